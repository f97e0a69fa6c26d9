/** What a pool pays, as an LP compares it: tokens a day, for how long, and as an APR where one can
 *  be told without making up a price. */
import {
    aprs,
    isDelegated,
    isPenaltyFlow,
    rules,
    StreamKind,
    streamRates,
    streamsOf,
    StreamState,
    type PoolAccount,
    type PoolStream,
    type PriceSource,
} from '@acequia/client';
import type { Address } from '@solana/kit';
import { penaltyLast } from './penaltyLast';

/** Whether and why a stream pays or does not: `unfed` is a flow that waits for a deposit, or for
 *  somebody to leave a lock early. */
export type Flow = 'runs' | 'ahead' | 'waits' | 'between' | 'unfed' | 'dry';

/** What one stream of a pool pays. */
export interface Yield {
    readonly slot: number;
    readonly mint: Address;
    readonly decimals: number;
    readonly flow: Flow;
    /** To all stakers together, at the present rate [whole tokens a day]. */
    readonly perDay: number;
    /** The same from the next change of the rate on. */
    readonly perDayNext: number;
    /** To 1,000 whole tokens staked without a lock [whole tokens a day]; `undefined` where nobody
     *  is staked. */
    readonly perThousand: number | undefined;
    /** A part of the stake a year; `undefined` where no price tells. */
    readonly apr: number | undefined;
    /** It pays what is staked: its APR needs no prices. */
    readonly isOwn: boolean;
    /** It pays what leaving locks early costs. */
    readonly isPenalty: boolean;
    /** What is still to be emitted [base units]. */
    readonly unstreamed: bigint;
    /** When the last unit is emitted [unix s]. */
    readonly endsAt: bigint;
    /** When the rate changes next [unix s]. */
    readonly nextChangeAt: bigint;
}

const DAY = 86_400;

/** What each stream of a pool pays at `now` [unix s], what early leaves cost last. */
export function yieldsOf(
    pool: PoolAccount,
    { now, price, multiplierBps }: { now: bigint; price: PriceSource; multiplierBps?: bigint },
): Yield[] {
    const { stakeMint, totals, stakeDecimals } = pool.data;
    const boost = multiplierBps === undefined ? {} : { multiplierBps };
    const own: PriceSource = (mint) => (mint === stakeMint ? 1 : undefined);
    // What a delegate counts has no price, and may not be a token at all.
    const told = isDelegated(pool)
        ? []
        : [price, own].map((source) => aprs(pool, { now, price: source, ...boost }));
    const streams = new Map(streamsOf(pool).map((stream) => [stream.slot, stream]));
    const thousand = 1_000n * 10n ** BigInt(stakeDecimals);
    const yields = streamRates(pool, now).map((emitted): Yield => {
        const rate = toStakers(emitted, totals.weight);
        const { slot, mint, decimals } = rate;
        const ofSlot = ({ slot: other }: { slot: number }) => other === slot;
        const stream = streams.get(slot)!;
        return {
            slot,
            mint,
            decimals,
            flow: flowOf(emitted, totals.weight, stream, now),
            perDay: perDay(rate, decimals),
            perDayNext: nextRate(pool, rate, now),
            perThousand:
                totals.weight === 0n
                    ? undefined
                    : perDay(rate, decimals) * partOf(thousand, totals.weight),
            apr: told.flat().find(ofSlot)?.apr,
            isOwn: mint === stakeMint && !isDelegated(pool),
            isPenalty: isPenaltyFlow(stream),
            unstreamed: rate.unstreamed,
            endsAt: rate.runsDryAt,
            nextChangeAt: rate.nextChangeAt,
        };
    });
    return penaltyLast(yields);
}

/** An amount over some seconds as a rate [whole tokens a day]. A float: rates are estimates, what
 *  is owed is not. */
export function perDay(
    { amount, seconds }: { amount: bigint; seconds: bigint | number },
    decimals: number,
): number {
    if (Number(seconds) === 0) return 0;
    return (Number(amount) / 10 ** decimals / Number(seconds)) * DAY;
}

/** What stakers of that total weight get of a rate. */
const toStakers = <Of extends rules.RateRule & { amount: bigint }>(of: Of, weight: bigint): Of => ({
    ...of,
    amount: rules.shareFloor(of, of.amount, weight).shared,
});

/** A part of a whole; more than 1 where it is more. */
export const partOf = (part: bigint, whole: bigint): number => Number(part) / Number(whole);

function nextRate(
    pool: PoolAccount,
    { slot, decimals, nextChangeAt }: { slot: number; decimals: number; nextChangeAt: bigint },
    now: bigint,
): number {
    const next = toCome(pool, slot, now).find(({ from }) => from >= nextChangeAt);
    const { books } = pool.data.streams[slot]!;
    const shared = next && rules.shareFloor(books, next.amount, pool.data.totals.weight).shared;
    return next ? perDay({ ...next, amount: shared! }, decimals) : 0;
}

function flowOf(
    rate: { amount: bigint; seconds: bigint; unstreamed: bigint; nextChangeAt: bigint },
    weight: bigint,
    { books: { kind, state } }: PoolStream,
    now: bigint,
): Flow {
    if (rate.unstreamed === 0n) {
        const isFed = kind === StreamKind.Curve || state !== StreamState.Active;
        return isFed ? 'dry' : 'unfed';
    }
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
    const paying = yields.filter((one) => one.perDay > 0);
    const told = paying.flatMap(({ apr }) => (apr === undefined ? [] : [apr]));
    const untold = paying.filter(({ apr }) => apr === undefined).map(({ mint }) => mint);
    const apr = told.length === 0 ? undefined : told.reduce((sum, one) => sum + one, 0);
    return { apr, untold: [...new Set(untold)] };
}

/** When the first of the streams that still pay ends, and the last [unix s]. */
export function ends(yields: readonly Yield[]): { first: bigint; last: bigint } | undefined {
    const times = yields
        .filter(({ flow }) => flow !== 'dry' && flow !== 'unfed')
        .map(({ endsAt }) => endsAt);
    if (times.length === 0) return undefined;
    const by = (better: (a: bigint, b: bigint) => boolean) =>
        times.reduce((best, time) => (better(time, best) ? time : best));
    return { first: by((a, b) => a < b), last: by((a, b) => a > b) };
}

/** A stretch of a stream's curve that is still to come. */
export interface Stretch {
    readonly from: bigint;
    readonly to: bigint;
    /** What the whole segment emits [base units], and how long all of it lasts [s]: its rate. */
    readonly amount: bigint;
    readonly seconds: number;
}

/** What a stream will emit from `now` on, by its curve, if nobody changes or delays it. */
export function toCome(pool: PoolAccount, slot: number, now: bigint): Stretch[] {
    const { schedule } = rules.settledTo(pool.data, now).streams[slot]!.books;
    let start = schedule.start;
    return rules.remainingSegments(schedule).flatMap((segment) => {
        const from = start > now ? start : now;
        start += BigInt(segment.seconds);
        return start > from ? [{ ...segment, from, to: start }] : [];
    });
}
