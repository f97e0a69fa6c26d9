/** A vault by its page alone: in, harvested by somebody else, claimed, out. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { vaults } from '@acequia/client';
import type { Token } from '@acequia/demo';
import type { Address, KeyPairSigner } from '@solana/kit';
import { eventually } from '../harness/eventually.js';
import { makeFarm, poolOf, staker, type Farm } from '../harness/farms.js';
import { figure } from '../harness/figures.js';
import { handOver } from '../harness/handOver.js';
import { looksRight } from '../harness/looks.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const DAY = 86_400;

let world: World;
let agua: Token, sal: Token;
let farm: Farm;
let vault: Address;
before(async () => {
    world = await World.begin();
    agua = await world.token('AGUA');
    sal = await world.token('SAL');
    const rewards = [agua, sal].map((token) => ({
        token,
        amount: 100_000_000n,
        seconds: 100 * DAY,
    }));
    const acceptedRisks = 0; // a vault refuses pools that admit transfer fees
    farm = await makeFarm(world, { name: 'Valley', stake: agua, rewards, acceptedRisks });
    await staker(world, farm, 100_000_000n); // somebody else, with whom everything is shared
    const payer = await world.wallet();
    const pool = await poolOf(world, farm);
    await world.chain.send(payer, await vaults.createVault({ pool, payer, id: 0 }));
    vault = await vaults.vaultAddress(farm.pool, 0);
});
after(() => world.end());

const present = () => vaults.fetchPooled(world.chain.rpc, vault);
const sharesOf = async ({ address }: KeyPairSigner) =>
    (await vaults.fetchShares(world.chain.rpc, vault, address))?.data.shares ?? 0n;

async function comes(t: Parameters<typeof Visitor.comes>[0], signer: KeyPairSigner) {
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens('/vaults');
    const card = visitor.article('Valley, vault 0');
    await card.waitFor();
    return { visitor, card };
}

test('what is deposited earns, is claimed and withdrawn for what the page says it is worth', async (t) => {
    const signer = await world.wallet({ tokens: [[agua, 500_000_000n]] });
    const { visitor, card } = await comes(t, signer);
    await visitor.field('Deposit amount').fill('400');
    const review = await visitor.does(() => visitor.button('Deposit').click());
    assert.match(review.words, /does not vote/);
    assert.deepEqual([...review.leaves], [['AGUA', 400_000_000n]]);
    assert.equal(await sharesOf(signer), 400_000_000n * 1_024n);
    await eventually(async () => assert.equal(await figure(card, 'Yours'), 400_000_000n));

    await world.pass(10n * BigInt(DAY));
    await visitor.reloads();
    const now = await world.chain.now();
    const worth = vaults.worthOf(await present(), await sharesOf(signer), now);
    assert.ok(worth > 407_000_000n, 'four fifths of what AGUA streamed');
    await eventually(async () => assert.equal(await figure(card, 'Yours'), worth));
    await looksRight(visitor.page, '/vaults', '23 vaults');
    const claimed = await visitor.does(() => card.getByRole('button', { name: 'Claim' }).click());
    assert.ok(claimed.comes.get('SAL')! > 7_000_000n);

    await visitor.field('Withdraw amount').fill('100');
    const part = await visitor.does(() =>
        card.getByRole('button', { name: 'Withdraw', exact: true }).click(),
    );
    assert.deepEqual([...part.comes], [['AGUA', 100_000_000n]]);
    const rest = await visitor.does(() => visitor.button('Withdraw everything').click());
    assert.ok(rest.comes.get('AGUA')! >= worth - 100_000_000n - 1n);
    assert.equal(await sharesOf(signer), 0n);
});

test('who has handed both accounts over claims and withdraws at another wallet, and a stranger gets nothing', async (t) => {
    const signer = await world.wallet({
        tokens: [
            [agua, 400_000_000n],
            [sal, 1n],
        ],
    });
    const acting = { pooled: await present(), owner: signer, now: await world.chain.now() };
    const input = { ...acting, amount: 400_000_000n, account: undefined };
    await world.chain.send(signer, await vaults.deposit(world.chain.rpc, input));
    await world.pass(10n * BigInt(DAY));
    const [stranger, mine] = [await world.wallet(), await world.wallet()];
    for (const token of [agua, sal]) await handOver(world, signer, token, stranger.address);
    const { visitor, card } = await comes(t, signer);
    for (const [button, symbol] of [
        ['Claim', 'SAL'],
        ['Withdraw everything', 'AGUA'],
    ] as const) {
        await card.getByRole('button', { name: button }).click();
        await visitor.isTold(/has been handed over to .* who would get what is paid into it/);
        await visitor.dialog.getByLabel(`Pay ${symbol} to`).fill(mine.address);
        await visitor.button('Pay there').click();
        await visitor.reviews();
        await visitor.signs();
        await visitor.isDone();
    }
    assert.ok((await world.holds(sal, mine.address)) > 0n);
    assert.ok((await world.holds(agua, mine.address)) >= 400_000_000n);
    const strangers = [agua, sal].map((token) => world.holds(token, signer.address));
    assert.deepEqual(await Promise.all(strangers), [0n, 1n], 'as they were handed over');
    assert.equal(await sharesOf(signer), 0n);
});

test('anyone harvests for all, and what is in the staked token is staked again', async (t) => {
    const holder = await world.wallet({ tokens: [[agua, 50_000_000n]] });
    const acting = { pooled: await present(), owner: holder, now: await world.chain.now() };
    const input = { ...acting, amount: 50_000_000n, account: undefined };
    await world.chain.send(holder, await vaults.deposit(world.chain.rpc, input));
    await world.pass(3n * BigInt(DAY));
    const before = (await present()).vault.data.assets;
    const keeper = await world.wallet();
    const { visitor } = await comes(t, keeper);
    const review = await visitor.does(() => visitor.button('Harvest for all').click());
    assert.equal(review.comes.size, 0, 'it pays whoever pressed the button nothing');
    assert.ok((await present()).vault.data.assets > before);
});

test('a holder announces an emergency, and anyone shows that the farm pays', async (t) => {
    const holder = await world.wallet({ tokens: [[agua, 10_000_000n]] });
    const { visitor, card } = await comes(t, holder);
    await visitor.field('Deposit amount').fill('10');
    await visitor.does(() => visitor.button('Deposit').click());
    await card.getByText('If the farm does not pay').click();
    await visitor.does(() => visitor.button('Announce an emergency').click());
    await visitor.sees(/A holder says that the farm does not pay/);
    assert.equal((await present()).vault.data.phase, vaults.Phase.Announced);
    await visitor.does(() => visitor.button('Call it off').click());
    await eventually(async () => {
        assert.equal((await present()).vault.data.phase, vaults.Phase.Running);
    });
});
