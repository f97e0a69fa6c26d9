/** What a pool pays, from a pool as the program wrote it. */
import { aprs, rules, streamsOf } from '@acequia/client';
import { expect, test } from 'vitest';
import { earnings, sideBySide } from '../src/rewards/earnings';
import { ends, partOf, perDay, toCome, together, yieldsOf } from '../src/rewards/yields';
import { givenPool } from './given';

const UNPRICED = () => undefined;
const pool = givenPool();
const now = pool.data.totals.lastUpdate;
const { stakeMint, totals } = pool.data;

test('without prices only a reward in the stake’s own token has an APR, and a true one', () => {
    const yields = yieldsOf(pool, { now, price: UNPRICED });
    const [curve, flow] = yields;
    expect(yields.map(({ apr }) => apr !== undefined)).toEqual([false, true, false, true]);
    // 777,777 units in a week to a weight of 6,465,701,834, both of one token.
    const aYear = (777_777 / 604_800) * 365 * 86_400;
    expect(flow!.apr! / (aYear / 6_465_701_834)).toBeCloseTo(1, 10);
    expect(flow!.isOwn).toBe(true);
    expect(curve!.isOwn).toBe(false);
});

test('with prices every APR is the client’s, and a boost multiplies it', () => {
    const price = () => 2;
    const yields = yieldsOf(pool, { now, price });
    const [penalty, ...promised] = aprs(pool, { now, price });
    expect(yields.map(({ slot, mint, apr }) => ({ slot, mint, apr }))).toEqual([
        ...promised,
        penalty,
    ]);
    const boosted = yieldsOf(pool, { now, price, multiplierBps: 25_000n });
    expect(boosted[0]!.apr! / yields[0]!.apr!).toBeCloseTo(2.5, 10);
});

test('what a delegate counts has no APR, even where its key is a reward’s mint', () => {
    const delegated = givenPool({ flags: 2 });
    const yields = yieldsOf(delegated, { now, price: () => 1 });
    expect(yields.every(({ apr, isOwn }) => apr === undefined && !isOwn)).toBe(true);
});

test('a rate of whole-unit tokens is not rounded to nothing', () => {
    expect(perDay({ amount: 1n, seconds: 10 * 86_400 }, 0)).toBeCloseTo(0.1, 12);
    expect(perDay({ amount: 5n, seconds: 0 }, 0)).toBe(0);
});

test('the sum of APRs names the tokens that it leaves out', () => {
    const all = together(yieldsOf(pool, { now, price: UNPRICED }));
    const [, , own, other] = streamsOf(pool);
    expect(all.apr).toBeGreaterThan(0);
    expect(all.untold).not.toContain(own!.mint);
    expect(all.untold).toContain(other!.mint);
    expect(together([])).toEqual({ apr: undefined, untold: [] });
});

test('a stream says whether it runs, waits, is ahead, pauses, is unfed or dry', () => {
    const flows = (at: bigint, changes = {}) =>
        yieldsOf(givenPool(changes), { now: at, price: UNPRICED }).map(({ flow }) => flow);
    // The last waits for somebody to leave a lock early.
    expect(flows(now)).toEqual(['runs', 'runs', 'runs', 'unfed']);
    expect(flows(now, { totals: { ...totals, weight: 0n } })).toEqual([
        'waits',
        'waits',
        'waits',
        'unfed',
    ]);
    // The first one's second segment is a day without any; the flow waits for a deposit by then.
    expect(flows(1_800_000_000n + 864_000n + 1n)).toEqual(['between', 'unfed', 'runs', 'unfed']);
    expect(flows(pool.data.createdAt + 99n * 86_400n)).toEqual(['dry', 'unfed', 'dry', 'unfed']);
    const { streams } = pool.data;
    const later = streams.map((stream) => {
        const schedule = { ...stream.books.schedule, start: now + 500n, taken: 0n };
        return { ...stream, books: { ...stream.books, schedule } };
    });
    expect(flows(now, { streams: later })).toEqual(['ahead', 'ahead', 'ahead', 'unfed']);
});

test('what is to come adds up to what is not streamed yet', () => {
    const [, first] = streamsOf(pool);
    const at = now + 86_400n;
    const stretches = toCome(pool, first!.slot, at);
    const { schedule } = rules.settledTo(pool.data, at).streams[first!.slot]!.books;
    const whole = stretches.reduce((sum, { amount }) => sum + amount, 0n);
    expect(whole - schedule.taken).toBe(rules.unstreamed(schedule));
    expect(stretches[0]!.from).toBe(at);
    expect(stretches.at(-1)!.to).toBe(rules.endsAt(first!.books.schedule));
    for (const [nth, { from }] of stretches.entries()) {
        if (nth > 0) expect(from).toBe(stretches[nth - 1]!.to);
    }
});

test('the ends of a pool are those of its first and last stream that still pays', () => {
    const yields = yieldsOf(pool, { now, price: UNPRICED });
    const paying = yields.filter(({ flow }) => flow !== 'unfed');
    const times = paying.map(({ endsAt }) => endsAt).sort((a, b) => Number(a - b));
    expect(ends(yields)).toEqual({ first: times[0], last: times.at(-1) });
    expect(ends([])).toBeUndefined();
});

test('earnings of all weights together are what the streams emit', () => {
    const rates = yieldsOf(pool, { now, price: UNPRICED });
    const all = earnings(pool, { weight: totals.weight, total: totals.weight, now });
    for (const { mint, perDay, units } of all) {
        const of = rates.filter((one) => one.mint === mint);
        expect(units).toBe(BigInt(Math.floor(perDay * 10 ** of[0]!.decimals + 1e-6)));
        expect(perDay).toBeCloseTo(
            of.reduce((sum, one) => sum + one.perDay, 0),
            10,
        );
    }
    expect(earnings(pool, { weight: 1n, total: 0n, now })).toEqual([]);
});

test('two pools stand side by side by token', () => {
    const [a, b] = [stakeMint, streamsOf(pool)[1]!.mint];
    const [one, two] = [
        { perDay: 1, units: 10n, decimals: 6 },
        { perDay: 2, units: 20n, decimals: 6 },
    ];
    const none = { perDay: 0, units: 0n };
    expect(sideBySide([{ mint: a, ...one }], [{ mint: b, ...two }])).toMatchObject([
        { mint: a, here: one, there: none },
        { mint: b, here: none, there: two },
    ]);
    expect(partOf(1n, 4n)).toBe(0.25);
});
