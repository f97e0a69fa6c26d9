/** Wallets of every kind: without SOL, of a program, with several accounts, such as only send. */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { ACEQUIA_PROGRAM_ADDRESS } from '@acequia/client';
import type { Token } from '@acequia/demo';
import type { KeyPairSigner, TransactionVersion } from '@solana/kit';
import { getAssignInstruction, getTransferSolInstruction } from '@solana-program/system';
import { eventually } from '../harness/eventually.js';
import { holdingOf, makeFarm, owedTo, staker, type Farm } from '../harness/farms.js';
import { SECOND, Visitor, WALLET } from '../harness/visitor.js';
import { OLD_VERSIONS } from '../harness/wallet.js';
import { SOL, World } from '../harness/world.js';

const HAS = 1_000_000_000n;
const FEE = 5_000n;
/** As many as a blockhash is good for, and those that a node takes to be sure of them. */
const BLOCKS_TO_EXPIRE = 190;

let world: World;
let agua: Token, sal: Token;
let valley: Farm;
before(async () => {
    world = await World.begin();
    [agua, sal] = [await world.token('AGUA'), await world.token('SAL')];
    const rewards = [{ token: sal, amount: 10n ** 15n, seconds: 100 * 86_400 }];
    valley = await makeFarm(world, { name: 'Valley', stake: agua, rewards });
    await staker(world, valley, 5_000_000n);
});
after(() => world.end());

/** Gives all its SOL away. */
async function spends(source: KeyPairSigner): Promise<void> {
    const amount = (await world.chain.sol(source.address)) - FEE;
    const { address: destination } = world.chain.issuer;
    await world.chain.send(source, [getTransferSolInstruction({ source, destination, amount })]);
    assert.equal(await world.chain.sol(source.address), 0n);
}

/** Somebody with 1,000 AGUA at the farm's page, whose wallet sends by itself. */
async function sender(t: TestContext, versions: readonly TransactionVersion[] = OLD_VERSIONS) {
    const signer = await world.wallet({ tokens: [[agua, HAS]] });
    const visit = { signer, known: true, sends: true, versions };
    const visitor = await Visitor.comes(t, world, visit);
    await visitor.opens(`/pool/${valley.pool}`);
    await visitor.field('Stake amount').fill('10');
    return { signer, visitor };
}

/** Holds that so much is staked, and no more [units of 10 AGUA]. */
async function staked(signer: KeyPairSigner, times: bigint): Promise<void> {
    const holding = await holdingOf(world, valley, signer);
    assert.equal(holding?.position.data.stake.amount ?? 0n, times * 10_000_000n);
}

// -------------------------------------------------------------------- who pays

test('a wallet with no SOL leaves for good, the fee and the deposit paid by another wallet', async (t) => {
    const signer = await staker(world, valley, HAS);
    const second = await world.wallet();
    await spends(signer);
    await world.pass(10_000n);
    const [due] = await owedTo(world, valley, signer);
    const { position } = (await holdingOf(world, valley, signer))!;
    const visitor = await Visitor.comes(t, world, { signer, second, known: true });
    await visitor.opens(`/pool/${valley.pool}`);
    await visitor.turnsTo('More');
    await visitor.button('Leave for good').click();
    await visitor.isTold(/too little SOL.*have another wallet pay the fee/);
    await visitor.button(`Connect ${SECOND}`).click();
    const review = await visitor.reviews();
    assert.match(review.words, /of Second wallet pays the network fee and the deposits/);
    assert.equal(review.comes.get('AGUA'), HAS);
    assert.equal(review.comes.get('SAL'), due);
    assert.equal(review.back, position.lamports, 'the rent comes back to who paid it');
    await visitor.signs();
    await visitor.isDone();
    assert.deepEqual([visitor.wallet.asked, visitor.second!.asked], [1, 1]);
    assert.equal(await world.holds(agua, signer.address), HAS);
    assert.equal(await world.holds(sal, signer.address), due);
    assert.equal(await holdingOf(world, valley, signer), undefined);
    assert.equal(await world.chain.sol(signer.address), review.back);
    const paid = SOL - (await world.chain.sol(second.address));
    assert.equal(paid, review.fee + review.deposit, 'and nothing else');
});

test('a wallet that belongs to a program is told that it cannot pay, and unstakes with another’s SOL', async (t) => {
    const account = await staker(world, valley, HAS);
    const second = await world.wallet();
    const programAddress = ACEQUIA_PROGRAM_ADDRESS;
    await world.chain.send(world.chain.issuer, [getAssignInstruction({ account, programAddress })]);
    const visitor = await Visitor.comes(t, world, { signer: account, second, known: true });
    await visitor.opens(`/pool/${valley.pool}`);
    await visitor.turnsTo('Unstake');
    await visitor.button('Max unstake amount').click();
    const panel = visitor.page.getByRole('tabpanel');
    await panel.getByRole('button', { name: 'Unstake', exact: true }).click();
    await visitor.isTold(/belongs to a program: only a plain wallet can pay fees.*It can sign all/);
    await visitor.button(`Connect ${SECOND}`).click();
    await visitor.reviews();
    await visitor.signs();
    await visitor.isDone();
    assert.equal(await world.holds(agua, account.address), HAS);
});

test('who lets another pay can pay again themselves; nothing that was tried out with the one is signed with the other', async (t) => {
    const signer = await world.wallet({ tokens: [[agua, HAS]] });
    const second = await world.wallet();
    const visitor = await Visitor.comes(t, world, { signer, second, known: true });
    await visitor.opens(`/pool/${valley.pool}`);
    await visitor.field('Stake amount').fill('10');
    await visitor.button('Stake').click();
    await visitor.reviews();
    await visitor.page.getByText('Another wallet pays the fee').click();
    await visitor.button(`Connect ${SECOND}`).click();
    await visitor.sees(/of Second wallet pays the network fee/);
    await visitor.button('Pay it yourself').click();
    await eventually(async () => assert.equal(await visitor.button('Pay it yourself').count(), 0));
    await visitor.reviews();
    await visitor.signs();
    await visitor.isDone();
    assert.deepEqual([visitor.wallet.asked, visitor.second!.asked], [1, 0]);
    assert.equal(await world.chain.sol(second.address), SOL);
    await staked(signer, 1n);
});

// -------------------------------------------------------------------- accounts

test('of a wallet’s several accounts one is chosen, remembered, and changed for another', async (t) => {
    const [signer, other] = [await world.wallet(), await world.wallet()];
    const visitor = await Visitor.comes(t, world, { signer, others: [other] });
    const begins = ({ address }: KeyPairSigner) =>
        new RegExp(`^${WALLET}, ${address.slice(0, 4)}…`);
    await visitor.opens();
    await visitor.button('Connect wallet').click();
    await visitor.dialog.getByRole('button', { name: WALLET }).click();
    await visitor.sees(/has several accounts. Which one/);
    await visitor.dialog.getByRole('button', { name: other.address.slice(0, 4) }).click();
    await visitor.sees(visitor.button(begins(other)));
    await visitor.reloads();
    await visitor.button(begins(other)).click();
    await visitor.dialog.getByLabel('Account').selectOption(signer.address);
    await visitor.closes();
    await visitor.sees(visitor.button(begins(signer)));
});

test('another account of the same wallet pays the fee', async (t) => {
    const signer = await staker(world, valley, HAS);
    const other = await world.wallet();
    await spends(signer);
    const visitor = await Visitor.comes(t, world, { signer, others: [other], known: true });
    await visitor.opens(`/pool/${valley.pool}`);
    await visitor.turnsTo('Unstake');
    await visitor.button('Max unstake amount').click();
    const panel = visitor.page.getByRole('tabpanel');
    await panel.getByRole('button', { name: 'Unstake', exact: true }).click();
    await visitor.isTold(/too little SOL/);
    await visitor
        .button(new RegExp(`, ${other.address.slice(0, 4)}`))
        .last()
        .click();
    await visitor.reviews();
    visitor.agrees(2);
    await visitor.dialog.getByRole('button', { name: 'Sign' }).click();
    await visitor.isDone();
    assert.equal(await world.holds(agua, signer.address), HAS);
});

// ------------------------------------------------------- wallets that only send

test('a wallet that only signs and sends stakes, asked once', async (t) => {
    const { signer, visitor } = await sender(t);
    await visitor.does(() => visitor.button('Stake').click());
    assert.equal(visitor.wallet.asked, 1);
    assert.equal(visitor.wire.sent.length, 0, 'the page has no bytes to send');
    await staked(signer, 1n);
});

test('in a phone’s own browser a wallet that comes late and only sends is found, stakes and leaves', async (t) => {
    const signer = await world.wallet({ tokens: [[agua, HAS]] });
    const phone = { touches: true, width: 390, late: true, sends: true };
    const visitor = await Visitor.comes(t, world, { signer, ...phone });
    await visitor.opens(`/pool/${valley.pool}`);
    await visitor.button('Connect wallet').tap();
    await visitor.dialog.getByRole('button', { name: WALLET }).tap();
    await visitor.field('Stake amount').fill('10');
    await visitor.does(() => visitor.button('Stake').tap());
    await staked(signer, 1n);
    await visitor.turnsTo('More');
    await visitor.does(() => visitor.button('Leave for good').tap());
    assert.equal(await world.holds(agua, signer.address), HAS);
    assert.equal(await holdingOf(world, valley, signer), undefined);
    assert.equal(visitor.wire.sent.length, 0, 'all of it by the wallet');
});

test('a wallet that says no has sent nothing', async (t) => {
    const { signer, visitor } = await sender(t);
    visitor.wallet.mood = 'says no';
    await visitor.button('Stake').click();
    await visitor.reviews();
    await visitor.signs();
    await visitor.isTold(/The wallet said no. Nothing was sent/);
    visitor.wallet.mood = 'signs';
    await visitor.tries('Try again');
    await visitor.isDone();
    await staked(signer, 1n);
});

test('when its answer is lost, what it sent is found on chain, and not asked for again', async (t) => {
    for (const versions of [OLD_VERSIONS, [...OLD_VERSIONS, 1]] as const) {
        const { signer, visitor } = await sender(t, versions);
        visitor.wallet.mood = 'sends mutely';
        await visitor.button('Stake').click();
        await visitor.reviews();
        await visitor.signs();
        await visitor.isTold(/does not say whether it has sent.*do not sign it anew/);
        await visitor.tries('Keep waiting');
        await visitor.isDone();
        assert.equal(visitor.wallet.asked, 1);
        await staked(signer, 1n);
    }
});

test('a page that is closed while it sends finds what it sent at the next visit', async (t) => {
    const { signer, visitor } = await sender(t);
    visitor.wire.disturb('getSignatureStatuses', async (_, pass) => {
        if (visitor.wallet.given.length === 0) return pass();
        throw new Error('no line');
    });
    await visitor.button('Stake').click();
    await visitor.reviews();
    await visitor.signs();
    await eventually(async () => staked(signer, 1n));
    await visitor.reloads();
    visitor.wire.mend();
    await visitor.sees(/You signed “Stake 10 AGUA” before/);
    await visitor.button('Find out').click();
    await visitor.sees(/Stake 10 AGUA: it has landed/);
    assert.equal(visitor.wallet.asked, 1);
    await staked(signer, 1n);
});

test('when it has sent nothing that is found out, and a second stake of the same is not taken for it', async (t) => {
    const { signer, visitor } = await sender(t);
    await visitor.does(() => visitor.button('Stake').click());
    visitor.wallet.mood = 'breaks';
    await visitor.field('Stake amount').fill('10');
    await visitor.button('Stake').click();
    await visitor.reviews();
    await visitor.signs();
    await visitor.isTold(/does not say whether it has sent/);
    await visitor.tries('Keep waiting');
    await world.passBlocks(BLOCKS_TO_EXPIRE);
    await visitor.isTold(/Your wallet has sent nothing in time/);
    await staked(signer, 1n);
});
