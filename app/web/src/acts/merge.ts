import {
    fetchNow,
    fetchPosition,
    mergePositions,
    rules,
    whileSeen,
    type Holding,
} from '@acequia/client';
import type { Action } from '../transact/action';
import { fresh, type Rpc } from './fresh';

/** For how long after it was looked at a merge may land [s]: what is weighed by the time left weighs
 *  less then. */
const SLACK = 300n;

/** Puts one of the wallet's positions in a pool into another, and closes the emptied one. */
export function mergeAction(
    rpc: Rpc,
    input: { from: Holding; into: Holding; said: string; notes: readonly string[] },
): Action {
    return {
        title: `Merge into ${input.said}`,
        notes: input.notes,
        build: async (owner) => {
            const [{ pool, position }, into, now] = await Promise.all([
                fresh(rpc, input.from),
                fetchPosition(rpc, input.into.position.address),
                fetchNow(rpc),
            ]);
            const [left, gone] = [into.data.stake, position.data.stake];
            const end = left.lockEnd > gone.lockEnd ? left.lockEnd : gone.lockEnd;
            const late = end > now && now + SLACK > end ? end - 1n : now + SLACK;
            const { weight } = rules.merged(pool.data.lock, left, gone, late);
            // All of it is locked until the later end: of either, no later than was seen.
            const seen = [input.into, input.from].flatMap((one) =>
                whileSeen({ pool: input.from.pool, position: one.position }),
            );
            const merging = { pool, position, into, owner, leastWeight: weight };
            return [[...seen, ...mergePositions(merging)]];
        },
    };
}
