import {
    leaveLockEarly,
    lockPosition,
    payingStreams,
    releaseLock,
    whileSeen,
    type Holding,
} from '@acequia/client';
import type { Action } from '../transact/action';
import { duration, moment } from '../ui/format';
import { fresh, type Rpc } from './fresh';
import { freshToLeave } from './unstake';

/** Locks a position until `end` [unix s]. `said` is its stake in words, `seconds` how long that is. */
export function lockAction(
    rpc: Rpc,
    input: { holding: Holding; seconds: number; end: bigint; said: string; early: boolean },
): Action {
    const { seconds, end, said } = input;
    return {
        title: `Lock ${said} for ${duration(seconds)}`,
        notes: [lockNote(input)],
        build: async (owner) => {
            const { pool, position } = input.holding;
            const seen = whileSeen({ pool, position, hook: true, streams: payingStreams(pool) });
            const now = await fresh(rpc, input.holding);
            return [[...seen, ...lockPosition({ ...now, owner, lockEnd: end })]];
        },
    };
}

/** What a lock of `said` until `end` [unix s] means for whoever signs it. */
export function lockNote({ said, end, early }: { said: string; end: bigint; early: boolean }) {
    const way = early ? 'leaving early costs a part of it' : 'nobody can lift it';
    return `It binds ${said} until ${moment(end)}: unstaking and moving are refused until then, and ${way}. Rewards can be claimed as ever.`;
}

/** Resets the weight of a position whose lock is over. */
export function releaseAction(rpc: Rpc, holding: Holding): Action {
    return {
        title: 'Release the lock',
        notes: ['The lock is over. The position goes on with the weight of its plain stake.'],
        build: async () => [releaseLock(await fresh(rpc, holding))],
    };
}

/** Takes an amount out of a running lock [base units], and pays for it. */
export function leaveEarlyAction(
    rpc: Rpc,
    input: { holding: Holding; amount: bigint; said: string; costs: string },
): Action {
    const { amount, said, costs } = input;
    return {
        title: `Leave the lock with ${said}`,
        notes: [
            `${costs} of it is the price of leaving early now, and goes to those who stay. It is by the time that is left, so it falls to nothing by the lock’s end.`,
        ],
        build: async (owner, payInto, payer) => {
            const leaving = await freshToLeave(rpc, input.holding, owner.address, payInto);
            return [await leaveLockEarly({ ...leaving, owner, payer, amount })];
        },
    };
}
