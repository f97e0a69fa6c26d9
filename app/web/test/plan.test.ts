/** A farm's file held against the chain: what is there is kept, what is missing is done, once. */
import { StreamKind, StreamState, type PoolAccount, type StreamSlot } from '@acequia/client';
import { parseFarm, writeFarm, type Farm, type Reward, type Segment } from '@acequia/farm-file';
import { address, type Address } from '@solana/kit';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { farmOf } from '../src/pages/team/exportFarm';
import { seatsOf } from '../src/pages/team/plan/compare';
import { beginningOf, restOf, sameEnding } from '../src/pages/team/plan/curves';
import { planOf, type Ground } from '../src/pages/team/plan/plan';
import type { MintTerms } from '../src/tokens/mintTerms';
import { givenPool, termsOf } from './given';

const curve = (...pairs: [seconds: number, amount: number][]): Segment[] =>
    pairs.map(([seconds, amount]) => ({ seconds, amount: BigInt(amount) }));

test('what was funded already is not funded again', () => {
    const file = curve([10, 100], [20, 40]);
    expect(restOf(file, 0n)).toEqual(file);
    expect(restOf(file, 100n)).toEqual(curve([20, 40]));
    expect(restOf(file, 140n)).toEqual([]);
    expect(restOf(file, 50n)).toEqual(curve([5, 50], [20, 40]));
    expect(restOf(file, 141n)).toBeUndefined();
    expect(restOf(file, 55n)).toBeUndefined();
    expect(restOf(curve([180, 200]), 100n)).toEqual(curve([90, 100]));
    expect(restOf(curve([10, 100], [5, 0], [10, 100]), 100n)).toEqual(curve([5, 0], [10, 100]));
    expect(beginningOf(file, 50n)).toEqual(curve([5, 50]));
    expect(beginningOf(file, 140n)).toEqual(file);
});

test('curves are compared however they are cut', () => {
    const file = curve([10, 100], [20, 40], [10, 10]);
    expect(sameEnding(file, file)).toBe(true);
    expect(sameEnding(file, curve([20, 40], [10, 10]))).toBe(true);
    expect(sameEnding(file, curve([5, 50], [10, 20], [10, 20], [10, 10]))).toBe(true);
    expect(sameEnding(file, [])).toBe(true);
    expect(sameEnding(file, curve([20, 44], [10, 6]))).toBe(false);
    expect(sameEnding(file, curve([10, 150], [20, 40], [10, 10]))).toBe(false);
    expect(sameEnding(file, curve([20, 20], [10, 40], [10, 10]))).toBe(false);
});

const ME: Address = address('4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi');
function givenGround(pool: PoolAccount, changes: Partial<Ground> = {}): Ground {
    const now = pool.data.totals.lastUpdate;
    const mints = termsOf(pool, now);
    return { me: ME, now, mints, addresses: [pool.address], pools: [pool], ...changes };
}

function exported(pool: PoolAccount): Farm {
    const now = pool.data.totals.lastUpdate;
    const names = { pool: 'Pool', symbol: (mint: string) => `T${mint.slice(0, 5)}` };
    const text = writeFarm(farmOf(pool, termsOf(pool, now), names, now));
    const { farm, problems } = parseFarm(text);
    expect(problems).toBeUndefined();
    return farm!;
}

test('an export finds nothing to do on the chain it was made from', () => {
    const pool = givenPool();
    const plan = planOf(exported(pool), givenGround(pool));
    expect(plan.conflicts).toEqual([]);
    expect(plan.deeds).toEqual([]);
    expect(plan.spends).toEqual([]);
    expect(plan.changes.every(({ sign }) => sign === 'keep')).toBe(true);
});

const valley = () => {
    const file = new URL('../../farms/valley.toml', import.meta.url);
    return parseFarm(readFileSync(file, 'utf8')).farm!;
};

/** A chain on which the farm is not, with mints as the file has them. */
function emptyGround(farm: Farm): Ground {
    const mints = farm.tokens.map(({ decimals, program, risks }, nth): MintTerms => {
        const mint = `mint ${nth}` as Address;
        return { mint, kind: program === 'spl-token' ? 0 : 1, decimals, risks, vaultBytes: 165 };
    });
    const addresses = farm.pools.map(() => ME);
    return {
        me: ME,
        now: 1_800_000_000n,
        mints,
        addresses,
        pools: farm.pools.map(() => undefined),
    };
}

test('a new farm is created, funded to the unit, and its promises are said', () => {
    const farm = valley();
    const plan = planOf(farm, emptyGround(farm));
    expect(plan.conflicts).toEqual([]);
    const rewards = farm.pools.flatMap((pool) => pool.rewards);
    expect(plan.deeds.filter(({ does }) => does === 'create')).toHaveLength(farm.pools.length);
    expect(plan.deeds.filter(({ does }) => does === 'add')).toHaveLength(rewards.length);
    for (const { token, amount } of plan.spends) {
        const budgets = rewards.map((reward) =>
            reward.token === token && reward.emission.kind === 'curve'
                ? reward.emission.budget
                : 0n,
        );
        expect(amount).toBe(budgets.reduce((sum, one) => sum + one, 0n));
    }
    expect(plan.promises.some((promise) => promise.startsWith('1,250,000.5 RIO'))).toBe(true);
    expect(plan.accounts).toHaveLength(2 * farm.pools.length + rewards.length);
});

test('a mint that is not as the file says is found before anything is done', () => {
    const farm = valley();
    const ground = emptyGround(farm);
    const [first, second, ...rest] = ground.mints;
    const mints = [{ ...first!, decimals: 5 }, { ...second!, risks: 3 }, ...rest];
    const { conflicts } = planOf(farm, { ...ground, mints });
    expect(conflicts.some((why) => why.includes('it has 5 decimals, not 6'))).toBe(true);
    expect(conflicts.some((why) => why.includes('(permanent delegate)'))).toBe(true);
});

test('terms that are fixed, and caps of another authority, stand against a file', () => {
    const pool = givenPool();
    const farm = exported(pool);
    const described = farm.pools[0]!;
    const other = { ...described, capacity: 16, caps: { pool: 1n, position: 0n } };
    const { conflicts, deeds } = planOf({ ...farm, pools: [other] }, givenGround(pool));
    expect(conflicts.some((why) => why.includes('for good'))).toBe(true);
    expect(conflicts.some((why) => why.includes('only its authority'))).toBe(true);
    expect(deeds).toEqual([]);
});

const GAUGE = address('11111111111111111111111111111111');
const NOW = givenPool().data.totals.lastUpdate;
/** One that can be left early needs a flow for what that costs. */
const NO_LOCK = { ...givenPool().data.lock, earlyLeaveBps: 0 };

/** A stream of the fixtures' first mint that has just begun. */
function stream(funder: Address, amount: bigint, seconds = 1_000): StreamSlot {
    const [slot] = givenPool().data.streams;
    const { books } = slot!;
    const { durations, amounts } = books.schedule;
    const schedule = {
        ...books.schedule,
        start: NOW,
        taken: 0n,
        phase: 0,
        cursor: 0,
        count: 1,
        durations: [seconds, ...durations.slice(1)],
        amounts: [amount, ...amounts.slice(1)],
    };
    const kind = StreamKind.Curve;
    const fresh = { ...books, kind, window: 0n, schedule, funded: amount, refunded: 0n };
    return { ...slot!, funder, books: fresh };
}

/** What an export says of some streams of one mint. */
function rewardsOf(...slots: StreamSlot[]): Reward[] {
    const none = { ...slots[0]!, books: { ...slots[0]!.books, state: StreamState.Empty } };
    const streams = [0, 1, 2, 3].map((at) => slots[at] ?? none);
    return [...exported(givenPool({ streams, lock: NO_LOCK })).pools[0]!.rewards];
}

const seatsIn = (slots: StreamSlot[], rewards: Reward[]) => {
    const mints = rewards.map(() => slots[0]!.mint);
    return seatsOf({ pool: 'pool', rewards, mints, slots, me: ME, now: NOW }).map((seat) =>
        seat.at === 'there' ? seat.slot : seat.at,
    );
};

test('a reward is first the stream that matches it exactly, whoever funds it', () => {
    const [gauge, mine] = [stream(GAUGE, 700n), stream(ME, 900n)];
    // A team's own stream in a higher slot than a gauge's of the same mint.
    expect(seatsIn([gauge, mine], rewardsOf(mine))).toEqual([1]);
    expect(seatsIn([stream(GAUGE, 900n), mine], rewardsOf(mine))).toEqual([1]);
    // A file that lists the gauge's first.
    const listed = rewardsOf(gauge, mine);
    expect(seatsIn([gauge, mine], listed)).toEqual([0, 1]);
    expect(seatsIn([mine, gauge], listed)).toEqual([1, 0]);
    expect(seatsIn([mine, gauge], listed.toReversed())).toEqual([0, 1]);
});

test('then one that its funder may act on, then any of its mint and kind', () => {
    const [gauge, mine] = [stream(GAUGE, 700n), stream(ME, 900n)];
    const [longer, another] = [rewardsOf(stream(ME, 1_800n, 2_000)), rewardsOf(stream(ME, 5n))];
    expect(seatsIn([gauge, mine], longer)).toEqual([1]);
    expect(seatsIn([gauge], another)).toEqual([0]);
    expect(seatsIn([gauge, mine], [...another, ...longer])).toEqual([1, 0]);
    const exact = rewardsOf(gauge);
    expect(seatsIn([gauge, mine], [...longer, ...exact])).toEqual([1, 0]);
    expect(seatsIn([mine], [...longer, ...another])).toEqual([0, 'full']);
});

test('an exported file that lists the gauge’s stream first changes nothing', () => {
    for (const slots of [
        [stream(GAUGE, 700n), stream(ME, 900n)],
        [stream(ME, 900n), stream(GAUGE, 700n)],
    ]) {
        const none = { ...slots[0]!, books: { ...slots[0]!.books, state: StreamState.Empty } };
        const pool = givenPool({ streams: [...slots, none, none], lock: NO_LOCK });
        const file = exported(pool);
        for (const rewards of [file.pools[0]!.rewards, file.pools[0]!.rewards.toReversed()]) {
            const pools = [{ ...file.pools[0]!, rewards }];
            const { deeds, conflicts } = planOf({ ...file, pools }, givenGround(pool));
            expect([deeds, conflicts]).toEqual([[], []]);
        }
    }
});
