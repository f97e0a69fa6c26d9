/** A farm saved as a file: what is left to pay, and nothing of what has been paid. */
import { acequia, IdlePolicy, rules, type PoolAccount, type StreamSlot } from '@acequia/client';
import { parseFarm, totalOf, writeFarm, type Curve, type Farm } from '@acequia/farm-file';
import { address } from '@solana/kit';
import { expect, test, vi } from 'vitest';
import { farmOf, leftOut } from '../src/pages/team/exportFarm';
import { planOf, type Ground } from '../src/pages/team/plan/plan';
import { givenPool, termsOf } from './given';

const ME = address('4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi');
const NAMES = { pool: 'Pool', symbol: () => undefined };
const T0 = 1_800_000_000n;
const DAY = 86_400;

type Books = StreamSlot['books'];
const [, SLOT] = givenPool().data.streams; // the first is the penalty flow
const EMPTY = { ...SLOT!, books: { ...SLOT!.books, state: acequia.StreamState.Empty } };

/** Schedules to try. */
const MANY = 150;
vi.setConfig({ testTimeout: 60_000 });

/** Books of a curve that begins at T0, as they stand before it does. */
function curveOf(pairs: readonly (readonly [seconds: number, amount: bigint])[]): Books {
    const pad = (list: readonly number[]) => [...list, ...Array<number>(24 - list.length).fill(0)];
    const schedule = {
        start: T0,
        taken: 0n,
        phase: 0,
        cursor: 0,
        count: pairs.length,
        durations: pad(pairs.map(([seconds]) => seconds)),
        amounts: pad(pairs.map(([, amount]) => Number(amount))).map(BigInt),
    };
    const funded = pairs.reduce((sum, [, amount]) => sum + amount, 0n);
    const kind = acequia.StreamKind.Curve;
    const books = { state: acequia.StreamState.Active, kind, window: 0n, idle: 0n, refunded: 0n };
    return { ...SLOT!.books, ...books, schedule, funded, committedUntil: 0n };
}

/** A lock that can be left early needs a flow for what that costs. */
const NO_LOCK = { ...givenPool().data.lock, earlyLeaveBps: 0 };

/** A pool with these streams, last touched at T0. */
function poolOf(...streams: readonly Partial<StreamSlot>[]): PoolAccount {
    const slots = [0, 1, 2, 3].map((at): StreamSlot => {
        return streams[at] ? { ...SLOT!, funder: ME, ...streams[at] } : EMPTY;
    });
    const totals = { ...givenPool().data.totals, lastUpdate: T0 };
    return givenPool({ streams: slots, totals, capacity: 4, lock: NO_LOCK });
}

function exported(pool: PoolAccount, now: bigint): Farm {
    const text = writeFarm(farmOf(pool, termsOf(pool, now), NAMES, now), leftOut(pool, NAMES, now));
    const { farm, problems } = parseFarm(text);
    expect(problems, text).toBeUndefined();
    return farm!;
}

/** The chain on which the pool is, later. */
function ground(pool: PoolAccount, file: Farm, now: bigint): Ground {
    const mints = termsOf(pool, T0).filter(({ mint }) => file.tokens.some((t) => t.mint === mint));
    const byToken = file.tokens.map((token) => mints.find(({ mint }) => mint === token.mint));
    return { me: ME, now, mints: byToken, addresses: [pool.address], pools: [pool] };
}

const curves = (farm: Farm): Curve[] =>
    farm.pools[0]!.rewards.flatMap(({ emission }) => (emission.kind === 'curve' ? emission : []));

const MONTHS = curveOf([
    [30 * DAY, 300n],
    [30 * DAY, 900n],
]);

/** A source of numbers that are the same each time. */
function chance(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
    };
}

function someCurve(any: (below: number) => number): Books {
    const pairs = Array.from({ length: 1 + any(24) }, (): [number, bigint] => {
        const amount = any(5) === 0 ? 0n : BigInt(any(2 ** 20)) * BigInt(1 + any(2 ** 30));
        return [1 + any(any(2) ? 10 : 1_000_000), amount];
    });
    const books = curveOf([...pairs.slice(1), [pairs[0]![0], pairs[0]![1] + 1n]]);
    const idlePolicy = any(2) ? IdlePolicy.Wait : IdlePolicy.Refund;
    const end = rules.endsAt(books.schedule);
    const committedUntil = [0n, end, end + 7n, T0 + BigInt(any(Number(end - T0) + 1))][any(4)]!;
    // What the chain forgot: segments before those that it keeps.
    const forgotten = any(3) === 0 ? BigInt(any(2 ** 30)) : 0n;
    return { ...books, idlePolicy, committedUntil, funded: books.funded + forgotten };
}

test('what is left of any curve at any time is saved to the unit and the second', () => {
    for (let seed = 0; seed < MANY; seed++) {
        const any = chance(seed);
        const books = someCurve(any);
        const pool = poolOf({ books });
        const length = Number(rules.endsAt(books.schedule) - T0);
        const now = T0 - 5n + BigInt(any(length + 20));
        const settled = rules.settledTo(pool.data, now).streams[0]!.books;
        const left = rules.unstreamed(settled.schedule);
        const [curve] = curves(exported(pool, now));
        if (left === 0n) {
            expect(curve).toBeUndefined();
            expect(leftOut(pool, NAMES, now)).toHaveLength(1);
            continue;
        }
        expect(curve!.budget, `seed ${seed}`).toBe(left);
        expect(curve!.segments).toEqual(rules.segmentsLeft(settled.schedule, now));
        expect(curve!.start).toEqual(now < T0 ? { at: T0 } : { after: 0 });
    }
});

test('held against the farm it was made from, at any later time, a file asks for nothing', () => {
    for (let seed = 0; seed < MANY; seed++) {
        const any = chance(seed + 1_000);
        const [first, second] = [someCurve(any), someCurve(any)];
        const funder = any(2) ? ME : address('11111111111111111111111111111111');
        const pool = poolOf({ books: first, funder }, { books: second });
        if (any(4) === 0) pool.data.totals.weight = 0n; // Nobody is staked.
        const length = Number(rules.endsAt(first.schedule) - T0);
        const now = T0 + BigInt(any(length));
        const file = exported(pool, now);
        for (const later of [0, any(10), any(length), length * 3]) {
            const plan = planOf(file, ground(pool, file, now + BigInt(later)));
            expect(plan.conflicts, `seed ${seed}, ${later} s later`).toEqual([]);
            expect(plan.deeds, `seed ${seed}, ${later} s later`).toEqual([]);
        }
    }
});

test('a file to which steps are added extends by these alone', () => {
    const pool = poolOf({ books: MONTHS });
    const now = T0 + BigInt(20 * DAY);
    const file = exported(pool, now);
    const [reward] = file.pools[0]!.rewards;
    const [curve] = curves(file);
    const segments = [...curve!.segments, { seconds: DAY, amount: 77n }];
    const emission = { ...curve!, segments, budget: curve!.budget + 77n };
    const pools = [{ ...file.pools[0]!, rewards: [{ ...reward!, emission }] }];
    const { deeds, spends } = planOf({ ...file, pools }, ground(pool, file, now + 1_000n));
    expect(deeds).toMatchObject([{ does: 'extend', slot: 0, segments: [{ amount: 77n }] }]);
    expect(spends).toEqual([{ token: 1, amount: 77n }]);
});

test('a stream that was topped up since is still known by the file that it was saved in', () => {
    const gauge = address('11111111111111111111111111111111');
    const pool = poolOf({ books: MONTHS, funder: gauge }, { books: MONTHS });
    const now = T0 + BigInt(20 * DAY);
    const file = exported(pool, now);
    const more = { ...MONTHS, funded: MONTHS.funded + 5n };
    const later = poolOf({ books: more, funder: gauge }, { books: more });
    for (const rewards of [file.pools[0]!.rewards, file.pools[0]!.rewards.toReversed()]) {
        const pools = [{ ...file.pools[0]!, rewards }];
        const plan = planOf({ ...file, pools }, ground(later, file, now));
        expect([plan.deeds, plan.conflicts]).toEqual([[], []]);
    }
});

test('a farm that is made anew from a file pays what was left, as it was to be paid', () => {
    for (let seed = 0; seed < MANY; seed++) {
        const any = chance(seed + 2_000);
        const pool = poolOf({ books: someCurve(any) });
        const now = T0 + BigInt(any(1_000));
        const file = exported(pool, now);
        const anew = { ...ground(pool, file, now + 3_600n), pools: [undefined] };
        const plan = planOf(file, anew);
        const left = rules.unstreamed(rules.settledTo(pool.data, now).streams[0]!.books.schedule);
        expect(plan.conflicts).toEqual([]);
        expect(plan.spends).toEqual(left === 0n ? [] : [{ token: 1, amount: left }]);
        const [curve] = curves(file);
        if (left > 0n) expect(totalOf(curve!.segments)).toBe(left);
    }
});

test('what was taken back is gone from the file', () => {
    const { schedule } = curveOf([[30 * DAY, 300n]]);
    const pool = poolOf({ books: { ...MONTHS, schedule, refunded: 900n } });
    const now = T0 + BigInt(20 * DAY);
    const file = exported(pool, now);
    expect(curves(file)[0]).toMatchObject({ budget: 100n, shape: { kind: 'constant' } });
    const { changes } = planOf(file, ground(pool, file, now + 5n));
    expect(changes.at(-1)).toMatchObject({ sign: 'keep', detail: 'is as the file says' });
});

test('a promise stays as it is, and one that is over is left out', () => {
    const at = (committedUntil: bigint) => {
        const pool = poolOf({ books: { ...MONTHS, committedUntil } });
        return writeFarm(farmOf(pool, termsOf(pool, T0), NAMES, T0 + BigInt(DAY)));
    };
    expect(at(T0 + BigInt(60 * DAY))).toContain('committed = "all"');
    expect(at(T0 + BigInt(40 * DAY))).toContain('committed = 2027-02-24T08:00:00Z');
    expect(at(T0 + 1n)).toContain('committed = "none"');
    expect(at(0n)).toContain('for = "29 days", amount =');
});

test('what a file leaves out, and why, stands in it', () => {
    const { Closing } = acequia.StreamState;
    const never = { ...MONTHS, funded: 0n, schedule: { ...MONTHS.schedule, count: 0 } };
    const pool = poolOf(
        { books: curveOf([[10, 5n]]) },
        { books: never },
        { books: { ...curveOf([[10, 5n]]), state: Closing } },
    );
    const now = T0 + BigInt(DAY);
    const symbol = `T${SLOT!.mint.slice(0, 6)}`;
    expect(leftOut(pool, NAMES, now)).toEqual([
        `left out: the reward in ${symbol} in slot 0, which has ended`,
        `left out: the reward in ${symbol} in slot 1, which its funder ${ME} never funded`,
        `left out: the reward in ${symbol} in slot 2, which has ended`,
    ]);
    const file = exported(pool, now);
    expect(file.pools[0]!.rewards).toEqual([]);
    expect(planOf(file, ground(pool, file, now)).deeds).toEqual([]);
});

test('tokens keep their names, whatever these are', () => {
    const pool = givenPool();
    const mints = termsOf(pool, 0n).map(({ mint }) => mint);
    const called = (names: readonly string[]) => {
        const symbol = (mint: string) => names[mints.indexOf(mint as never)];
        const now = pool.data.totals.lastUpdate;
        const file = farmOf(pool, termsOf(pool, now), { pool: 'Pool', symbol }, now);
        const { farm, problems } = parseFarm(writeFarm(file, leftOut(pool, NAMES, now)));
        expect(problems).toBeUndefined();
        return farm!.tokens.map((token) => token.symbol);
    };
    const odd = ['wst ETH "old"', 'USD₮\n[[pool]]', '__proto__', 'a', 'b', 'c', 'd'];
    expect(called(odd)).toEqual(odd.slice(0, mints.length));
    const twins = mints.map(() => 'USDC');
    expect(called(twins)).toEqual(mints.map((mint) => `T${mint.slice(0, 6)}`));
});
