/** Rates that follow the stake, as people are told of them. */
import { rules, type PoolAccount, type Stream } from '@acequia/client';
import { grouped } from '../ui/format';

const YEAR = 365n * 86_400n;

/** What an LP can rely on of such a rate, and what of it is paid. */
export interface RateAt {
    /** The most that a whole token of the stake, unlocked, earns in a year [base units]; `undefined` while
     *  no segment runs. */
    readonly most: bigint | undefined;
    /** How much stake the full rate takes. */
    readonly full: string;
    /** What is paid at this stake is paid however little is staked; `undefined` where nothing is. */
    readonly least: string | undefined;
    /** Of what is still to come, at today's stake: to stakers, and back to the funder [base units]. */
    readonly paid: bigint;
    readonly back: bigint;
}

/** Of a stream with a rate rule, in a pool settled to now. */
export function rateAt(books: Stream, { data }: PoolAccount): RateAt {
    const { fullWeight, leastWeight, schedule } = books;
    const { stakeDecimals, totals } = data;
    const left = rules.unstreamed(schedule);
    const nobody = totals.weight === 0n;
    const paid = nobody ? 0n : rules.shareFloor(books, left, totals.weight).shared;
    const running = rules.runningSegment(schedule);
    const inAYear = running && running.amount * YEAR * 10n ** BigInt(stakeDecimals);
    return {
        most: inAYear && inAYear / (BigInt(running.seconds) * fullWeight),
        full: grouped(fullWeight, stakeDecimals),
        least: leastWeight === 0n ? undefined : grouped(leastWeight, stakeDecimals),
        paid,
        back: left - paid,
    };
}
