/** What a lock would bind and bring, told before it is signed. */
import { isPenaltyFlow, rules, streamsOf, type Holding } from '@acequia/client';
import { duration, grouped, times } from '../ui/format';
import { heldBy, lockState, shareAfter, shareOf } from './stakes';

/** A lock that could be taken, and what it changes. */
export interface LockForecast {
    readonly seconds: number;
    readonly end: bigint;
    readonly multiplierBps: bigint;
    readonly weight: { readonly before: bigint; readonly after: bigint };
    /** Of the pool's rewards. */
    readonly share: { readonly before: number; readonly after: number };
    /** Why it is refused; `undefined` where it is not. */
    readonly problem: string | undefined;
}

/** What locking a position for `seconds` from `now` on would change. */
export function lockForecast(holding: Holding, seconds: number, now: bigint): LockForecast {
    const { pool, position } = holding;
    const { stake } = position.data;
    const { lock, totals } = pool.data;
    const after = rules.lockedWeight(lock, stake.amount, BigInt(seconds));
    const end = now + BigInt(seconds);
    return {
        seconds,
        end,
        multiplierBps: rules.lockMultiplierBps(lock, BigInt(seconds)),
        weight: { before: stake.weight, after },
        share: {
            before: shareOf(stake.weight, totals.weight),
            after: shareAfter(pool, stake.weight, after),
        },
        problem: lockProblem(holding, { after, end, now }),
    };
}

function lockProblem(
    holding: Holding,
    { after, end, now }: { after: bigint; end: bigint; now: bigint },
): string | undefined {
    const { stake } = holding.position.data;
    const running = lockState(holding.position, now);
    if (stake.amount === 0n) return 'The position holds nothing to lock. Stake first.';
    if (running.is === 'running' && end < running.until) {
        return `The running lock ends later, in ${duration(running.until - now)}. Choose a longer time.`;
    }
    if (running.is === 'running' && after < stake.weight) {
        return 'The position would weigh less than under the running lock. Choose a longer time.';
    }
    return undefined;
}

/** The steps of a slider over lock times: whole days, hours or minutes, as the longest allows. */
export function lockUnit(maxSeconds: number): number {
    if (maxSeconds >= 2 * 86_400) return 86_400;
    return maxSeconds >= 7_200 ? 3_600 : 60;
}

/** What leaving a running lock early costs at `now`. */
export interface EarlyLeave {
    readonly penalty: bigint;
    readonly comes: bigint;
    readonly problem: string | undefined;
}

/** Whether the pool lets locks be left early. */
export const offersEarlyLeave = ({ pool }: Pick<Holding, 'pool'>): boolean =>
    streamsOf(pool).some(isPenaltyFlow);

/** What leaving with `amount` at `now` costs, and why it may be refused. */
export function earlyLeave(holding: Holding, amount: bigint, now: bigint): EarlyLeave {
    const { pool, position } = holding;
    const penalty = rules.earlyLeaveCost(pool.data, position.data, amount, now);
    return { penalty, comes: amount - penalty, problem: earlyProblem(holding, amount, now) };
}

function earlyProblem(holding: Holding, amount: bigint, now: bigint): string | undefined {
    const { stake } = holding.position.data;
    const { stakeDecimals } = holding.pool.data;
    if (amount === 0n) return 'Name an amount above zero.';
    if (amount > stake.amount) return `The position holds ${grouped(stake.amount, stakeDecimals)}.`;
    const left = stake.amount - amount;
    const boost = (stake.weight * left) / stake.amount - left;
    const held = heldBy(holding, now);
    if (left < held.principal || boost < held.boost) {
        return `Your open votes hold more than would be left, for another ${duration(stake.votes.lockedUntil - now)}. Withdraw them first, or leave with less.`;
    }
    return undefined;
}

/** "up to 2.5× for 60 days"; `undefined` where a pool offers no locks. */
export function lockTermsInWords(rule: { maxSeconds: number; maxMultiplierBps: number }) {
    if (rule.maxSeconds === 0) return undefined;
    return `up to ${times(rule.maxMultiplierBps)} for ${duration(rule.maxSeconds)}`;
}
