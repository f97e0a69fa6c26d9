/** From a wallet to a locked stake with one signature: of SOL too, and of both versions. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { NATIVE_MINT, rules, SPL_TOKEN, TokenKind } from '@acequia/client';
import type { Token } from '@acequia/demo';
import { eventually } from '../harness/eventually.js';
import { holdingOf, makeFarm, type Farm } from '../harness/farms.js';
import { figure } from '../harness/figures.js';
import { Visitor } from '../harness/visitor.js';
import { OLD_VERSIONS } from '../harness/wallet.js';
import { SOL, World } from '../harness/world.js';

const LOCK = { maxSeconds: 60 * 86_400, maxMultiplierBps: 30_000, earlyLeaveBps: 0 };
const DAYS = 5n * 86_400n;

let world: World;
let agua: Token;
let valley: Farm, spring: Farm;
before(async () => {
    world = await World.begin();
    agua = await world.token('AGUA');
    const rewards = [{ token: agua, amount: 100_000_000n, seconds: 100 * 86_400 }];
    const sol = { mint: NATIVE_MINT, symbol: 'SOL', decimals: 9, kind: TokenKind.SplToken };
    world.announced.tokens.push(sol);
    await putNativeMint(world.chain.network.rpc);
    valley = await makeFarm(world, { name: 'Valley', stake: agua, rewards, lock: LOCK });
    spring = await makeFarm(world, { name: 'Spring', stake: sol, rewards, lock: LOCK });
});
after(() => world.end());

/** The mint of wrapped SOL, as every cluster has it. */
async function putNativeMint(rpc: string): Promise<void> {
    const data = Buffer.alloc(82);
    [data[44], data[45]] = [9, 1];
    const account = { lamports: 1_461_600, owner: SPL_TOKEN, data: data.toString('hex') };
    const params = [NATIVE_MINT, account];
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'surfnet_setAccount', params });
    const headers = { 'content-type': 'application/json' };
    assert.ok((await fetch(rpc, { method: 'POST', headers, body })).ok);
}

for (const versions of [OLD_VERSIONS, [...OLD_VERSIONS, 1]] as const) {
    const version = versions.at(-1);
    test(`of version ${version}: opened, staked and locked with one signature`, async (t) => {
        const signer = await world.wallet({ tokens: [[agua, 1_000_000_000n]] });
        const visitor = await Visitor.comes(t, world, { signer, known: true, versions });
        await visitor.opens(`/pool/${valley.pool}`);
        await visitor.field('Stake amount').fill('400');
        const slider = visitor.region('Stake').getByRole('slider', { name: 'Lock for' });
        assert.equal(await slider.inputValue(), '0', 'no lock unless it is chosen');
        await slider.fill('5');
        await visitor.sees(/It binds 400 AGUA until .* and nobody can lift it/);
        const shown = await figure(visitor.page.getByLabel('What it brings'), 'Weighs');
        const review = await visitor.does(() => visitor.button('Stake and lock').click());
        assert.equal(review.title, 'Stake 400 AGUA and lock it for 5 days');
        assert.match(review.words, /It binds 400 AGUA until/);
        assert.deepEqual([...review.leaves], [['AGUA', 400_000_000n]]);
        assert.equal(visitor.wallet.asked, 1);
        assert.equal(visitor.wire.sent.length, 1);
        const { stake } = (await holdingOf(world, valley, signer))!.position.data;
        assert.equal(stake.weight, shown);
        assert.equal(stake.weight, rules.lockedWeight(LOCK, 400_000_000n, DAYS));
    });
}

test('SOL as it is in a wallet is staked and locked with one signature', async (t) => {
    const signer = await world.wallet();
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens(`/pool/${spring.pool}`);
    await visitor.field('Stake amount').fill('2.5');
    await visitor.region('Stake').getByRole('slider', { name: 'Lock for' }).fill('60');
    await visitor.button('Stake and lock').click();
    await visitor.reviews();
    await visitor.signs();
    await visitor.isDone();
    assert.equal(visitor.wallet.asked, 1);
    const left = await world.chain.sol(signer.address);
    const { lamports } = (await holdingOf(world, spring, signer))!.position;
    assert.equal(left, SOL - SOL / 4n - lamports - 5_000n, 'none is left wrapped');
    const { stake } = (await holdingOf(world, spring, signer))!.position.data;
    assert.equal(stake.amount, SOL / 4n);
    assert.equal(stake.weight, 3n * stake.amount, 'the longest lock, as offered');
    const card = visitor.article('Position 1');
    await eventually(async () => assert.equal(await figure(card, 'Staked'), SOL / 4n));
});
