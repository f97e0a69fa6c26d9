/** What pools hold and stream together, as far as prices tell. */
import type { PriceSource } from '@acequia/client';
import type { Listed } from './choose';

export interface Totals {
    /** In money; without the pools whose stake has no price. */
    readonly staked: number | undefined;
    /** In money a day, at the present rates; without the rewards that have no price. */
    readonly perDay: number | undefined;
    /** What is streamed on average, a part of the stake a year; `undefined` where a price is missing. */
    readonly apr: number | undefined;
    readonly positions: bigint;
    /** How many pay now. */
    readonly paying: number;
    /** Whether there is something that has no price. */
    readonly isPartial: boolean;
}

/** Adds them up. */
export function totalsOf(listed: readonly Listed[], price: PriceSource): Totals {
    const held = listed.filter(({ pool }) => pool.data.totals.staked > 0n);
    const running = listed.flatMap(({ yields }) => yields.filter(({ flow }) => flow === 'runs'));
    const staked = held.flatMap(({ worth }) => (worth === undefined ? [] : [worth]));
    const streamed = running.flatMap(({ mint, perDay }) => {
        const one = price(mint);
        return one === undefined ? [] : [perDay * one];
    });
    const isPartial = staked.length < held.length || streamed.length < running.length;
    const [all, perDay] = [sum(staked), sum(streamed)];
    return {
        staked: all,
        perDay,
        apr: isPartial || !all || perDay === undefined ? undefined : (perDay * 365) / all,
        positions: listed.reduce((all, { pool }) => all + BigInt(pool.data.totals.positions), 0n),
        paying: listed.filter(({ yields }) => yields.some(({ flow }) => flow === 'runs')).length,
        isPartial,
    };
}

const sum = (parts: readonly number[]): number | undefined =>
    parts.length === 0 ? undefined : parts.reduce((all, one) => all + one, 0);
