/** A farm as a form: the same model as its file, with problems at the field that has them. */
import { readAmount } from '@acequia/client';
import { parseFarm, totalOf, type Farm } from '@acequia/plan';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readHere } from '../src/ui/marks';
import { formOf, NEW_FARM, NEW_POOL, NEW_REWARD } from '../src/pages/team/form/model';
import {
    grainOf,
    roundedAmount,
    withAmount,
    withBudget,
    withSeconds,
} from '../src/pages/team/form/steps';
import { TEMPLATES } from '../src/pages/team/form/templates';
import { faultsOf, forecastsOf, read, readCurve, readReward } from '../src/pages/team/form/text';
import { amountFault } from '../src/pages/team/stream/amount';

/** More than that no stream can hold [base units]. */
const FUNDING_LIMIT = 1n << 63n;
const FOLDER = new URL('../../farms/', import.meta.url);
const farms = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.toml'))
    .map((name): [string, Farm] => {
        return [name, parseFarm(readFileSync(new URL(name, FOLDER), 'utf8')).farm!];
    });

/** What goes on chain; the shape is only how it is described. */
const onChain = ({ pools, tokens }: Farm) => ({
    tokens,
    pools: pools.map((pool) => ({
        ...pool,
        rewards: pool.rewards.map(({ emission, ...rest }) => ({
            ...rest,
            emission:
                emission.kind === 'flow'
                    ? emission
                    : { ...emission, shape: undefined, words: undefined },
        })),
    })),
});

test.each(farms)('%s in a form is the same farm', (_, farm) => {
    const reading = read(formOf(farm));
    expect([...reading.faults]).toEqual([]);
    expect(onChain(reading.farm!)).toEqual(onChain(farm));
    expect(reading.farm!.story).toBe(farm.story);
});

test('a farm that was exported keeps in a form what has run already', () => {
    const golden = '../../../crates/acequia-farm-file/tests/golden/exported.toml';
    const { farm } = parseFarm(readFileSync(new URL(golden, import.meta.url), 'utf8'));
    const again = read(formOf(farm!)).farm;
    expect(onChain(again!)).toEqual(onChain(farm!));
    const [reward] = again!.pools[0]!.rewards;
    expect(reward!.emission).toMatchObject({ past: { streamed: 600_500_000n } });
});

test('a moment of a file is the same second in a form, wherever somebody sits', () => {
    const { pools } = formOf(VALLEY);
    const [pool] = pools;
    const start = { how: 'at', after: '', at: '2026-10-25T00:30:07Z' } as const;
    const rewards = [{ ...pool!.rewards[0]!, start }];
    const { farm } = read({ ...formOf(VALLEY), pools: [{ ...pool!, rewards }] });
    const emission = farm!.pools[0]!.rewards.at(-1)!.emission;
    expect(emission).toMatchObject({ start: { at: 1_792_888_207n } });
    expect(formOf(farm!).pools[0]!.rewards.at(-1)!.start.at).toBe(start.at);
});

test('whatever a form holds can be kept for the next visit', () => {
    const golden = '../../../crates/acequia-farm-file/tests/golden/exported.toml';
    const { farm } = parseFarm(readFileSync(new URL(golden, import.meta.url), 'utf8'));
    for (const form of [NEW_FARM, formOf(farm!), ...farms.map(([, one]) => formOf(one))]) {
        expect(JSON.parse(JSON.stringify(form))).toEqual(form);
    }
});

const [, VALLEY] = farms.find(([name]) => name === 'valley.toml')!;

test('what is wrong is said at the field that has it', () => {
    const form = formOf(VALLEY);
    const [pool, ...pools] = form.pools;
    const [reward, ...rewards] = pool!.rewards;
    const budget = { ...reward!, budget: '0.1234567' };
    const wrong = { ...pool!, longest: '3 months', rewards: [budget, ...rewards] };
    const { farm, faults } = read({ ...form, name: ' ', pools: [wrong, ...pools] });
    expect(farm).toBeUndefined();
    expect(faults.get('name')?.condition).toBe('it has no name');
    expect(faults.get('pool 0 longest')?.condition).toBe('the longest lock is not a duration');
    expect(faults.get('pool 0 reward 0 budget')?.condition).toContain('has 7 decimals');
});

test('whatever is typed stays in its field', () => {
    const nasty = 'x"\n[[pool]]\nname = "\\u0000';
    const pool = { ...NEW_POOL, name: nasty, stake: nasty, capPool: nasty, rewards: [NEW_REWARD] };
    const { farm, faults } = read({ ...NEW_FARM, name: nasty, pools: [pool] });
    expect(farm).toBeUndefined();
    expect(faults.has('pool 0 stake')).toBe(true);
    expect([...faults.keys()].some((field) => field.startsWith('pool 1'))).toBe(false);
});

const TOKEN = { symbol: 'USDC', decimals: 6, program: 'spl-token', risks: 0 } as const;
const TOP_UP = { ...TOKEN, has: undefined };
const REWARD = { ...NEW_REWARD, token: 'USDC', budget: '90,000' };

test('a reward is read by itself, commas and all', () => {
    expect(totalOf(readCurve(REWARD, TOKEN)!.segments)).toBe(90_000_000_000n);
    expect(readCurve({ ...REWARD, budget: '' }, TOKEN)).toBeUndefined();
    expect(faultsOf({ ...REWARD, budget: 'much' }, TOKEN).has('budget')).toBe(true);
});

test('a rate that follows the stake is read in the decimals of what is staked', () => {
    const follows = {
        ...REWARD,
        follows: 'stake' as const,
        fullAt: '2,000,000.5',
        least: '20%',
    };
    const reward = readReward(follows, TOKEN, 9)!;
    expect(reward.rate.fullWeight).toBe(2_000_000_500_000_000n);
    expect(reward.rate.leastWeight).toBe(400_000_100_000_000n);
    expect(reward.idle).toBe('refund');
    expect(readReward({ ...follows, fullAt: '0' }, TOKEN, 9)).toBeUndefined();
    expect(faultsOf({ ...follows, least: '100%' }, TOKEN, 9).has('least')).toBe(true);
    const paid = forecastsOf(follows, TOKEN, 9).map(({ paid, back }) => [paid, back]);
    const [quarter, half, all] = [22_500_000_000n, 45_000_000_000n, 90_000_000_000n];
    expect(paid).toEqual([
        [quarter, all - quarter],
        [half, half],
        [all, 0n],
        [all, 0n],
    ]);
    expect(forecastsOf(REWARD, TOKEN, 9)).toEqual([]);
});

test('the most that one earns is another way to say from which stake on all is paid', () => {
    const most = { ...REWARD, follows: 'most' as const, most: '0.365' };
    // 1,000 a day for 90 days: 1,000,000 of the stake earn 0.365 a year each.
    const { rate } = readReward(most, TOKEN, 9)!;
    expect(rate.fullWeight).toBe(1_000_000_000_000_000n);
    const falling = { ...most, schedule: { ...REWARD.schedule, shape: 'halving' as const } };
    const { condition, remedy } = faultsOf(falling, TOKEN, 9).get('most')!;
    expect(condition).toBe('the most that one earns is of one rate, and this schedule has several');
    expect(remedy).toBe(
        'say the stake for the full rate instead, how much stake the full rate takes',
    );
});

/** What only a file has: keys, quotes, tables, signs of equality. */
const OF_FILES = /[`"=[\]]|_/;

test('what is wrong is said in the words of the form', () => {
    const [pool] = formOf(VALLEY).pools;
    const [reward] = pool!.rewards;
    const bad = 'x';
    const shapes = ['constant', 'halving', 'falling', 'ramp', 'steps'] as const;
    const when = { how: 'after', after: bad, at: '' } as const;
    const rewards = shapes.map((shape) => ({
        ...reward!,
        budget: bad,
        start: when,
        committed: { how: 'when' as const, when },
        follows: 'stake' as const,
        fullAt: bad,
        least: bad,
        schedule: {
            shape,
            for: bad,
            halfLife: bad,
            every: bad,
            fallsBy: bad,
            from: bad,
            to: bad,
            segments: bad,
            steps: [{ for: bad, amount: bad }],
        },
    }));
    const flow = { ...reward!, kind: 'flow' as const, window: bad };
    const terms = { locks: true, longest: bad, multiplier: bad, leaveEarly: bad };
    const caps = { capPool: bad, capPosition: bad, capacity: bad, id: bad };
    const forms = [...rewards, flow, { ...reward!, token: 'nobody’s' }].map((one) => ({
        ...formOf(VALLEY),
        pools: [{ ...pool!, ...terms, ...caps, rewards: [one] }],
    }));
    const faults = forms.flatMap((form) => [...read(form).faults]);
    expect(new Set(faults.map(([field]) => field)).size).toBeGreaterThan(20);
    for (const [field, { condition, remedy }] of faults) {
        expect(`${condition}; ${remedy}`, field).not.toMatch(OF_FILES);
    }
});

test('what is not chosen yet is asked for as the form asks', () => {
    const { faults } = read(NEW_FARM);
    expect(faults.get('pool 0 stake')!.condition).toBe('no token is chosen');
    expect(faults.get('pool 0 reward 0 token')!.condition).toBe('no token is chosen');
    expect(faults.get('pool 0 reward 0 budget')!.condition).toBe('nothing is written here');
});

test('a decimal comma is a question wherever an amount is typed, never ten times as much', () => {
    const asked = (text: string) => {
        expect(readCurve({ ...REWARD, budget: text }, TOKEN)).toBeUndefined();
        expect(readReward({ ...REWARD, budget: text }, TOKEN)).toBeUndefined();
        const fault = faultsOf({ ...REWARD, budget: text }, TOKEN).get('budget')!;
        expect(fault.condition).toBe('the budget is not a number');
        expect(amountFault(text, readAmount(text, 6), TOP_UP)!.condition).toContain('two ways');
    };
    ['1,5', '0,500', '1234,5', '1.000,5', '1_000,5', '1_5', '0_500'].forEach(asked);
    const steps = [{ for: '1 day', amount: '1,5' }];
    const schedule = { ...REWARD.schedule, shape: 'steps' as const, steps };
    expect(faultsOf({ ...REWARD, schedule }, TOKEN).has('schedule step 0 amount')).toBe(true);
    expect(readCurve({ ...REWARD, schedule }, TOKEN)).toBeUndefined();
    const pool = { ...formOf(VALLEY).pools[0]!, capPool: '2,5', capPosition: '1_5' };
    const { farm, faults } = read({ ...formOf(VALLEY), pools: [pool] });
    expect(farm).toBeUndefined();
    expect([...faults.keys()]).toEqual(['pool 0 cap_pool', 'pool 0 cap_position']);
});

test('the form reads amounts as all pages do', () => {
    for (const { text, decimals } of VECTORS) {
        if (decimals > 19 || text.trim() === '') continue; // No mint of the file has more.
        const token = { ...TOKEN, decimals };
        const curve = readCurve({ ...REWARD, budget: text }, token);
        const budget = curve && totalOf(curve.segments).toString();
        const read = readHere(text, decimals);
        const fits = typeof read === 'bigint' && read > 0n && read < FUNDING_LIMIT;
        expect(budget, `${text} with ${decimals}`).toBe(fits ? read.toString() : undefined);
    }
});

test('the plot of steps is there whatever the budget says', () => {
    const steps = [{ for: '1 day', amount: '10' }];
    const schedule = { ...REWARD.schedule, shape: 'steps' as const, steps };
    expect(totalOf(readCurve({ ...REWARD, schedule }, TOKEN)!.segments)).toBe(10_000_000n);
});

const VECTORS = JSON.parse(
    readFileSync(new URL('../../client/test/vectors/amounts.json', import.meta.url), 'utf8'),
) as readonly { text: string; decimals: number; units: string | null }[];

const STEPS = [
    { seconds: 10, amount: 70n },
    { seconds: 20, amount: 20n },
    { seconds: 30, amount: 10n },
];

test('a step that changes keeps the budget to the unit, or changes it', () => {
    for (const amount of [0n, 1n, 33n, 99n, 100n, 250n]) {
        const kept = withAmount(STEPS, 1, amount, true);
        expect(totalOf(kept)).toBe(100n);
        expect(kept[1]!.amount).toBe(amount > 100n ? 100n : amount);
        expect(totalOf(withAmount(STEPS, 1, amount, false))).toBe(80n + amount);
    }
    expect(totalOf(withAmount([STEPS[0]!], 0, 5n, true))).toBe(5n);
});

test('a budget that changes scales every step, and nothing is lost', () => {
    expect(withBudget(STEPS, 1_003n).map(({ amount }) => amount)).toEqual([702n, 200n, 101n]);
    expect(withSeconds(STEPS, 0, 0)[0]).toEqual({ seconds: 1, amount: 70n });
});

test('a drag snaps to what people mean', () => {
    const lasting = (seconds: number) => [{ seconds, amount: 1n }];
    expect([90 * 86_400, 5 * 86_400, 10_000, 600].map((one) => grainOf(lasting(one)))).toEqual([
        86_400, 3_600, 60, 1,
    ]);
    expect(roundedAmount(1_234_567.891, 6)).toBe(1_230_000_000_000n);
    expect(roundedAmount(0.012345, 6)).toBe(12_300n);
    expect(roundedAmount(0.5, 0)).toBe(1n);
    expect(roundedAmount(-3, 6)).toBe(0n);
    expect(roundedAmount(1e-200, 255)).toBe(0n);
});

test.each(TEMPLATES)(
    'the template "$name" is a farm once token, name and budget are there',
    ({ form }) => {
        const [, { tokens }] = farms[0]!;
        const { symbol } = tokens[0]!;
        const [pool] = form.pools;
        const [reward] = pool!.rewards;
        const filled = {
            ...form,
            name: 'Ours',
            tokens,
            pools: [
                {
                    ...pool!,
                    name: 'Ours',
                    stake: symbol,
                    accepts: 255,
                    rewards: [{ ...reward!, token: symbol, budget: '1000000' }],
                },
            ],
        };
        const { farm, faults } = read(filled);
        expect([...faults]).toEqual([]);
        // The flow of what leaving early costs is made with the pool.
        const isLeft = pool!.locks && pool!.leaveEarly !== '0%';
        expect(farm?.pools[0]?.rewards).toHaveLength(isLeft ? 2 : 1);
    },
);
