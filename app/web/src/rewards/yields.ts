/** What a farm pays, as an LP compares it: tokens a day, for how long, and as an APR where one can
 *  be told without making up a price. */
import {
    aprs,
    isDelegated,
    rules,
    streamRates,
    streamsOf,
    StreamState,
    type PoolAccount,
    type PriceSource,
} from '@acequia/client';
import type { Address } from '@solana/kit';

/** Whether and why a stream pays or does not. */
export type Flow = 'runs' | 'ahead' | 'waits' | 'between' | 'dry';

/** What one stream of a pool pays. */
export interface Yield {
    readonly slot: number;
    readonly mint: Address;
    readonly decimals: number;
    readonly flow: Flow;
    /** To all stakers together, at the present rate [base units a day, rounded down]. */
    readonly perDay: bigint;
    /** To 1,000 whole tokens staked without a lock [base units a day, rounded down]; `undefined`
     *  where nobody is staked. */
    readonly perThousand: bigint | undefined;
    /** A part of the stake a year; `undefined` where no price tells. */
    readonly apr: number | undefined;
    /** It pays what is staked: its APR needs no prices. */
    readonly isOwn: boolean;
    /** What is still to be emitted [base units]. */
    readonly unstreamed: bigint;
    /** When the last unit is emitted [unix s]. */
    readonly endsAt: bigint;
    /** When the rate changes next [unix s]. */
    readonly nextChangeAt: bigint;
}

const DAY = 86_400n;

/** What each stream of a pool pays at `now` [unix s]. */
export function yieldsOf(
    pool: PoolAccount,
    { now, price, multiplierBps }: { now: bigint; price: PriceSource; multiplierBps?: bigint },
): Yield[] {
    const { stakeMint, totals, stakeDecimals } = pool.data;
    const boost = multiplierBps === undefined ? {} : { multiplierBps };
    const priced = isDelegated(pool) ? [] : aprs(pool, { now, price, ...boost });
    const own = aprs(pool, {
        now,
        price: (mint) => (mint === stakeMint ? 1 : undefined),
        ...boost,
    });
    const streams = new Map(streamsOf(pool).map((stream) => [stream.slot, stream]));
    const thousand = 1_000n * 10n ** BigInt(stakeDecimals);
    return streamRates(pool, now).map((rate) => {
        const { slot, mint, amount, seconds } = rate;
        const ofSlot = ({ slot: other }: { slot: number }) => other === slot;
        return {
            slot,
            mint,
            decimals: rate.decimals,
            flow: flowOf(rate, totals.weight, streams.get(slot)?.books.state, now),
            perDay: seconds === 0n ? 0n : (amount * DAY) / seconds,
            perThousand: perDayOf(rate, thousand, totals.weight),
            apr: (priced.find(ofSlot) ?? own.find(ofSlot))?.apr,
            isOwn: mint === stakeMint,
            unstreamed: rate.unstreamed,
            endsAt: rate.runsDryAt,
            nextChangeAt: rate.nextChangeAt,
        };
    });
}

/** What a weight earns a day of a rate that all of `total` shares [base units, rounded down];
 *  `undefined` where nobody is staked. */
export function perDayOf(
    { amount, seconds }: { amount: bigint; seconds: bigint },
    weight: bigint,
    total: bigint,
): bigint | undefined {
    if (total === 0n) return undefined;
    return seconds === 0n ? 0n : (amount * DAY * weight) / (seconds * total);
}

function flowOf(
    rate: { amount: bigint; seconds: bigint; unstreamed: bigint; nextChangeAt: bigint },
    weight: bigint,
    state: StreamState | undefined,
    now: bigint,
): Flow {
    if (rate.unstreamed === 0n || state === StreamState.Closing) return 'dry';
    if (rate.seconds === 0n && rate.nextChangeAt > now) return 'ahead';
    if (weight === 0n) return 'waits';
    return rate.amount === 0n ? 'between' : 'runs';
}

/** The yield of all streams together. */
export interface Together {
    /** The sum of the APRs that can be told; `undefined` where none can. */
    readonly apr: number | undefined;
    /** Mints that pay now and whose APR no price tells: the sum is at least that. */
    readonly untold: readonly Address[];
}

/** Adds up the APRs of a pool's streams. */
export function together(yields: readonly Yield[]): Together {
    const paying = yields.filter(({ perDay }) => perDay > 0n);
    const told = paying.flatMap(({ apr }) => (apr === undefined ? [] : [apr]));
    const untold = paying.filter(({ apr }) => apr === undefined).map(({ mint }) => mint);
    const apr = told.length === 0 ? undefined : told.reduce((sum, one) => sum + one, 0);
    return { apr, untold: [...new Set(untold)] };
}

/** When the first of the streams that still pay ends, and the last [unix s]. */
export function ends(yields: readonly Yield[]): { first: bigint; last: bigint } | undefined {
    const times = yields.filter(({ flow }) => flow !== 'dry').map(({ endsAt }) => endsAt);
    if (times.length === 0) return undefined;
    const by = (better: (a: bigint, b: bigint) => boolean) =>
        times.reduce((best, time) => (better(time, best) ? time : best));
    return { first: by((a, b) => a < b), last: by((a, b) => a > b) };
}

/** A stretch of a stream's curve that is still to come. */
export interface Stretch {
    readonly from: bigint;
    readonly to: bigint;
    /** [base units a day, rounded down] */
    readonly perDay: bigint;
}

/** What a stream will emit from `now` on, by its curve, if nobody changes or delays it. */
export function toCome(pool: PoolAccount, slot: number, now: bigint): Stretch[] {
    const { schedule } = rules.settledTo(pool.data, now).streams[slot]!.books;
    let from = schedule.start;
    return rules.remainingSegments(schedule).flatMap(({ seconds, amount }) => {
        const to = from + BigInt(seconds);
        const stretch = {
            from: from > now ? from : now,
            to,
            perDay: (amount * DAY) / BigInt(seconds),
        };
        from = to;
        return stretch.to > stretch.from ? [stretch] : [];
    });
}
