/** What stands around every page: the chain, the wallet, the theme, the settings. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ACEQUIA_PROGRAM_ADDRESS } from '@acequia/client';
import { eventually } from '../harness/eventually.js';
import { lamportsIn } from '../harness/review.js';
import { Visitor, WALLET } from '../harness/visitor.js';
import { SOL, World } from '../harness/world.js';

const BURNER = 'Burner wallet';

let world: World;
before(async () => {
    world = await World.begin();
});
after(() => world.end());

/** What the wallet's dialog says that it holds [lamports]. */
async function solShown(visitor: Visitor): Promise<bigint> {
    const holds = visitor.dialog.getByRole('definition').filter({ hasText: 'SOL' });
    return lamportsIn(await holds.innerText());
}

// ------------------------------------------------------------------- wallets

test('a wallet is connected, stays connected after a reload, and is let go', async (t) => {
    const signer = await world.wallet();
    const visitor = await Visitor.comes(t, world, { signer });
    await visitor.opens();
    await visitor.connects();
    await visitor.reloads();
    await visitor.button(new RegExp(`^${WALLET}, ${signer.address.slice(0, 4)}`)).click();
    await visitor.sees(visitor.dialog.getByRole('heading', { name: WALLET }));
    await visitor.dialog.getByRole('button', { name: 'Disconnect' }).click();
    await visitor.closes();
    await visitor.reloads();
    await visitor.sees(visitor.button('Connect wallet'));
    assert.equal(visitor.wallet.asked, 0);
});

test('the wallet’s dialog says what it holds, to the lamport', async (t) => {
    const signer = await world.wallet({ sol: SOL - 123n });
    const visitor = await Visitor.comes(t, world, { signer });
    await visitor.opens();
    await visitor.connects();
    await visitor.button(new RegExp(WALLET)).click();
    await eventually(async () => assert.equal(await solShown(visitor), SOL - 123n));
});

test('who says no to connecting is told so, and may be asked again', async (t) => {
    const visitor = await Visitor.comes(t, world, { signer: await world.wallet() });
    await visitor.opens();
    visitor.wallet.mood = 'says no';
    await visitor.button('Connect wallet').click();
    await visitor.dialog.getByRole('button', { name: WALLET }).click();
    await visitor.isTold(/The wallet said no/);
    visitor.wallet.mood = 'signs';
    await visitor.dialog.getByRole('button', { name: WALLET }).click();
    await visitor.sees(visitor.button(new RegExp(`^${WALLET}, `)));
});

test('a wallet that vanishes is no longer shown as connected', async (t) => {
    const visitor = await Visitor.comes(t, world, { signer: await world.wallet() });
    await visitor.opens();
    await visitor.connects();
    await visitor.wallet.vanishes(visitor.page);
    await visitor.sees(visitor.button('Connect wallet'));
});

test('on a local chain a burner wallet gets play money, and is the same after a reload', async (t) => {
    const token = await world.token('PLAY');
    const visitor = await Visitor.comes(t, world);
    await visitor.opens();
    await visitor.connects(BURNER);
    const head = visitor.button(new RegExp(`^${BURNER}, `));
    await head.click();
    await visitor.button('Get play money').click();
    await visitor.sees(/The faucet has sent/);
    await eventually(async () => assert.equal(await solShown(visitor), SOL));
    const copy = await visitor.button(/^Copy address/).getAttribute('aria-label');
    const address = copy!.split(' ').at(-1) as Parameters<World['holds']>[1];
    assert.equal(await world.holds(token, address), 10_000_000_000n);
    await visitor.closes();
    await visitor.reloads();
    await head.click();
    await eventually(async () => assert.equal(await solShown(visitor), SOL));
});

test('a faucet that is gone is said to be gone', async (t) => {
    const visitor = await Visitor.comes(t, world);
    await visitor.isServed('/faucet', { status: 500, json: {} });
    await visitor.opens();
    await visitor.connects(BURNER);
    await visitor.button(new RegExp(`^${BURNER}, `)).click();
    await visitor.button('Get play money').click();
    await visitor.isTold(/faucet does not answer/);
});

test('where tokens may be worth something, no burner wallet is offered', async (t) => {
    const visitor = await Visitor.comes(t, world);
    const { rpc, ws } = visitor.wire;
    const cluster = { name: 'public', rpc, ws, local: false, speed: 0 };
    await visitor.isServed('/cluster.json', { json: cluster });
    await visitor.opens();
    await visitor.button('Connect wallet').click();
    await visitor.sees(/No wallet in this browser signs/);
    assert.equal(await visitor.dialog.getByRole('button', { name: BURNER }).count(), 0);
});

// -------------------------------------------------------------------- chains

test('a page that came with no chain asks for one, and takes the address of a node', async (t) => {
    const visitor = await Visitor.comes(t, world);
    await visitor.isServed('/cluster.json', { status: 404 });
    await visitor.opens();
    await visitor.sees(visitor.heading('Which chain?'));
    await visitor.field('Or the address of an RPC node').fill('nowhere');
    assert.ok(await visitor.button('Connect').isDisabled());
    await visitor.field('Or the address of an RPC node').fill(visitor.wire.rpc);
    await visitor.button('Connect').click();
    await visitor.sees(visitor.heading('Pools'));
    await visitor.reloads();
    await visitor.sees(visitor.link(new URL(visitor.wire.rpc).host));
});

test('a chain that is named and cannot be read is said to be; none is taken in its place', async (t) => {
    const visitor = await Visitor.comes(t, world);
    for (const json of [{ name: 'mine' }, { rpc: 'localhost:8899' }, { rpc: 7 }]) {
        await visitor.isServed('/cluster.json', { json });
        await visitor.opens();
        await visitor.isTold(/it cannot be read.*look at cluster.json/);
        await visitor.sees(visitor.heading('Which chain?'));
        await visitor.page.goto('about:blank');
    }
});

test('a node is shown by its host: its address may carry a key', async (t) => {
    const visitor = await Visitor.comes(t, world);
    const { host } = new URL(visitor.wire.rpc);
    const rpc = `${visitor.wire.rpc}/?api-key=S3CRET`;
    await visitor.isServed('/cluster.json', { json: { name: host, rpc, local: true, speed: 0 } });
    await visitor.opens('/settings');
    await visitor.sees(visitor.page.getByText(host, { exact: true }));
    assert.ok(!(await visitor.page.content()).includes('S3CRET'));
});

test('a chain without the farm’s program is said to be the wrong one, with the way to another', async (t) => {
    const visitor = await Visitor.comes(t, world);
    visitor.wire.disturb('getAccountInfo', async ({ id, params }, pass) => {
        if (params[0] !== ACEQUIA_PROGRAM_ADDRESS) return pass();
        return { jsonrpc: '2.0', id, result: { context: { slot: 1 }, value: null } };
    });
    await visitor.opens();
    await visitor.isTold(/The farm is not on a cluster of its own.*Connect to a cluster/);
    await visitor.page.getByRole('alert').getByRole('link', { name: 'Settings' }).click();
    await visitor.sees(visitor.heading('Settings'));
    const other = await world.wire();
    t.after(() => other.stop());
    visitor.allows(other);
    await visitor.field('Another RPC node').fill(other.rpc);
    await visitor.button('Use this node').click();
    await visitor.sees(/The farm’s program is on this chain/);
    assert.equal(await visitor.page.getByRole('alert').count(), 0);
});

test('what is no address of a node is refused in words', async (t) => {
    const visitor = await Visitor.comes(t, world);
    await visitor.opens('/settings');
    await visitor.field('Another RPC node').fill('my node');
    await visitor.button('Use this node').click();
    await visitor.isTold(/no address of a node/);
});

test('while the node is gone the page says so, and recovers by itself', async (t) => {
    const visitor = await Visitor.comes(t, world);
    visitor.wire.cut();
    await visitor.opens('/settings');
    await visitor.isTold(/The node does not answer/);
    visitor.wire.mend();
    await visitor.sees(/The farm’s program is on this chain/);
    assert.equal(await visitor.page.getByRole('alert').count(), 0);
});

// -------------------------------------------------------------------- prices

test('a price source that fails is said to fail', async (t) => {
    const visitor = await Visitor.comes(t, world);
    await visitor.isServed('/prices.json', { status: 503, json: {} });
    await visitor.opens('/settings');
    await visitor.sees('No price source is in use.');
    await visitor.button('Use prices invented for these tests').click();
    await visitor.isTold(/price source does not answer.*503/);
    await visitor.button('Use no prices').click();
    await visitor.sees('No price source is in use.');
});

// --------------------------------------------------------------------- frame

test('the theme goes round from the system’s to light to dark, and is remembered', async (t) => {
    const visitor = await Visitor.comes(t, world, { theme: 'dark' });
    const ground = () =>
        visitor.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await visitor.opens();
    await visitor.sees(visitor.button('Theme: system. Change to light'));
    const dark = await ground();
    await visitor.button('Theme: system. Change to light').click();
    assert.notEqual(await ground(), dark);
    await visitor.button('Theme: light. Change to dark').click();
    assert.equal(await ground(), dark);
    await visitor.reloads();
    await visitor.sees(visitor.button('Theme: dark. Change to system'));
    assert.equal(await ground(), dark);
});

test('the keyboard skips to the page, and goes to another', async (t) => {
    const visitor = await Visitor.comes(t, world);
    await visitor.opens();
    await visitor.sees(visitor.heading('Pools'));
    await visitor.page.keyboard.press('Tab');
    await visitor.page.keyboard.press('Enter');
    const focused = () => visitor.page.evaluate(() => document.activeElement?.tagName);
    assert.equal(await focused(), 'MAIN');
    await visitor.link('Settings').press('Enter');
    await visitor.sees(visitor.heading('Settings'));
    assert.equal(await focused(), 'MAIN');
});

test('a page that does not exist says so', async (t) => {
    const visitor = await Visitor.comes(t, world);
    await visitor.opens('/no/such/page');
    await visitor.sees(visitor.heading('There is no such page'));
    await visitor.link('All pools').click();
    await visitor.sees(visitor.heading('Pools'));
});
