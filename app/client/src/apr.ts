/** Rates, now and a year on. Estimates for people: nothing on chain depends on them. */
import type { Address } from '@solana/kit';
import { streamsOf } from './read/pools.js';
import { BPS } from './rules/lock.js';
import { settledTo } from './rules/pool.js';
import { shareFloor, type RateRule } from './rules/rate.js';
import { endsAt, runningSegment, unstreamed } from './rules/schedule.js';
import type { PoolAccount } from './types.js';

const YEAR = 365 * 86_400;

/** What a stream emits now, and for how long. Of `amount`, stakers get what `rules.shareFloor` says. */
export interface StreamRate extends RateRule {
    readonly slot: number;
    readonly mint: Address;
    readonly decimals: number;
    /** What the running segment emits in all [base units]; 0 where none runs. */
    readonly amount: bigint;
    /** How long the running segment lasts in all [s]; 0 where none runs. Its rate is
     *  `amount / seconds`. */
    readonly seconds: bigint;
    /** What is still to be emitted [base units]. */
    readonly unstreamed: bigint;
    /** When the last unit is emitted, if nobody changes or delays the curve [unix s]. */
    readonly runsDryAt: bigint;
    /** When the rate changes next [unix s]. */
    readonly nextChangeAt: bigint;
}

/** What each stream of a pool emits at `now`, as `view_pool` would answer then. */
export function streamRates(pool: PoolAccount, now: bigint): StreamRate[] {
    const at = now > pool.data.totals.lastUpdate ? now : pool.data.totals.lastUpdate;
    const settled = { ...pool, data: settledTo(pool.data, now) };
    return streamsOf(settled).map(({ slot, mint, decimals, books }) => {
        const { schedule, fullWeight, leastWeight } = books;
        const segment = runningSegment(schedule);
        const runs = segment !== undefined && schedule.start <= at;
        const end = segment ? schedule.start + BigInt(segment.seconds) : endsAt(schedule);
        return {
            slot,
            mint,
            decimals,
            amount: runs ? segment.amount : 0n,
            seconds: runs ? BigInt(segment.seconds) : 0n,
            unstreamed: unstreamed(schedule),
            runsDryAt: endsAt(schedule),
            nextChangeAt: segment && !runs ? schedule.start : end,
            fullWeight,
            leastWeight,
        };
    });
}

/** The price of one whole token of a mint, in any currency; `undefined` where it is not known.
 *  This client knows no prices: whoever shows an APR names where its prices come from. */
export type PriceSource = (mint: Address) => number | undefined;

/** What a year at the present rate would bring, as a part of what is staked: 0.12 is 12 %. */
export interface StreamApr {
    readonly slot: number;
    readonly mint: Address;
    readonly apr: number;
}

/**
 * The APR of each stream at `now` for a stake of some multiplier (10,000 bps, which is none,
 * unless named). A stream whose price is not known is left out; without the price of what is
 * staked, and with nobody staked, there is none at all.
 */
export function aprs(
    pool: PoolAccount,
    input: { now: bigint; price: PriceSource; multiplierBps?: bigint },
): StreamApr[] {
    const { now, price, multiplierBps = BPS } = input;
    const { stakeMint, stakeDecimals, totals } = pool.data;
    const stakePrice = price(stakeMint);
    if (stakePrice === undefined || stakePrice <= 0 || totals.weight === 0n) return [];
    const staked = (Number(totals.weight) / 10 ** stakeDecimals) * stakePrice;
    const boost = Number(multiplierBps) / Number(BPS);
    return streamRates(pool, now).flatMap(({ slot, mint, decimals, seconds, ...rate }) => {
        const { shared: amount } = shareFloor(rate, rate.amount, totals.weight);
        const rewardPrice = price(mint);
        if (rewardPrice === undefined) return [];
        const perSecond = seconds === 0n ? 0 : Number(amount) / 10 ** decimals / Number(seconds);
        return [{ slot, mint, apr: (perSecond * YEAR * rewardPrice * boost) / staked }];
    });
}
