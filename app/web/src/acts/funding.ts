import {
    closePool,
    commitStream,
    extendStream,
    fetchPool,
    refundStream,
    requirePayable,
    retireStream,
    rewardAccountOf,
    stakeAccountOf,
    topUp,
    windDownStream,
    type PoolAccount,
    type PoolStream,
    type Segment,
} from '@acequia/client';
import type { TransactionSigner } from '@solana/kit';
import type { Action } from '../transact/action';
import { moment } from '../ui/format';
import type { Rpc } from './fresh';

interface OfStream {
    readonly pool: PoolAccount;
    readonly stream: PoolStream;
}

/** Gives to a stream [base units]; anyone may. `said` is how much, in words. */
export function topUpAction(
    { pool, stream: { slot } }: OfStream,
    amount: bigint,
    { said, onDone }: { said: string; onDone: () => void },
): Action {
    return {
        title: `Top up with ${said}`,
        build: async (giver) => [await topUp({ pool, slot, giver, amount })],
        onDone,
    };
}

/** Funds a curve further. `said` is how much over how long, in words. */
export function extendAction(
    { pool, stream: { slot } }: OfStream,
    segments: readonly Segment[],
    { said, onDone }: { said: string; onDone: () => void },
): Action {
    return {
        title: `Extend by ${said}`,
        build: async (funder) => [await extendStream({ pool, slot, funder, segments })],
        notes: ['What is added is not committed. Commit it to let LPs rely on it.'],
        onDone,
    };
}

/** Promises what is scheduled before `until` [unix s]. */
export function commitAction(
    { pool, stream: { slot } }: OfStream,
    until: bigint,
    symbol: string,
): Action {
    return {
        title: `Commit ${symbol} until ${moment(until)}`,
        build: async (funder) => [commitStream({ pool, slot, funder, until })],
        notes: [`It commits what is scheduled until ${moment(until)}, for good.`],
    };
}

/** Closes a finished stream to funding: the first of two steps to free its slot. */
export function windDownAction({ pool, stream: { slot } }: OfStream, symbol: string): Action {
    return {
        title: `Wind down the stream of ${symbol} in slot ${slot}`,
        build: async (funder) => [windDownStream({ pool, slot, funder })],
        notes: ['It can never be funded again.'],
    };
}

/** Takes back what nobody was promised. `said` is about how much. */
export function takeBackAction(
    rpc: Rpc,
    of: OfStream,
    { said, notes }: { said: string; notes: readonly string[] },
): Action {
    return {
        title: `Take back about ${said}`,
        notes,
        build: async (funder) => [await refundStream(await paid(rpc, of, funder))],
    };
}

/** Frees the slot of a stream that is wound down and owes nobody anything. */
export function retireAction(rpc: Rpc, of: OfStream, symbol: string): Action {
    return {
        title: `Retire the stream of ${symbol} in slot ${of.stream.slot}`,
        build: async (funder) => [await retireStream(await paid(rpc, of, funder))],
    };
}

/** Closes an empty pool. */
export function closePoolAction(rpc: Rpc, pool: PoolAccount, onDone: () => void): Action {
    return {
        title: 'Close this pool',
        notes: ['It is gone for good, and its address with it.'],
        build: async (closer) => {
            const now = await fetchPool(rpc, pool.address);
            await requirePayable(rpc, [stakeAccountOf(now, now.data.creator)]);
            return [await closePool({ pool: now, closer })];
        },
        onDone,
    };
}

/** Looks at the funder's account, into which it is paid. */
async function paid(rpc: Rpc, { pool, stream }: OfStream, funder: TransactionSigner) {
    await requirePayable(rpc, [rewardAccountOf(stream, funder.address)]);
    return { pool, slot: stream.slot, funder };
}
