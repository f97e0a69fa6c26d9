/** What a history server says: read with care, drawn as it is. */
import { expect, test } from 'vitest';
import { maybe, number, units } from '../src/past/ask';
import { readEarned, sumsByMint, worthSoFar } from '../src/past/earnings';
import {
    aprPoints,
    beginOf,
    emissionByMint,
    hasUnpriced,
    poolLine,
    readStep,
    sourcesOf,
    spanOf,
} from '../src/past/series';

const DAY = 86_400;
const row = (changes: Record<string, unknown> = {}) => ({
    time: 10 * DAY,
    date: '1970-01-11T00:00:00Z',
    staked: '18446744073709551615',
    weight: '5',
    owners: 3,
    stream: 0,
    mint: 'SAL',
    emitted: '86400',
    apr: 0.25,
    prices: 'a list',
    ...changes,
});

test('a row is read to the unit, and what nothing tells is not taken for zero', () => {
    const step = readStep(row({ apr: null, prices: null }));
    expect(step.staked).toBe(2n ** 64n - 1n);
    expect([step.emitted, step.apr, step.prices]).toEqual([86_400n, undefined, undefined]);
});

test.each([
    ['an amount that is none', () => units(row({ staked: '1.5' }), 'staked')],
    ['an amount that is a number', () => units(row({ staked: 7 }), 'staked')],
    ['a time that is text', () => number(row({ time: '7' }), 'time')],
    ['a share that is no number', () => maybe(row({ apr: 'much' }), 'apr', number)],
    ['a row without what it should have', () => readStep({})],
])('%s is refused', (_, read) => expect(read).toThrow());

test('a young past is shown by the hour, an older one by the day, and at most so much of it', () => {
    expect(spanOf(1_000n, 5_000n)).toEqual({ step: 'hour', seconds: 3_600, from: 1_000 });
    expect(spanOf(1_000n, BigInt(20 * DAY))).toEqual({ step: 'day', seconds: DAY, from: 1_000 });
    const old = spanOf(0n, BigInt(5_000 * DAY));
    expect(old.from).toBe((5_000 - 990) * DAY);
});

test('the last step is as long as it is: what it emitted is a rate of that time', () => {
    expect([beginOf(10 * DAY, DAY), beginOf(10 * DAY + 1, DAY)]).toEqual([9 * DAY, 10 * DAY]);
    const steps = [row(), row({ time: 10 * DAY + DAY / 2, emitted: '43200' })].map(readStep);
    const [points] = [...emissionByMint(steps, { seconds: DAY, from: 0 }).values()];
    expect(points).toEqual([
        { at: 9 * DAY, value: 86_400 },
        { at: 10 * DAY, value: 86_400 },
        { at: 10 * DAY + DAY / 2, value: 86_400 },
    ]);
});

test('so is the first one: it begins with the pool, and has no yield of a whole step', () => {
    const from = 9 * DAY + DAY / 2;
    const [points] = [...emissionByMint([readStep(row())], { seconds: DAY, from }).values()];
    expect(points![0]).toEqual({ at: from, value: 172_800 });
    expect(aprPoints([readStep(row())], { seconds: DAY, from })).toEqual([]);
});

test('what is the pool’s stands in each stream’s row, and is drawn once', () => {
    const steps = [row(), row({ stream: 1, mint: 'AGUA', apr: 0.5 })].map(readStep);
    expect(poolLine(steps, 'LPs', ({ owners }) => owners).points).toEqual([
        { at: 10 * DAY, value: 3 },
    ]);
    expect(aprPoints(steps, { seconds: DAY, from: 0 }).map(({ value }) => value)).toEqual([
        0.75, 0.75,
    ]);
    expect(sourcesOf(steps)).toEqual(['a list']);
    expect(hasUnpriced(steps)).toBe(false);
    expect(hasUnpriced([readStep(row({ apr: null }))])).toBe(true);
    const bare = readStep(
        row({ stream: null, mint: null, emitted: null, apr: null, prices: null }),
    );
    expect([...emissionByMint([bare], { seconds: DAY, from: 0 })]).toEqual([]);
    expect(aprPoints([bare], { seconds: DAY, from: 0 })).toEqual([]);
});

test('what was earned adds up from nothing; its worth only where every price was known', () => {
    const earned = (time: number, amount: string, value: number | null, mint = 'SAL') =>
        readEarned({ time, mint, earned: amount, value, prices: null });
    const steps = [
        earned(10 * DAY, '5', 1),
        earned(10 * DAY, '7', 2, 'AGUA'),
        earned(12 * DAY, '3', 4),
    ];
    expect(sumsByMint(steps, DAY).get('SAL' as never)).toEqual([
        { at: 9 * DAY, value: 0 },
        { at: 10 * DAY, value: 5 },
        { at: 11 * DAY, value: 5 },
        { at: 12 * DAY, value: 8 },
    ]);
    expect(worthSoFar(steps, DAY).at(-1)).toEqual({ at: 12 * DAY, value: 7 });
    expect(worthSoFar([...steps, earned(13 * DAY, '1', null)], DAY)).toEqual([]);
});
