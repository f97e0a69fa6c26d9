/** What goes wrong, and what a person is then told: nothing is lost, nothing happens twice. */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { acequia, tokenAccount, tokenProgram } from '@acequia/client';
import type { Token } from '@acequia/demo';
import type { KeyPairSigner } from '@solana/kit';
import { getFreezeAccountInstruction } from '@solana-program/token';
import { eventually } from '../harness/eventually.js';
import { holdingOf, makeFarm, owedTo, staker, type Farm } from '../harness/farms.js';
import { allFigures } from '../harness/figures.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const HAS = 1_000_000_000n;
/** As many as a blockhash is good for, and those that a node takes to be sure of them. */
const BLOCKS_TO_EXPIRE = 190;

/** What a node answers that is asked for accounts. */
interface Found {
    pubkey: string;
    account: { data: [string, string] };
}
interface Answer {
    result: Found[] | { value: Found[] };
}

let world: World;
let agua: Token, sal: Token, hielo: Token;
let valley: Farm;
before(async () => {
    world = await World.begin();
    agua = await world.token('AGUA');
    sal = await world.token('SAL');
    hielo = await world.token('HIELO', { risks: ['freezeAuthority'] });
    const seconds = 100 * 86_400;
    const rewards = [sal, hielo].map((token) => ({ token, amount: 10n ** 15n, seconds }));
    valley = await makeFarm(world, { name: 'Valley', stake: agua, rewards });
    await staker(world, valley, 5_000_000n);
});
after(() => world.end());

/** Somebody at the farm's page with 1,000 AGUA, none of it staked. */
async function newcomer(t: TestContext, sol?: bigint) {
    const tokens = [[agua, HAS]] as const;
    const signer = await world.wallet(sol === undefined ? { tokens } : { sol, tokens });
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens(`/pool/${valley.pool}`);
    return { signer, visitor };
}

/** Fills in a stake of 10 AGUA and asks for its review. */
async function asksToStake(visitor: Visitor): Promise<void> {
    await visitor.field('Stake amount').fill('10');
    await visitor.button('Stake').click();
}

/** Holds that so much is staked, and gone from the wallet, and no more [units of 10 AGUA]. */
async function staked(signer: KeyPairSigner, times: bigint): Promise<void> {
    const holding = await holdingOf(world, valley, signer);
    assert.equal(holding?.position.data.stake.amount ?? 0n, times * 10_000_000n);
    assert.equal(await world.holds(agua, signer.address), HAS - times * 10_000_000n);
}

// ---------------------------------------------------------------- the wallet

test('a wallet that says no is said to have said no; nothing is sent, and trying again works', async (t) => {
    const { signer, visitor } = await newcomer(t);
    visitor.wallet.mood = 'says no';
    await asksToStake(visitor);
    await visitor.reviews();
    await visitor.signs();
    await visitor.isTold(/The wallet said no. Nothing was sent/);
    assert.equal(visitor.wire.sent.length, 0);
    visitor.wallet.mood = 'signs';
    await visitor.tries('Try again');
    await visitor.isDone();
    await staked(signer, 1n);
});

test('who cancels the review signs nothing', async (t) => {
    const { signer, visitor } = await newcomer(t);
    await asksToStake(visitor);
    await visitor.reviews();
    await visitor.closes();
    assert.equal(visitor.wallet.asked, 0);
    await staked(signer, 0n);
});

test('while a wallet does not answer, the dialog can be put aside; left by a reload, nothing is unfinished', async (t) => {
    const { signer, visitor } = await newcomer(t);
    visitor.wallet.mood = 'hangs';
    await asksToStake(visitor);
    await visitor.reviews();
    await visitor.signs();
    await visitor.sees(/Your wallet is asked/);
    await visitor.dialog.getByRole('button', { name: 'Hide' }).click();
    await visitor.sees(visitor.page.getByRole('status').filter({ hasText: 'is on its way' }));
    await visitor.button('Show').click();
    await visitor.sees(/Your wallet is asked/);
    visitor.wallet.mood = 'signs';
    await visitor.reloads();
    await visitor.sees(visitor.field('Stake amount'));
    assert.equal(await visitor.page.getByText('its outcome is not known yet').count(), 0);
    await staked(signer, 0n);
});

test('a wallet that hands back what it was given, unsigned, is found out', async (t) => {
    const { signer, visitor } = await newcomer(t);
    visitor.wallet.mood = 'signs nothing';
    await asksToStake(visitor);
    await visitor.reviews();
    await visitor.signs();
    await visitor.isTold(/[Ss]ign/);
    assert.equal(visitor.wire.sent.length, 0);
    await staked(signer, 0n);
});

test('a wallet that vanishes during the review signs nothing', async (t) => {
    const { signer, visitor } = await newcomer(t);
    await asksToStake(visitor);
    await visitor.reviews();
    await visitor.wallet.vanishes(visitor.page);
    await visitor.closes();
    await visitor.sees(visitor.button('Connect wallet'));
    await visitor.sees(visitor.button('Connect a wallet first'));
    assert.equal(visitor.wallet.asked, 0);
    await staked(signer, 0n);
});

// ------------------------------------------------------------------- amounts

test('more than the wallet holds is refused at the field, with what it holds', async (t) => {
    const { visitor } = await newcomer(t);
    await visitor.field('Stake amount').fill('1000.000001');
    await visitor.sees(/Your wallet holds 1,000\./);
    assert.ok(await visitor.button('Stake').isDisabled());
    for (const nonsense of ['-1', '1e9', '0', 'all', '1.0000001']) {
        await visitor.field('Stake amount').fill(nonsense);
        await eventually(async () => assert.ok(await visitor.button('Stake').isDisabled()));
    }
});

test('who writes a comma before decimals stakes what they mean, and is asked where it can mean two things', async (t) => {
    for (const visit of [{ locale: 'de-DE' }, { touches: true }]) {
        const signer = await world.wallet({ tokens: [[agua, HAS]] });
        const visitor = await Visitor.comes(t, world, { signer, known: true, ...visit });
        await visitor.opens(`/pool/${valley.pool}`);
        for (const question of ['1,500', '1,25,000', '1,2,3']) {
            await visitor.field('Stake amount').fill(question);
            await visitor.sees(/can be read in two ways/);
            assert.ok(await visitor.button('Stake').isDisabled());
        }
        await visitor.field('Stake amount').fill('1,5');
        const review = await visitor.does(() => visitor.button('Stake').click());
        assert.deepEqual([...review.leaves], [['AGUA', 1_500_000n]]);
        await visitor.button('Max stake amount').click();
        const rest = await visitor.does(() => visitor.button('Stake').click());
        assert.deepEqual([...rest.leaves], [['AGUA', HAS - 1_500_000n]]);
    }
});

test('too little SOL for the rent is said before anything is signed', async (t) => {
    const { signer, visitor } = await newcomer(t, 950_000n);
    await asksToStake(visitor);
    await visitor.isTold(/too little SOL/);
    assert.equal(await visitor.dialog.getByRole('button', { name: /^Sign/ }).count(), 0);
    await visitor.closes();
    assert.equal(visitor.wallet.asked, 0);
    await staked(signer, 0n);
});

test('a wallet without any SOL is told so', async (t) => {
    const { visitor } = await newcomer(t, 0n);
    await asksToStake(visitor);
    await visitor.isTold(/SOL/);
    assert.equal(visitor.wallet.asked, 0);
});

// -------------------------------------------------------------------- the farm

test('a paused farm refuses stakes in words, and lets its stakers out', async (t) => {
    const farm = await makeFarm(world, { name: 'Paused', stake: agua });
    const signer = await staker(world, farm, HAS);
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await world.chain.send(farm.team, [
        acequia.getSetPausedInstruction({ authority: farm.team, pool: farm.pool, paused: true }),
    ]);
    await visitor.opens(`/pool/${farm.pool}`);
    await visitor.sees(/This pool takes no deposits at present/);
    assert.equal(await visitor.field('Stake amount').count(), 0);
    await visitor.turnsTo('Unstake');
    await visitor.button('Max unstake amount').click();
    await visitor.does(() =>
        visitor.page
            .getByRole('tabpanel')
            .getByRole('button', { name: 'Unstake', exact: true })
            .click(),
    );
    assert.equal(await world.holds(agua, signer.address), HAS);
});

test('a farm that is paused between review and signature refuses, and the wallet is not asked', async (t) => {
    const farm = await makeFarm(world, { name: 'About to pause', stake: agua });
    const signer = await world.wallet({ tokens: [[agua, HAS]] });
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens(`/pool/${farm.pool}`);
    await asksToStake(visitor);
    await visitor.reviews();
    await world.chain.send(farm.team, [
        acequia.getSetPausedInstruction({ authority: farm.team, pool: farm.pool, paused: true }),
    ]);
    await visitor.signs();
    await visitor.isTold(/The pool takes no deposits at present/);
    assert.equal(visitor.wallet.asked, 0);
    assert.equal(await world.holds(agua, signer.address), HAS);
});

test('a reward whose mint has frozen the wallet’s account is named; the rest is claimed', async (t) => {
    const signer = await staker(world, valley, HAS);
    await world.give(signer, [[hielo, 1n]]);
    const account = await tokenAccount({ owner: signer.address, ...hielo });
    const freezing = { account, mint: hielo.mint, owner: world.chain.issuer };
    const programAddress = tokenProgram(hielo.kind);
    await world.chain.send(world.chain.issuer, [
        getFreezeAccountInstruction(freezing, { programAddress }),
    ]);
    await world.pass(10_000n);
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens('/positions');
    await visitor.sees(/HIELO cannot be paid now and is left out: .*frozen/);
    const [salDue, hieloDue] = await owedTo(world, valley, signer);
    const review = await visitor.does(() => visitor.button('Claim everything').click());
    assert.deepEqual([...review.comes], [['SAL', salDue]]);
    assert.deepEqual(await owedTo(world, valley, signer), [0n, hieloDue]);
    await visitor.opens(`/pool/${valley.pool}`);
    await visitor.sees(/Cannot be paid now, and is left out/);
});

test('a farm that does not exist is said not to', async (t) => {
    const visitor = await Visitor.comes(t, world);
    await visitor.opens(`/pool/${agua.mint}`);
    await visitor.isTold(/./);
});

test('a pool and a position that cannot be read are left out, and said to be; the others are there', async (t) => {
    const signer = await staker(world, valley, HAS);
    const newer = await makeFarm(world, { name: 'From the future', stake: agua });
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    const { position } = (await holdingOf(world, valley, signer))!;
    const unread = new Set<string>([newer.pool, position.address]);
    visitor.wire.disturb('getProgramAccounts', async (_, pass) => {
        const answer = JSON.parse(String(await pass())) as Answer;
        const found = 'value' in answer.result ? answer.result.value : answer.result;
        for (const { pubkey, account } of found) {
            if (!unread.has(pubkey)) continue;
            const bytes = Buffer.from(account.data[0], 'base64');
            bytes[8] = 9; // The version of its layout.
            account.data[0] = bytes.toString('base64');
        }
        return answer;
    });
    await visitor.opens();
    await visitor.field('Show').selectOption('all');
    await visitor.sees(visitor.link('Valley'));
    assert.equal(await visitor.link('From the future').count(), 0);
    await visitor.sees(/^1 account of the farm cannot be read and is left out/);
    await visitor.link('My positions').click();
    await visitor.sees(/^2 accounts of the farm cannot be read and are left out/);
    assert.equal(await visitor.article('Valley, Position 1').count(), 0);
});

// -------------------------------------------------------------------- the node

test('without a node there is no review; looking again finds it', async (t) => {
    const { signer, visitor } = await newcomer(t);
    await visitor.field('Stake amount').fill('10');
    visitor.wire.cut();
    await visitor.button('Stake').click();
    await visitor.dialog
        .getByRole('alert')
        .getByText(/The node does not answer/)
        .waitFor();
    visitor.wire.mend();
    await visitor.dialog.getByRole('button', { name: 'Look again' }).click();
    await visitor.reviews();
    await visitor.signs();
    await visitor.isDone();
    await staked(signer, 1n);
});

test('a node that goes before the signature costs nothing: the wallet is not asked', async (t) => {
    const { signer, visitor } = await newcomer(t);
    await asksToStake(visitor);
    await visitor.reviews();
    visitor.wire.cut();
    await visitor.signs();
    await visitor.dialog
        .getByRole('alert')
        .getByText(/The node does not answer/)
        .waitFor();
    assert.equal(visitor.wallet.asked, 0);
    visitor.wire.mend();
    await visitor.tries('Try again');
    await visitor.isDone();
    await staked(signer, 1n);
});

test('a node that goes while the wallet signs is waited for; the stake lands once', async (t) => {
    const { signer, visitor } = await newcomer(t);
    await asksToStake(visitor);
    await visitor.reviews();
    visitor.wire.disturb('sendTransaction', async () => {
        throw new Error('no line');
    });
    await visitor.signs();
    await visitor.sees(/Signed and sent; waiting for the chain/);
    await eventually(async () => assert.ok(visitor.wire.sent.length > 1));
    visitor.wire.mend();
    await visitor.isDone();
    assert.equal(visitor.wallet.asked, 1);
    await staked(signer, 1n);
});

test('when the node takes the bytes and its answer is lost, the stake is found to have landed', async (t) => {
    const { signer, visitor } = await newcomer(t);
    await asksToStake(visitor);
    await visitor.reviews();
    visitor.wire.disturb('sendTransaction', async (_, pass) => {
        await pass();
        throw new Error('the answer is lost');
    });
    await visitor.signs();
    await visitor.isDone();
    assert.equal(visitor.wallet.asked, 1);
    await staked(signer, 1n);
});

test('a page that is closed before the answer finds its transaction at the next visit; it landed once', async (t) => {
    const { signer, visitor } = await newcomer(t);
    await asksToStake(visitor);
    await visitor.reviews();
    visitor.wire.disturb('sendTransaction', async (_, pass) => {
        await pass();
        throw new Error('the answer is lost');
    });
    visitor.wire.disturb('getSignatureStatuses', async (_, pass) => {
        if (visitor.wire.sent.length === 0) return pass();
        throw new Error('no line');
    });
    await visitor.signs();
    await eventually(async () => assert.ok(visitor.wire.sent.length > 0));
    await visitor.reloads();
    visitor.wire.mend();
    await visitor.sees(/You signed “Stake 10 AGUA” before/);
    await visitor.button('Find out').click();
    await visitor.sees(/Stake 10 AGUA: it has landed/);
    await visitor.reloads();
    await visitor.sees(visitor.article('Position 1'));
    assert.equal(await visitor.page.getByText('its outcome is not known yet').count(), 0);
    assert.equal(visitor.wallet.asked, 1);
    await staked(signer, 1n);
});

test('a transaction of an earlier visit that nobody took is sent then, the same bytes', async (t) => {
    const { signer, visitor } = await newcomer(t);
    await asksToStake(visitor);
    await visitor.reviews();
    visitor.wire.dropTransactions();
    await visitor.signs();
    await eventually(async () => assert.ok(visitor.wire.sent.length > 0));
    await visitor.reloads();
    visitor.wire.mend();
    await visitor.button('Find out').click();
    await visitor.sees(/it has landed/);
    assert.equal(new Set(visitor.wire.sent).size, 1);
    assert.equal(visitor.wallet.asked, 1);
    await staked(signer, 1n);
});

test('what has expired is said never to land, and may be signed anew', async (t) => {
    const { signer, visitor } = await newcomer(t);
    await asksToStake(visitor);
    await visitor.reviews();
    visitor.wire.dropTransactions();
    await visitor.signs();
    await eventually(async () => assert.ok(visitor.wire.sent.length > 0));
    await world.passBlocks(BLOCKS_TO_EXPIRE);
    await visitor.isTold(/did not land in time.*never will, and nothing was done/);
    visitor.wire.mend();
    await visitor.tries('Try again');
    await visitor.isDone();
    assert.equal(visitor.wallet.asked, 2);
    await staked(signer, 1n);
});

test('a node that refuses the bytes is told in its words, and waiting on finds the truth', async (t) => {
    const { signer, visitor } = await newcomer(t);
    await asksToStake(visitor);
    await visitor.reviews();
    visitor.wire.refuseTransactions('this node takes no transactions');
    await visitor.signs();
    await visitor.isTold(/this node takes no transactions.*not sign it anew/);
    visitor.wire.mend();
    await visitor.tries('Keep waiting');
    await visitor.isDone();
    assert.equal(visitor.wallet.asked, 1);
    await staked(signer, 1n);
});

test('what may still land is in sight after its dialog is closed, and the next review warns of it', async (t) => {
    const { signer, visitor } = await newcomer(t);
    await asksToStake(visitor);
    await visitor.reviews();
    visitor.wire.refuseTransactions('this node takes no transactions');
    await visitor.signs();
    await visitor.isTold(/this node takes no transactions/);
    await visitor.closes();
    await visitor.sees(/You signed “Stake 10 AGUA” before/);
    await asksToStake(visitor);
    await visitor.sees(/“Stake 10 AGUA”, which you signed before, may still land/);
    await visitor.closes();
    visitor.wire.mend();
    await visitor.button('Find out').click();
    await visitor.sees(/Stake 10 AGUA: it has landed/);
    assert.equal(visitor.wallet.asked, 1);
    await staked(signer, 1n);
});

test('a slow node is waited for, and pressing twice does nothing twice', async (t) => {
    const { signer, visitor } = await newcomer(t);
    await visitor.field('Stake amount').fill('10');
    visitor.wire.slow('simulateTransaction', 1_500);
    await visitor.button('Stake').click();
    await visitor.sees('Trying it out on the chain…');
    await visitor.reviews();
    await visitor.signs();
    await visitor.isDone();
    assert.equal(visitor.wallet.asked, 1);
    await staked(signer, 1n);
});

test('figures that were read stay on the page while the node is gone, with the problem above', async (t) => {
    const { visitor } = await newcomer(t);
    const facts = visitor.region('Figures');
    const before = await eventually(async () => {
        const shown = await allFigures(facts);
        assert.ok(shown.length > 0);
        return shown;
    });
    visitor.wire.cut();
    await visitor.isTold(/The node does not answer/);
    assert.deepEqual(await allFigures(facts), before);
    visitor.wire.mend();
    await eventually(async () => assert.equal(await visitor.page.getByRole('alert').count(), 0));
});
