/** What people are told of a rate that follows the stake. */
import { rules, type PoolAccount, type Stream } from '@acequia/client';
import { expect, test } from 'vitest';
import { rateAt } from '../src/rewards/rate';

/** 60,000 over 90 days, in full from 2,000,000 staked on. */
const SEGMENTS = { durations: [90 * 86_400], amounts: [60_000_000_000_000n] };
const SCHEDULE = { start: 0n, taken: 0n, cursor: 0, count: 1, phase: 0, ...SEGMENTS };
const BOOKS = {
    fullWeight: 2_000_000_000_000n,
    leastWeight: 400_000_000_000n,
    schedule: SCHEDULE,
} as unknown as Stream;

const staked = (weight: bigint) =>
    ({ data: { stakeDecimals: 6, totals: { weight } } }) as PoolAccount;

test('the most that each earns is the rate over the full stake, whatever is staked', () => {
    for (const weight of [0n, 1n, 800_000_000_000n, 5_000_000_000_000n]) {
        // 0.121666666 a year.
        expect(rateAt(BOOKS, staked(weight)).most).toBe(121_666_666n);
    }
});

test('what is paid and what comes back add up to what is to come', () => {
    const at = (weight: bigint) => {
        const { paid, back } = rateAt(BOOKS, staked(weight));
        expect(paid + back).toBe(rules.unstreamed(SCHEDULE));
        return Number(paid / 1_000_000_000n);
    };
    expect(at(0n)).toBe(0);
    expect(at(1n)).toBe(12_000); // the least
    expect(at(800_000_000_000n)).toBe(24_000);
    expect(at(2_000_000_000_000n)).toBe(60_000);
    expect(at(4_000_000_000_000n)).toBe(60_000);
});

test('what is full and least is said in whole tokens', () => {
    expect(rateAt(BOOKS, staked(1n))).toMatchObject({ full: '2,000,000', least: '400,000' });
    expect(rateAt({ ...BOOKS, leastWeight: 0n }, staked(1n)).least).toBeUndefined();
});
