/** Dividing a vote: all of it, always. */
import type { gauges, gauge as program } from '@acequia/client';
import type { Address } from '@solana/kit';
import { expect, test } from 'vitest';
import {
    asCast,
    evenly,
    firstSplit,
    inBps,
    leftOutAtFirst,
    readPart,
    sumOf,
    withPart,
} from '../src/pages/gauge/split';

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

/** An epoch of that number, about those pools. */
const epochOf = (number: bigint, pools: readonly Address[]) =>
    ({
        data: { books: { number, pools: pools.length }, members: pools.map((pool) => ({ pool })) },
    }) as unknown as gauges.EpochAccount;

const voteOf = (bps: number[], weight = 5n): program.Vote => ({
    weight,
    power: 1n,
    split: { bps },
});

test('a vote of another epoch is begun with as it was cast, over the pools that there are', () => {
    const [first, second, third] = POOLS as [Address, Address, Address];
    const cast = {
        epoch: epochOf(3n, [first, second, third]),
        vote: voteOf([3_333, 3_333, 3_334]),
    };
    const same = asCast(cast, [third, first, second])!;
    expect([...same]).toEqual([
        [third, 33],
        [first, 34],
        [second, 33],
    ]);
    expect([...asCast(cast, [second, POOLS[3]!])!]).toEqual([
        [second, 100],
        [POOLS[3], 0],
    ]);
    expect(asCast(cast, [POOLS[4]!])).toBeUndefined();
    expect(asCast({ ...cast, vote: voteOf([10_000], 0n) }, [first])).toBeUndefined();
});

test('a vote begins as it stands, else as in the latest epoch before, else evenly', () => {
    const pools = POOLS.slice(0, 2);
    const epoch = epochOf(9n, pools);
    const before = [7n, 8n].map((number, nth) => ({
        epoch: epochOf(number, pools),
        vote: voteOf(nth === 0 ? [10_000, 0] : [2_000, 8_000]),
    }));
    const voters = (vote?: program.Vote) => [
        { vote: undefined, before: [] },
        { vote, before },
    ];
    expect([...firstSplit(epoch, voters(voteOf([6_000, 4_000]))).percents.values()]).toEqual([
        60, 40,
    ]);
    const last = firstSplit(epoch, voters(voteOf([], 0n)));
    expect([...last.percents.values()]).toEqual([20, 80]);
    expect(last.from).toBe(before[1]!.epoch);
    expect(firstSplit(epoch, [{ vote: undefined, before: [] }])).toEqual({
        percents: evenly(pools),
        from: undefined,
    });
});
