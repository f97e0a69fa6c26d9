/** Dividing a vote: all of it, always. */
import type { Address } from '@solana/kit';
import { expect, test } from 'vitest';
import { evenly, inBps, readPart, sumOf, withPart, leftOutAtFirst } from '../src/pages/gauge/split';

const POOLS = Array.from({ length: 7 }, (_, nth) => `pool ${nth}` as Address);

test('a vote split evenly is whole', () => {
    for (let count = 1; count <= POOLS.length; count++) {
        const percents = evenly(POOLS.slice(0, count));
        expect(sumOf(percents)).toBe(100);
        const parts = [...percents.values()];
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
    }
});

test('whatever is changed, all parts make a whole and the changed one is as wished', () => {
    let percents = evenly(POOLS.slice(0, 4));
    let dice = 7;
    for (let step = 0; step < 500; step++) {
        dice = (dice * 48_271) % 2_147_483_647;
        const pool = POOLS[dice % 4]!;
        const part = (dice >> 8) % 101;
        percents = withPart(percents, pool, part);
        expect(percents.get(pool)).toBe(part);
        expect(sumOf(percents)).toBe(100);
        expect([...percents.values()].every((one) => one >= 0 && Number.isInteger(one))).toBe(true);
    }
    expect([...percents.keys()]).toEqual(POOLS.slice(0, 4));
    expect(sumOf(inBps(percents))).toBe(10_000);
});

test('a part is a whole percent, or stays as it was', () => {
    expect(['', '0', '7', '100', '250'].map(readPart)).toEqual([0, 0, 7, 100, 250]);
    for (const text of ['12.5', '-1', '1e1', '0x1', ' ', 'half', '1,5']) {
        expect(readPart(text), text).toBeUndefined();
    }
});

test('one pool gets all there is', () => {
    expect([...withPart(evenly([POOLS[0]!]), POOLS[0]!, 30)]).toEqual([[POOLS[0], 100]]);
});

test('positions of a unit that anybody opened do not vote unless they are chosen', () => {
    const named = (nth: number) => `position ${nth}` as Address;
    const votes = [5_000_000n, 400n, 600n, 1n, 5_000_000n];
    const left = leftOutAtFirst(new Map(votes.map((one, nth) => [named(nth), one])));
    expect(left).toEqual(new Set([named(1), named(3)]));
    const many = Array.from({ length: 40 }, (_, nth) => [named(nth), 7n] as const);
    expect(leftOutAtFirst(new Map(many)).size).toBe(24);
    expect(leftOutAtFirst(new Map())).toEqual(new Set());
});
