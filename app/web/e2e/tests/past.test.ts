/** What was, from a history server: beside what the chain says, and never in its place. */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { claimAll, type Holding } from '@acequia/client';
import type { Token } from '@acequia/demo';
import type { KeyPairSigner } from '@solana/kit';
import { eventually } from '../harness/eventually.js';
import {
    holdingOf,
    makeFarm,
    owedTo,
    retires,
    staker,
    stream,
    type Farm,
} from '../harness/farms.js';
import { figures } from '../harness/figures.js';
import { looksRight } from '../harness/looks.js';
import { Past } from '../harness/past.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const DAY = 86_400n;
const BUDGET = 864_000_000_000n;

let world: World;
let past: Past;
let agua: Token, sal: Token;
let valley: Farm;
let lp: KeyPairSigner;
let claimed: bigint;
before(async () => {
    world = await World.begin();
    [agua, sal] = [await world.token('AGUA'), await world.token('SAL')];
    const rewards = [{ token: sal, amount: BUDGET, seconds: 8_640_000 }];
    valley = await makeFarm(world, { name: 'Valley', stake: agua, rewards });
    const time = await world.chain.now();
    lp = await staker(world, valley, 1_000_000_000n);
    await world.pass(10n * DAY);
    await staker(world, valley, 3_000_000_000n);
    await world.pass(10n * DAY);
    const before = await world.holds(sal, lp.address);
    await claims(lp);
    claimed = (await world.holds(sal, lp.address)) - before;
    await world.pass(5n * DAY);
    past = await Past.of(world, [
        { token: agua, time, price: 2 },
        { token: sal, time, price: 0.5 },
    ]);
    await settle();
    await past.isWhole();
});
after(async () => {
    await past.stop();
    await world.end();
});

const holding = async (owner: KeyPairSigner, farm = valley): Promise<Holding> =>
    (await holdingOf(world, farm, owner))!;

async function claims(owner: KeyPairSigner, farm = valley): Promise<void> {
    const holdings = [await holding(owner, farm)];
    const steps = await claimAll({ owner, holdings, now: await world.chain.now() });
    await world.chain.sendAll(owner, steps);
}

/** Somebody stakes a unit: an event of this moment, up to which the server knows the past. */
const settle = () => staker(world, valley, 1n);

async function at(t: TestContext, route: string, signer?: KeyPairSigner): Promise<Visitor> {
    const visitor = await Visitor.comes(t, world, { signer, known: signer !== undefined });
    visitor.allows(past);
    await visitor.opens(route);
    return visitor;
}

/** What a plot says in its table, row by row. */
async function told(visitor: Visitor, title: RegExp): Promise<string[]> {
    const rows = visitor.page.getByRole('table', { name: title }).locator('tbody tr');
    return rows.evaluateAll((all) => all.map((row) => row.lastElementChild?.textContent ?? ''));
}

const last = async (visitor: Visitor, title: RegExp) => (await told(visitor, title)).at(-1);

test('a pool’s page shows how its stake, its LPs, what it paid and its yield went', async (t) => {
    const visitor = await at(t, `/pool/${valley.pool}`);
    await visitor.turnsTo('How it went');
    await eventually(async () => {
        assert.equal(await last(visitor, /^Staked, AGUA/), '4K');
        assert.equal(await last(visitor, /^LPs/), '3');
        // By day, then what a last step that is not over holds.
        assert.deepEqual(
            (await told(visitor, /^SAL, a day/)).slice(0, 20),
            Array(20).fill('8.64K'),
        );
    });
    // 8,640 SAL a day at 0.5, over 1,000 AGUA at 2, then over 4,000.
    const yields = await told(visitor, /^APR/);
    assert.deepEqual([yields[5], yields[15]], ['78,840 %', '19,710 %']);
    await visitor.sees(/Prices: the tests/);
    assert.match(visitor.page.url(), /\/past$/, 'the part stands in the address');
    await looksRight(visitor.page, '/pool/:pool/:part?', '50 how it went');
});

test('those who run it see the same', async (t) => {
    const visitor = await at(t, `/team/${valley.pool}`, valley.team);
    await visitor.sees(visitor.heading('How it went'));
    await eventually(async () => assert.equal(await last(visitor, /^LPs/), '3'));
});

test('what was earned so far is what was paid and what is owed, to the unit; with a line and a table', async (t) => {
    const visitor = await at(t, '/positions', lp);
    const all = visitor.region('All together');
    const [owed] = await owedTo(world, valley, lp);
    await visitor.sees(all.getByText(/paid, says 127\.0\.0\.1/));
    await eventually(async () =>
        assert.deepEqual(await figures(all, 'Earned so far'), [claimed + owed!]),
    );
    await visitor.sees(visitor.heading('Earned over time'));
    await eventually(async () => assert.equal(await last(visitor, /^SAL, in all/), '119K'));
    const link = visitor.link('All payments as a table (CSV)');
    const table = await (await fetch((await link.getAttribute('href'))!)).text();
    const [names, ...rows] = table.trim().split('\n');
    assert.match(names!, /^date,time,position,pool,mint,amount,/);
    assert.deepEqual(
        rows.map((row) => row.split(',').slice(4, 6)),
        [[sal.mint, claimed.toString()]],
    );
    await looksRight(visitor.page, '/positions', '51 positions with a past');
});

test('a server that is gone is said to be gone, and the chain tells what it can', async (t) => {
    const visitor = await at(t, '/positions', lp);
    visitor.foresees(new RegExp(past.url));
    await visitor.page.route(`${past.url}/**`, (route) => route.abort());
    await visitor.reloads();
    const [owed] = await owedTo(world, valley, lp);
    const all = visitor.region('All together');
    await eventually(async () =>
        assert.deepEqual(await figures(all, 'Earned so far'), [claimed + owed!]),
    );
    await visitor.sees(all.getByText('paid and owed'));
    await visitor.isTold(/The history server does not answer/);
});

test('without a server there is no such part, and what was earned is read from the chain', async (t) => {
    delete world.announced.history;
    t.after(() => (world.announced.history = past.url));
    const visitor = await at(t, `/pool/${valley.pool}/past`, lp);
    const card = visitor.article('Position 1');
    const [owed] = await owedTo(world, valley, lp);
    await eventually(async () =>
        assert.deepEqual(await figures(card, 'Earned so far'), [claimed + owed!]),
    );
    assert.equal(await visitor.page.getByRole('tab', { name: 'How it went' }).count(), 0);
    await visitor.sees(visitor.region('What would I earn?'));
    world.announced.history = past.url;
    await visitor.reloads();
    await visitor.sees(visitor.page.getByRole('tab', { name: 'How it went', selected: true }));
});

/** Somebody who has claimed from one slot what two streams paid, one after the other. */
async function paidInTurn(): Promise<{ owner: KeyPairSigner; rio: Token }> {
    const rio = await world.token('RIO', { decimals: 9 });
    const days = (token: Token, amount: bigint) => ({ token, amount, seconds: 86_400 });
    const rewards = [days(sal, 5_000_000n)];
    const farm = await makeFarm(world, { name: 'Orchard', stake: agua, rewards });
    const owner = await staker(world, farm, 1_000_000n);
    await world.pass(DAY);
    await claims(owner, farm);
    await retires(world, farm, 0);
    await world.give(farm.team, [[rio, 7_000_000_000n]]);
    await stream(world, farm, days(rio, 7_000_000_000n));
    await world.pass(DAY);
    await claims(owner, farm);
    return { owner, rio };
}

test('claims from a slot that held another reward before are told in what each paid, and add up', async (t) => {
    const { owner, rio } = await paidInTurn();
    const paid = [await world.holds(sal, owner.address), await world.holds(rio, owner.address)];
    assert.ok(paid.every((one) => one > 0n));
    await past.isWhole();
    const url = `${past.url}/v1/owners/${owner.address}/earnings?format=csv`;
    const rows = (await (await fetch(url)).text()).trim().split('\n').slice(1);
    assert.deepEqual(
        rows.map((row) => row.split(',').slice(4, 6).join()),
        [sal, rio].map(({ mint }, nth) => `${mint},${paid[nth]}`),
    );
    const sums = async (visitor: Visitor) => {
        const all = visitor.region('All together');
        return eventually(async () => assert.deepEqual(await figures(all, 'Earned so far'), paid));
    };
    const visitor = await at(t, '/positions', owner);
    await sums(visitor);
    await visitor.page.getByText('History').click();
    await visitor.sees(/^Claimed [\d.]+ RIO/);
    await visitor.sees(/^Claimed [\d.]+ SAL/);
    delete world.announced.history;
    t.after(() => (world.announced.history = past.url));
    await visitor.reloads();
    await visitor.sees(visitor.region('All together').getByText('paid and owed'));
    await sums(visitor);
});
