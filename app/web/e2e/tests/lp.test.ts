/** What an LP does with a farm, by the pages alone. */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { aprs, findPositions, rules, TokenKind } from '@acequia/client';
import type { Token } from '@acequia/demo';
import type { KeyPairSigner } from '@solana/kit';
import { eventually } from '../harness/eventually.js';
import { holdingOf, makeFarm, owedTo, staker, type Farm } from '../harness/farms.js';
import { allFigures, figure, figures } from '../harness/figures.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const LOCK = { maxSeconds: 1_000_000, maxMultiplierBps: 30_000, earlyLeaveBps: 2_000 };

let world: World;
let agua: Token, sal: Token;
let valley: Farm, ridge: Farm;
before(async () => {
    world = await World.begin();
    agua = await world.token('AGUA');
    sal = await world.token('SAL', { decimals: 9, kind: TokenKind.Token2022 });
    const day = 86_400;
    const rewards = [
        { token: sal, amount: 1_000_000_000_000_000n, seconds: 300 * day },
        { token: agua, amount: 777_777_777_777n, seconds: 100 * day },
    ];
    const terms = { stake: agua, rewards, lock: LOCK };
    valley = await makeFarm(world, { name: 'Valley', ...terms });
    ridge = await makeFarm(world, { name: 'Ridge', stake: agua, rewards: rewards.slice(0, 1) });
    await staker(world, valley, 3_333_333_333n); // somebody else, with whom everything is shared
});
after(() => world.end());

/** Somebody at a farm's page, with so much staked in it by the client. */
async function lpAt(t: TestContext, farm: Farm, amount: bigint) {
    const signer = await staker(world, farm, amount);
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens(`/pool/${farm.pool}`);
    const card = visitor.article('Position 1');
    await card.waitFor();
    return { signer, visitor, card };
}

/** What the chain has of somebody's stake. */
async function stakeOf(farm: Farm, owner: KeyPairSigner) {
    return (await holdingOf(world, farm, owner))!.position.data.stake;
}

test('a stake is reviewed, signed once, and is in the farm to the unit', async (t) => {
    const signer = await world.wallet({ tokens: [[agua, 1_000_000_000n]] });
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens();
    await visitor.link('Valley').click();
    await visitor.field('Stake amount').fill('12.345678');
    const review = await visitor.does(() => visitor.button('Stake').click());
    assert.equal(review.title, 'Stake 12.345678 AGUA');
    assert.deepEqual([...review.leaves], [['AGUA', 12_345_678n]]);
    assert.equal(review.comes.size, 0);
    assert.equal(visitor.wallet.asked, 1);
    assert.equal(visitor.wire.sent.length, 1);
    assert.equal((await stakeOf(valley, signer)).amount, 12_345_678n);
    const card = visitor.article('Position 1');
    assert.equal(await figure(card, 'Staked'), 12_345_678n);
});

test('the whole of a wallet is staked by its button, into the position that is there', async (t) => {
    const { signer, visitor, card } = await lpAt(t, valley, 1_000_000n);
    await world.give(signer, [[agua, 999_999_999n]]);
    await visitor.reloads();
    await visitor.button('Max stake amount').click();
    await visitor.does(() => visitor.button('Stake').click());
    assert.equal((await stakeOf(valley, signer)).amount, 1_000_999_999n);
    await eventually(async () => assert.equal(await figure(card, 'Staked'), 1_000_999_999n));
    assert.equal(await world.holds(agua, signer.address), 0n);
});

test('what is owed moves with the chain’s clock, equals the chain’s to the unit, and is what a claim pays', async (t) => {
    const signer = await staker(world, valley, 700_000_001n);
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens('/positions');
    const owed = visitor.article('Valley, Position 1').getByRole('region', { name: 'Owed to you' });
    for (const seconds of [997n, 86_400n]) {
        await world.pass(seconds);
        const due = await owedTo(world, valley, signer);
        assert.ok(due[0]! > 0n && due[1]! > 0n);
        await eventually(async () => assert.deepEqual(await allFigures(owed), due));
    }
    const [salDue, aguaDue] = await owedTo(world, valley, signer);
    const review = await visitor.does(() => visitor.button('Claim everything').click());
    assert.equal(review.comes.get('SAL'), salDue);
    assert.equal(review.comes.get('AGUA'), aguaDue);
    assert.equal(await world.holds(agua, signer.address), aguaDue);
    await eventually(async () => assert.deepEqual(await allFigures(owed), [0n, 0n, 0n]));
});

test('of several rewards only those that are chosen are claimed', async (t) => {
    const { signer, visitor, card } = await lpAt(t, valley, 500_000_000n);
    await world.pass(5_000n);
    await visitor.reloads();
    const [salDue, aguaDue] = await owedTo(world, valley, signer);
    await card.getByRole('checkbox', { name: 'Claim SAL' }).uncheck();
    await card.getByRole('checkbox', { name: 'Claim AGUA' }).nth(1).uncheck();
    const review = await visitor.does(() => card.getByRole('button', { name: 'Claim' }).click());
    assert.deepEqual([...review.comes], [['AGUA', aguaDue]]);
    assert.equal(await world.holds(sal, signer.address), 0n);
    assert.equal((await owedTo(world, valley, signer))[0], salDue);
});

test('compounding puts what the stake’s own token earned into the position', async (t) => {
    const { signer, visitor, card } = await lpAt(t, valley, 500_000_000n);
    await world.pass(50_000n);
    await visitor.reloads();
    const [, due] = await owedTo(world, valley, signer);
    const review = await visitor.does(() => card.getByRole('button', { name: 'Compound' }).click());
    assert.equal(review.comes.size + review.leaves.size, 0);
    assert.deepEqual(
        [...review.inside],
        [
            ['Is claimed', due],
            ['Goes into the position', due],
        ],
    );
    assert.equal((await stakeOf(valley, signer)).amount, 500_000_000n + due!);
    await eventually(async () => assert.equal(await figure(card, 'Staked'), 500_000_000n + due!));
});

test('part of a stake comes out, and the rest stays', async (t) => {
    const { signer, visitor, card } = await lpAt(t, valley, 500_000_000n);
    await visitor.turnsTo('Unstake');
    await visitor.field('Unstake amount').fill('123.000001');
    const review = await visitor.does(() =>
        card.getByRole('tabpanel').getByRole('button', { name: 'Unstake', exact: true }).click(),
    );
    assert.deepEqual([...review.comes], [['AGUA', 123_000_001n]]);
    assert.equal((await stakeOf(valley, signer)).amount, 376_999_999n);
});

test('a lock weighs what its form shows, and binds until it ends', async (t) => {
    const { signer, visitor, card } = await lpAt(t, valley, 999_999_999n);
    await visitor.turnsTo('Lock');
    const slider = card.getByRole('slider', { name: 'Lock for' });
    await slider.fill('5');
    const panel = card.getByRole('tabpanel');
    const shown = await figure(panel, 'Weighs');
    const review = await visitor.does(() =>
        panel.getByRole('button', { name: 'Lock', exact: true }).click(),
    );
    assert.match(review.words, /It binds 999.999999 AGUA until/);
    assert.deepEqual([...review.inside], [['Is locked', 999_999_999n]]);
    const locked = await stakeOf(valley, signer);
    assert.equal(locked.weight, shown);
    assert.equal(locked.weight, rules.lockedWeight(LOCK, 999_999_999n, 5n * 86_400n));
    assert.equal(locked.lockEnd, (await world.chain.now()) + 5n * 86_400n);
    await visitor.turnsTo('Unstake');
    await visitor.sees(/You locked this position/);
});

test('a lock is left early for the price that its form shows', async (t) => {
    const { signer, visitor, card } = await lpAt(t, valley, 800_000_000n);
    await visitor.turnsTo('Lock');
    const panel = card.getByRole('tabpanel');
    await card.getByRole('slider', { name: 'Lock for' }).fill('12');
    await visitor.does(() => panel.getByRole('button', { name: 'Lock', exact: true }).click());
    await world.pass(123_456n);
    await visitor.reloads();
    await visitor.turnsTo('Lock');
    await visitor.page.getByText('Leave the lock early').click();
    await visitor.field('Leave with').fill('300');
    const stake = await stakeOf(valley, signer);
    const left = stake.lockEnd - (await world.chain.now());
    const penalty = rules.earlyLeavePenalty(LOCK, 300_000_000n, left);
    await eventually(async () => assert.equal(await figure(panel, 'It costs'), penalty));
    assert.equal(await figure(panel, 'You get'), 300_000_000n - penalty);
    const review = await visitor.does(() => visitor.button('Leave lock early').click());
    assert.deepEqual([...review.comes], [['AGUA', 300_000_000n - penalty]]);
    assert.equal(review.inside.get('Goes to those who stay'), penalty);
    assert.equal((await stakeOf(valley, signer)).amount, 500_000_000n);
});

test('a lock that is over is released, and weighs its plain stake again', async (t) => {
    const { signer, visitor, card } = await lpAt(t, valley, 100_000_000n);
    await visitor.turnsTo('Lock');
    const panel = card.getByRole('tabpanel');
    await card.getByRole('slider', { name: 'Lock for' }).fill('1');
    await visitor.does(() => panel.getByRole('button', { name: 'Lock', exact: true }).click());
    await world.pass(86_400n);
    await visitor.reloads();
    await visitor.turnsTo('Lock');
    await visitor.does(() => visitor.button('Release lock').click());
    assert.equal((await stakeOf(valley, signer)).weight, 100_000_000n);
});

test('a stake moves to another farm, with both yields side by side', async (t) => {
    const { signer, visitor, card } = await lpAt(t, valley, 600_000_000n);
    await visitor.turnsTo('Move');
    await visitor.field('To pool').selectOption('Ridge');
    await visitor.field('Move amount').fill('250');
    const table = card.getByRole('table', { name: 'What it earns a day, here and there' });
    await table.getByRole('columnheader', { name: 'Valley' }).waitFor();
    await table.getByRole('columnheader', { name: 'Ridge' }).waitFor();
    const name = visitor.page.getByRole('rowheader', { name: 'SAL', exact: true });
    const row = table.getByRole('row').filter({ has: name });
    const [here, there] = await allFigures(row);
    const day = (rate: bigint, of: bigint, all: bigint) => (rate * of) / all;
    const perDay = 1_000_000_000_000_000n / 300n;
    const weights = await Promise.all(
        [valley, ridge].map(async (farm) => (await holdingOf(world, farm, signer))?.pool),
    );
    const total = weights[0]!.data.totals.weight;
    assert.equal(here, day(perDay, 250_000_000n, total));
    assert.equal(there, perDay); // nobody else is there
    const review = await visitor.does(() =>
        card.getByRole('button', { name: 'Move', exact: true }).click(),
    );
    assert.deepEqual(
        ['Leaves Valley', 'Arrives in Ridge'].map((name) => review.inside.get(name)),
        [250_000_000n, 250_000_000n],
    );
    assert.equal((await stakeOf(valley, signer)).amount, 350_000_000n);
    assert.equal((await stakeOf(ridge, signer)).amount, 250_000_000n);
});

test('who leaves gets principal, rewards and rent, and the position is gone', async (t) => {
    const { signer, visitor, card } = await lpAt(t, valley, 400_000_000n);
    await world.pass(7_777n);
    await visitor.reloads();
    const [salDue, aguaDue, penaltyDue] = await owedTo(world, valley, signer);
    await visitor.turnsTo('More');
    const review = await visitor.does(() =>
        card.getByRole('button', { name: 'Leave for good' }).click(),
    );
    assert.equal(review.comes.get('SAL'), salDue);
    assert.equal(review.comes.get('AGUA'), 400_000_000n + aguaDue! + penaltyDue!);
    assert.ok(review.back > 0n);
    await visitor.sees('You have none in this pool yet.');
    const left = await findPositions(world.chain.rpc, { owner: signer.address });
    assert.deepEqual(left, []);
});

test('the emergency exit gives all principal back', async (t) => {
    const { signer, visitor, card } = await lpAt(t, ridge, 200_000_000n);
    await visitor.turnsTo('More');
    await visitor.page.getByText('Emergency exit').first().click();
    const review = await visitor.does(() =>
        card.getByRole('button', { name: 'Emergency exit' }).click(),
    );
    assert.deepEqual([...review.comes], [['AGUA', 200_000_000n]]);
    assert.equal((await stakeOf(ridge, signer)).amount, 0n);
});

test('the history of a position says what happened, to the unit', async (t) => {
    const { visitor, card } = await lpAt(t, ridge, 150_000_000n);
    await visitor.turnsTo('Unstake');
    await visitor.field('Unstake amount').fill('49.999999');
    await visitor.does(() =>
        card.getByRole('tabpanel').getByRole('button', { name: 'Unstake', exact: true }).click(),
    );
    await visitor.opens('/positions');
    const position = visitor.article('Ridge, Position 1');
    await position.getByText('History').click();
    await eventually(async () => {
        const history = position.getByRole('group').getByRole('list');
        const told = [49_999_999n, 100_000_001n, 150_000_000n, 150_000_000n];
        assert.deepEqual(await allFigures(history), told);
    });
});

test('without prices only what is paid in the stake’s own token has an APR; with them, all have the client’s', async (t) => {
    const { visitor } = await lpAt(t, valley, 1_000_000n);
    const facts = visitor.region('Figures');
    const shown = async () => {
        const value = facts.getByRole('definition').filter({ hasText: 'APR' }).first();
        return value.evaluate((one) => Number(one.querySelector('data')!.value));
    };
    const ofClient = async (prices: Record<string, number>) => {
        const pool = await world.pool(valley.pool);
        const price = (mint: string) => prices[mint];
        const all = aprs(pool, { now: await world.chain.now(), price });
        return all.reduce((sum, { apr }) => sum + (apr ?? 0), 0);
    };
    const own = await ofClient({ [agua.mint]: 1 });
    assert.ok(own > 0);
    await eventually(async () => assert.equal(await shown(), own));
    assert.match(await facts.innerText(), /APR\s+and SAL/);
    Object.assign(world.announced.prices, { [agua.mint]: 2.5, [sal.mint]: 0.125 });
    await visitor.button('Use prices invented for these tests').click();
    const all = await ofClient(world.announced.prices);
    assert.ok(all > own);
    await eventually(async () => assert.equal(await shown(), all));
    await visitor.isServed('/prices.json', { status: 500, json: {} });
    await visitor.reloads();
    await visitor.sees(/The price source does not answer/);
    await eventually(async () => assert.equal(await shown(), own));
});

test('figures of the farm equal the pool’s, to the unit', async (t) => {
    const { visitor } = await lpAt(t, ridge, 1n);
    const facts = visitor.region('Figures');
    await eventually(async () => {
        const pool = (await world.pool(ridge.pool)).data;
        assert.deepEqual(await figures(facts, 'Staked'), [pool.totals.staked]);
        assert.deepEqual(await figures(facts, 'Positions'), [BigInt(pool.totals.positions)]);
    });
});
