/** Every page and dialog: pictures of it, and nothing that the checker of accessibility objects to. */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { makeFarm, type Farm } from '@acequia/demo';
import type { KeyPairSigner } from '@solana/kit';
import { stakeIn } from '../harness/farms.js';
import { repositoryFile } from '../harness/files.js';
import { looksRight } from '../harness/looks.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const DAY = 86_400n;

let world: World;
let farm: Farm;
let lp: KeyPairSigner;
before(async () => {
    world = await World.begin();
    // As a team makes it, from its file.
    farm = await makeFarm(world.chain, repositoryFile('app/farms/valley.toml'));
    world.announces(farm);
    const [agua] = farm.tokens;
    for (const { mint } of farm.tokens) world.announced.prices[mint] = 1.25;
    lp = await world.wallet({ tokens: [[agua!, 20_000_000_000n]] });
    const other = await world.wallet({ tokens: [[agua!, 9_000_000_000n]] });
    const pool = { pool: farm.pools[0]!.address };
    await stakeIn(world, pool, lp, 1_234_567_890n);
    await stakeIn(world, pool, other, 9_000_000_000n);
    await world.pass(20n * DAY);
});
after(() => world.end());

async function lpAt(t: TestContext, route: string): Promise<Visitor> {
    const visitor = await Visitor.comes(t, world, { signer: lp, known: true });
    await visitor.opens(route);
    await visitor.sees(visitor.button(/^Test wallet, /));
    return visitor;
}

test('the farms', async (t) => {
    const visitor = await lpAt(t, '/');
    await visitor.sees(visitor.link('Valley'));
    await looksRight(visitor.page, '/', '01 farms');
});

test('the farms at prices', async (t) => {
    const visitor = await lpAt(t, '/');
    await visitor.button('Use prices invented for these tests').click();
    await visitor.sees(/[\d.]+ %/);
    await looksRight(visitor.page, '/', '02 farms at prices');
});

test('what is earned a day is worth what its tokens are together', async (t) => {
    const visitor = await lpAt(t, '/');
    await visitor.button('Use prices invented for these tests').click();
    await visitor.opens('/positions');
    const daily = visitor.region('All together').getByText('Earns a day').locator('..');
    await daily.getByText(/^≈ \$/).waitFor();
    // Every token at $1.25.
    const tokens = await daily.locator('data').allInnerTexts();
    const worth = tokens.reduce(
        (sum, text) => sum + 1.25 * parseFloat(text.replaceAll(',', '')),
        0,
    );
    const said = parseFloat((await daily.getByText(/^≈ \$/).innerText()).replace(/[^\d.]/g, ''));
    assert.ok(Math.abs(said / worth - 1) < 0.001, `${said}, not ${worth}`);
});

test('a farm, and each thing to do with a position', async (t) => {
    const visitor = await lpAt(t, `/pool/${farm.pools[0]!.address}`);
    await visitor.article('Position 1').waitFor();
    await visitor.field('Stake amount').fill('12.5');
    await looksRight(visitor.page, '/pool/:pool/:part?', '03 farm');
    for (const tab of ['Unstake', 'Lock', 'Move', 'More']) {
        await visitor.turnsTo(tab);
        await looksRight(visitor.page, '/pool/:pool/:part?', `04 farm ${tab}`);
    }
});

test('a farm, to somebody without a wallet', async (t) => {
    const visitor = await Visitor.comes(t, world);
    await visitor.opens(`/pool/${farm.pools[1]!.address}`);
    await visitor.sees(visitor.region('What would I earn?'));
    await looksRight(visitor.page, '/pool/:pool/:part?', '05 farm without a wallet');
    for (const [tab, heading] of [
        ['Rewards', 'Rewards'],
        ['Risks', 'Risks and powers'],
        ['Who runs it', 'Keys and terms'],
    ] as const) {
        await visitor.turnsTo(tab);
        await visitor.sees(visitor.heading(heading));
        await looksRight(visitor.page, '/pool/:pool/:part?', `05 farm ${tab}`);
    }
});

test('my positions', async (t) => {
    const visitor = await lpAt(t, '/positions');
    await visitor.article(/^Valley, /).waitFor();
    await visitor.page.getByText('History').click();
    await visitor.sees(/Opened the position/);
    await looksRight(visitor.page, '/positions', '06 positions');
});

test('the dialogs of wallet, review, progress, failure and outcome', async (t) => {
    const visitor = await lpAt(t, `/pool/${farm.pools[0]!.address}`);
    await visitor.button(/^Test wallet, /).click();
    await looksRight(visitor.page, 'wallet/WalletButton', '10 dialog wallet');
    await visitor.closes();
    await visitor.field('Stake amount').fill('12.5');
    await visitor.button('Stake').click();
    await visitor.reviews();
    await looksRight(visitor.page, 'transact/ReviewDialog', '11 dialog review');
    visitor.wallet.mood = 'says no';
    await visitor.signs();
    await visitor.isTold(/said no/);
    await looksRight(visitor.page, 'transact/ReviewDialog', '12 dialog failed');
    visitor.wallet.mood = 'hangs';
    await visitor.tries('Try again');
    await visitor.sees(/Your wallet is asked/);
    await looksRight(visitor.page, 'transact/ReviewDialog', '13 dialog progress');
    await visitor.dialog.getByRole('button', { name: 'Hide' }).click();
    await visitor.sees(/is on its way/);
    await looksRight(visitor.page, '/pool/:pool/:part?', '14 running bar');
});

test('the dialog of an outcome', async (t) => {
    const visitor = await lpAt(t, `/pool/${farm.pools[0]!.address}`);
    await visitor.field('Stake amount').fill('1');
    await visitor.button('Stake').click();
    await visitor.reviews();
    await visitor.signs();
    await visitor.sees(/The chain has confirmed it/);
    await looksRight(visitor.page, 'transact/ReviewDialog', '15 dialog done');
});

test('choosing a wallet', async (t) => {
    const visitor = await Visitor.comes(t, world, { signer: lp });
    await visitor.opens();
    await visitor.button('Connect wallet').click();
    await visitor.sees(visitor.dialog.getByRole('button', { name: 'Burner wallet' }));
    await looksRight(visitor.page, 'wallet/WalletButton', '16 dialog connect');
});

test('the votes', async (t) => {
    const visitor = await lpAt(t, '/gauges');
    await visitor.sees(visitor.heading('Votes'));
    await looksRight(visitor.page, '/gauges', '20 votes');
});

test('running a farm', async (t) => {
    const visitor = await Visitor.comes(t, world, { signer: farm.team, known: true });
    await visitor.opens('/team');
    await visitor.sees(visitor.link('Valley'));
    await looksRight(visitor.page, '/team', '30 team');
    await visitor.link('Valley').click();
    await visitor.sees(/Every vault holds at least what it owes/);
    await looksRight(visitor.page, '/team/:pool', '31 team farm');
    const stream = visitor.article(/^USDC/);
    for (const act of ['Top up', 'Extend', 'Commit longer', 'Take back']) {
        await stream.getByRole('button', { name: act, exact: true }).click();
        await stream.getByRole('group', { name: act }).waitFor();
        await looksRight(visitor.page, '/team/:pool', `32 team farm ${act}`);
    }
});

test('a new farm, as a form and as a file', async (t) => {
    const visitor = await Visitor.comes(t, world, { signer: farm.team, known: true });
    await visitor.opens('/team/new');
    await visitor.sees(visitor.heading('A new farm'));
    await visitor.button(/^Falling/).click();
    await looksRight(visitor.page, '/team/new', '33 new farm form');
});

test('settings', async (t) => {
    const visitor = await lpAt(t, '/settings');
    await visitor.sees(/The farm’s program is on this chain/);
    await looksRight(visitor.page, '/settings', '40 settings');
});

test('a page that is not there, and one that came without a chain', async (t) => {
    const visitor = await Visitor.comes(t, world);
    await visitor.opens('/nowhere');
    await visitor.sees(visitor.heading('There is no such page'));
    await looksRight(visitor.page, 'no such page', '41 no such page');
    await visitor.isServed('/cluster.json', { status: 404 });
    await visitor.reloads();
    await visitor.sees(visitor.heading('Which chain?'));
    await looksRight(visitor.page, 'no chain', '42 which chain');
});
