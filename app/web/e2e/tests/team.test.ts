/** What those do who run a farm, by the pages alone. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test, type TestContext } from 'node:test';
import {
    findPools,
    isPaused,
    rules,
    streamsOf,
    TokenKind,
    type PoolAccount,
} from '@acequia/client';
import { makeFarm as makeFarmOfFile, type Token } from '@acequia/demo';
import type { KeyPairSigner } from '@solana/kit';
import { eventually } from '../harness/eventually.js';
import { poolOf, stakeIn } from '../harness/farms.js';
import { allFigures, figure } from '../harness/figures.js';
import { repositoryFile } from '../harness/files.js';
import { looksRight } from '../harness/looks.js';
import { booksNow, booksOf, DAY, fillsForm, teamAt } from '../harness/team.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const RICH = 1n << 60n;

let world: World;
let agua: Token, sal: Token;
before(async () => {
    world = await World.begin();
    agua = await world.token('AGUA');
    sal = await world.token('SAL', { decimals: 9, kind: TokenKind.Token2022 });
});
after(() => world.end());

const team = (t: TestContext, seconds?: number) =>
    teamAt(t, world, { stake: agua, reward: sal, seconds });

/** The pools that a wallet has created. */
async function poolsOf(team: KeyPairSigner): Promise<PoolAccount[]> {
    return findPools(world.chain.rpc, { authority: team.address });
}

test('a farm is created from the form: what the plan and the review say is what is there', async (t) => {
    const signer = await world.wallet({ tokens: [[sal, 1_000_000_000_000n]] });
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await fillsForm(visitor, {
        name: 'Bancal',
        stake: agua,
        reward: sal,
        budget: '900.5',
        runsFor: '30 days',
    });
    const leaving = visitor.region('What leaves your wallet');
    await eventually(async () => assert.equal(await figure(leaving, 'SAL'), 900_500_000_000n));
    const rent = await figure(leaving, 'Rent, back when closed');
    await looksRight(visitor.page, '/team/new', '34 new farm form filled');
    await visitor.page.setViewportSize({ width: 1280, height: 900 });
    const review = await visitor.does(() => visitor.button('Create this farm').click());
    assert.deepEqual([...review.leaves], [['SAL', 900_500_000_000n]]);
    assert.equal(review.deposit, rent);
    const [pool] = await poolsOf(signer);
    const [stream] = streamsOf(pool!);
    assert.equal(pool!.data.stakeMint, agua.mint);
    assert.equal(stream!.mint, sal.mint);
    assert.equal(stream!.books.funded, 900_500_000_000n);
    const segments = rules.remainingSegments(stream!.books.schedule);
    assert.deepEqual(segments, [{ seconds: 30 * DAY, amount: 900_500_000_000n }]);
    assert.ok(stream!.books.committedUntil >= rules.endsAt(stream!.books.schedule));
    await visitor.sees(/The farm is there/);
});

test('before a farm is funded its page is shown as LPs will see it, and what its budget pays', async (t) => {
    const signer = await world.wallet({ tokens: [[sal, 1_000_000_000_000n]] });
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    const terms = { name: 'Alberca', stake: agua, reward: sal, budget: '900', runsFor: '90 days' };
    await fillsForm(visitor, terms);
    const shown = visitor.region('“Alberca”, as LPs will see it');
    await shown.waitFor();
    await visitor.field('If so much is staked').fill('3000');
    await eventually(async () => {
        assert.equal(
            await figure(shown.getByRole('region', { name: 'Figures' }), 'Staked'),
            3_000_000_000n,
        );
    });
    // A quarter of what there is then earns a quarter: to the unit, less what dividing cuts off.
    await shown.getByLabel('If I staked').fill('1000');
    await shown.getByRole('button', { name: 'Until the rewards end' }).click();
    const earns = shown.getByRole('table', { name: 'What it would earn' });
    await eventually(async () => {
        const [whole] = await allFigures(earns.getByRole('cell').last());
        assert.ok(whole! <= 225_000_000_000n && whole! > 224_999_000_000n, `${whole}`);
    });
    await shown.getByRole('tab', { name: 'Rewards' }).click();
    await visitor.sees(shown.getByText('all of it: nobody can take it back'));
    assert.equal(await shown.getByRole('button', { name: 'Stake' }).count(), 0);
    // 900 over 90 days are 3,650 a year: over 1,000 staked 3.65 for each.
    const pays = visitor.page.getByRole('table', { name: 'What AGUA earns in a year' });
    const row = pays.getByRole('row').filter({ hasText: /^1,000(?!,)/ });
    assert.deepEqual(await allFigures(row), [3_650_000_000n]);
    assert.equal(visitor.wallet.asked, 0);
    await looksRight(visitor.page, '/team/new', '36 a farm as LPs will see it');
});

test('a rate that follows the stake is shown with what it pays at a quarter, half, once and twice', async (t) => {
    const signer = await world.wallet({ tokens: [[sal, 1_000_000_000_000n]] });
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await fillsForm(visitor, { name: 'Alberca', stake: agua, reward: sal, budget: '800' });
    await visitor.field('What is paid by what is staked').selectOption('stake');
    await visitor.field('Full rate from that much stake on').fill('4,000');
    const table = visitor.page.getByRole('table', { name: /^What is paid of SAL/ }).first();
    const unit = 1_000_000_000n;
    await eventually(async () => {
        const paid = [200n, 600n, 400n, 400n, 800n, 0n, 800n, 0n].map((one) => one * unit);
        assert.deepEqual(await allFigures(table), paid);
    });
    await visitor.field('What is paid by what is staked').selectOption('most');
    await visitor.sees(/Nothing is written here/);
});

test('what is typed while a token is still being read stays in the form', async (t) => {
    const signer = await world.wallet({ tokens: [[sal, 1_000_000_000_000n]] });
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens('/team/new');
    const reward = visitor.field('Token that is paid');
    await reward.locator(`option[value="${sal.mint}"]`).waitFor({ state: 'attached' });
    visitor.wire.slow('getMultipleAccounts', 1_000);
    await visitor.field('What LPs stake').selectOption(agua.mint);
    await reward.selectOption(sal.mint);
    await visitor.field('Name of the pool').fill('Bancal');
    await visitor.field('Budget').fill('900.5');
    await visitor.field('Runs for').fill('30 days');
    const values = { 'Name of the pool': 'Bancal', Budget: '900.5', 'Runs for': '30 days' };
    const chosen = { 'What LPs stake': 'AGUA', 'Token that is paid': 'SAL' };
    await eventually(async () => {
        for (const [field, value] of Object.entries({ ...values, ...chosen })) {
            assert.equal(await visitor.field(field).inputValue(), value, field);
        }
    });
});

test('a form that is not complete says what is missing, and signs nothing', async (t) => {
    const visitor = await Visitor.comes(t, world, { signer: await world.wallet(), known: true });
    await visitor.opens('/team/new');
    await visitor.button('What is missing?').click();
    await visitor.sees(/fields are not right yet/);
    assert.equal(await visitor.button('Create this farm').count(), 0);
});

test('too little of a reward’s token is said in the plan, and refused before a signature', async (t) => {
    const signer = await world.wallet({ tokens: [[sal, 1_000n]] });
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await fillsForm(visitor, { name: 'Seco', stake: agua, reward: sal, budget: '1' });
    await visitor.sees(/too little/);
    await visitor.button('Create this farm').click();
    await visitor.isTold(/token account holds less|too little/i);
    await visitor.closes();
    assert.equal(visitor.wallet.asked, 0);
    assert.deepEqual(await poolsOf(signer), []);
});

test('a farm is created from its file, as it is made without a page', async (t) => {
    const path = repositoryFile('app/farms/valley.toml');
    const made = await makeFarmOfFile(world.chain, path);
    const tokens = made.tokens.map((token) => [token, RICH] as const);
    world.announced.tokens.push(...made.tokens.filter(({ symbol }) => symbol !== 'AGUA'));
    const [own] = made.tokens;
    world.announced.tokens.splice(0, 1, own!); // the file's AGUA in the place of ours
    t.after(() => world.announced.tokens.splice(0, 1, agua));
    const signer = await world.wallet({ tokens });
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens('/team/new');
    await visitor.page.getByRole('radio', { name: 'File' }).check();
    await visitor.field('Open a farm file').setInputFiles(path);
    await visitor.sees('Nothing is wrong with it.');
    for (const { symbol, mint } of made.tokens) {
        await visitor.field(`What is ${symbol}?`).selectOption(mint);
    }
    await visitor.sees(visitor.region('What leaves your wallet'));
    await looksRight(visitor.page, '/team/new', '35 new farm file');
    await visitor.page.setViewportSize({ width: 1280, height: 900 });
    // What the first transactions make possible is reviewed before it is signed: all that leaves is in a review.
    await visitor.does(() => visitor.button('Create this farm').click());
    const here = await poolsOf(signer);
    assert.equal(here.length, made.pools.length);
    for (const { address } of made.pools) {
        const there = await world.pool(address);
        const same = here.find(({ data }) => data.id === there.data.id)!;
        assert.deepEqual(termsOf(same), termsOf(there));
    }
});

/** What a file says of a pool; not whose it is and when it was made. */
function termsOf(pool: PoolAccount) {
    const { stakeMint, capacity, lock, caps, acceptedRisks, createdAt } = pool.data;
    const streams = streamsOf(pool).map(({ slot, mint, books }) => {
        const { schedule, kind, idlePolicy, window, funded, committedUntil } = books;
        const segments = rules.remainingSegments(schedule);
        const since = (time: bigint) => (time === 0n ? 0n : time - createdAt);
        const start = schedule.start === 0n ? 0n : since(schedule.start);
        const terms = { kind, idlePolicy, window, funded, segments };
        return { slot, mint, ...terms, start, committed: since(committedUntil) };
    });
    return { stakeMint, capacity, lock, caps, acceptedRisks, streams };
}

test('what is wrong with a file is said at its line', async (t) => {
    const visitor = await Visitor.comes(t, world, { signer: await world.wallet(), known: true });
    await visitor.opens('/team/new');
    await visitor.page.getByRole('radio', { name: 'File' }).check();
    const text = readFileSync(repositoryFile('app/farms/valley.toml'), 'utf8');
    await visitor.field('Farm file (TOML)').fill(text.replace('"90_000"', '"90_000.1234567"'));
    const line = text.slice(0, text.indexOf('"90_000"')).split('\n').length;
    await visitor.sees('One thing is wrong');
    await visitor.sees(visitor.button(`Line ${line}`));
    assert.equal(await visitor.button('Create this farm').count(), 0);
});

test('a stream is topped up, to the unit', async (t) => {
    const { farm, visitor, turnsTo } = await team(t);
    const before = await booksOf(world, farm);
    const panel = await turnsTo('Top up');
    await visitor.sees(/Whoever runs the pool can stake too/);
    await visitor.sees(/Nothing is committed: its funder can take back/);
    await panel.getByLabel('How much').fill('12.000000001');
    const review = await visitor.does(() => visitor.button('Review the top-up').click());
    assert.deepEqual([...review.leaves], [['SAL', 12_000_000_001n]]);
    assert.equal((await booksOf(world, farm)).funded, before.funded + 12_000_000_001n);
});

test('a stream is extended from its present end', async (t) => {
    const { farm, visitor, turnsTo } = await team(t);
    const before = await booksOf(world, farm);
    const panel = await turnsTo('Extend');
    await panel.getByLabel('Budget').fill('300');
    await panel.getByLabel('Runs for').fill('20 days');
    const review = await visitor.does(() => visitor.button('Review the extension').click());
    assert.deepEqual([...review.leaves], [['SAL', 300_000_000_000n]]);
    const after = await booksOf(world, farm);
    assert.equal(rules.endsAt(after.schedule), rules.endsAt(before.schedule) + 20n * BigInt(DAY));
    const last = rules.remainingSegments(after.schedule).at(-1);
    assert.deepEqual(last, { seconds: 20 * DAY, amount: 300_000_000_000n });
});

test('of a capped reward, LPs read what they can rely on, and its team lets the rest go on', async (t) => {
    const made = await makeFarmOfFile(world.chain, repositoryFile('app/farms/capped.toml'));
    const [lp] = made.tokens;
    world.announced.tokens.push(...made.tokens);
    t.after(() => world.announced.tokens.splice(-2));
    const farm = { pool: made.pools[0]!.address, team: made.team };
    const staker = await world.wallet({ tokens: [[lp!, 500_000_000_000n]] });
    await stakeIn(world, farm, staker, 500_000_000_000n);
    await world.pass(30n * BigInt(DAY));

    const anybody = await Visitor.comes(t, world);
    await anybody.opens(`/pool/${farm.pool}`);
    await anybody.turnsTo('Rewards');
    const says = anybody.article('Reward RIO');
    await anybody.sees(says.getByText(/a year for each LP, times the multiplier of its lock/));
    const words = (await says.innerText()).replace(/\s+/g, ' ');
    assert.match(words, /0\.121\d* RIO a year for each LP/);
    assert.match(words, /up to 2,000,000 staked \(as weight\); beyond that it is shared/);
    assert.match(words, /While fewer than 400,000 are staked, more/);
    assert.match(words, /That rate is promised until/);
    assert.match(words, /goes back to its funder: at today’s stake (30,000|29,999)/);

    const visitor = await Visitor.comes(t, world, { signer: made.team, known: true });
    await visitor.opens(`/team/${farm.pool}`);
    const before = await booksOf(world, farm);
    await visitor.button('Let it go on').click();
    const panel = visitor.page.getByRole('group', { name: 'Let it go on' });
    await panel.getByLabel('Budget').fill('20000');
    await visitor.sees(/nobody earned 15,000.* and this is more/i);
    assert.ok(await visitor.button('Review what goes on').isDisabled());
    await panel.getByRole('button', { name: /^All of it/ }).click();
    await panel.getByLabel('Runs for').fill('10 days');
    const review = await visitor.does(() => visitor.button('Review what goes on').click());
    assert.equal(review.leaves.size, 0, 'no token moves');
    const { funded, idle, schedule } = await booksOf(world, farm);
    assert.equal(funded, before.funded);
    assert.equal(rules.endsAt(schedule), rules.endsAt(before.schedule) + 10n * BigInt(DAY));
    const last = rules.remainingSegments(schedule).at(-1)!;
    assert.ok(last.amount > 14_999_000_000_000n, 'all of what three quarters of a month were');
    assert.ok(idle < 1_000_000_000n, 'but for the last seconds');
});

test('what is not committed is taken back: what the page offers is what comes', async (t) => {
    const { farm, visitor, turnsTo } = await team(t);
    await world.pass(10n * BigInt(DAY));
    await visitor.reloads();
    const panel = await turnsTo('Take back');
    const due = rules.refundable(await booksNow(world, farm), await world.chain.now());
    await eventually(async () => assert.equal(await figure(panel, 'Can be taken back now'), due));
    const review = await visitor.does(() => visitor.button('Review what comes back').click());
    assert.deepEqual([...review.comes], [['SAL', due]]);
    assert.equal((await booksOf(world, farm)).refunded, due);
});

test('what is committed cannot be taken back, and the page says so', async (t) => {
    const { farm, visitor, turnsTo } = await team(t);
    const commit = await turnsTo('Commit longer');
    await commit.getByRole('button', { name: /^All of it/ }).click();
    await visitor.does(() => visitor.button('Review the commitment').click());
    const { committedUntil, schedule } = await booksOf(world, farm);
    assert.ok(committedUntil >= rules.endsAt(schedule));
    const back = await turnsTo('Take back');
    await eventually(async () => assert.equal(await figure(back, 'Can be taken back now'), 0n));
    assert.ok(await visitor.button('Review what comes back').isDisabled());
});

test('the books equal the chain’s and the vaults’, to the unit', async (t) => {
    const { farm, visitor } = await team(t);
    const ledger = visitor.page.getByRole('table', { name: 'Books of slot 0' });
    const { refunded, idle, streamed, funded, paid, schedule } = await booksOf(world, farm);
    const vault = streamsOf(await poolOf(world, farm))[0]!.vault;
    const { value } = await world.chain.rpc.getTokenAccountBalance(vault).send();
    const mustHold = funded - refunded - paid;
    const holds = BigInt(value.amount);
    const left = rules.unstreamed(schedule);
    const rows = [refunded, idle, left, streamed, funded, refunded, paid, mustHold, holds];
    await eventually(async () => {
        assert.deepEqual(await allFigures(ledger), [...rows, holds - mustHold]);
    });
    await visitor.sees(/Every vault holds at least what it owes/);
});

test('a budget that runs dry within the days one names is warned of', async (t) => {
    const { farm, visitor } = await team(t, 10 * DAY);
    await visitor.opens('/team');
    const card = visitor.page.getByRole('article').filter({ hasText: 'Huerta' });
    await card.first().waitFor();
    assert.equal(await visitor.page.getByText('budget runs short').count(), 0);
    await visitor.field('Warn when a budget runs dry within').fill('11');
    await visitor.sees(/1 budget runs short/);
    await visitor.opens(`/team/${farm.pool}`);
    await visitor.sees(/within 11 days/);
});

test('deposits are paused and opened again; a stranger is offered neither', async (t) => {
    const { farm, visitor } = await team(t);
    await visitor.does(() => visitor.button('Pause deposits').click());
    assert.ok(isPaused(await poolOf(world, farm)));
    await visitor.sees('deposits paused');
    await visitor.does(() => visitor.button('Open deposits again').click());
    assert.ok(!isPaused(await poolOf(world, farm)));
    const stranger = await Visitor.comes(t, world, { signer: await world.wallet(), known: true });
    await stranger.opens(`/team/${farm.pool}`);
    await stranger.sees(stranger.heading('Books'));
    assert.equal(await stranger.button('Pause deposits').count(), 0);
    const stream = stranger.article(/^SAL/);
    assert.equal(await stream.getByRole('button', { name: 'Take back' }).count(), 0);
});
