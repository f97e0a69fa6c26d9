import {
    isPenaltyFlow,
    leaveLockEarly,
    lockPosition,
    releaseLock,
    rules,
    streamsOf,
    whileSeen,
    type Holding,
    type PoolAccount,
    type PoolStream,
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
    const { seconds, end, said, early } = input;
    return {
        title: `Lock ${said} for ${duration(seconds)}`,
        notes: [
            `It binds ${said} until ${moment(end)}: unstaking and moving are refused until then${
                early ? ', and leaving early costs a part of it' : ', and nobody can lift it'
            }. Rewards can be claimed as ever.`,
        ],
        build: async (owner) => {
            const { pool, position } = input.holding;
            const seen = whileSeen({ pool, position, hook: true, streams: paying(pool) });
            const now = await fresh(rpc, input.holding);
            return [[...seen, ...lockPosition({ ...now, owner, lockEnd: end })]];
        },
    };
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

/** The streams that somebody counts on who locks: those that still pay, but what early leaves cost. */
export const paying = (pool: PoolAccount): PoolStream[] =>
    streamsOf(pool).filter(
        (stream) => !isPenaltyFlow(stream) && !rules.isFinished(stream.books.schedule),
    );
