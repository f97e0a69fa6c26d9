/** The chain as it is: transactions of version 1, blocks that are paid for, earlier transactions that may
 *  still land. `expiry.test.ts` has signatures that do not last. */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { findPositions, findStakeTarget, send, stake } from '@acequia/client';
import type { Token } from '@acequia/demo';
import type { KeyPairSigner } from '@solana/kit';
import { makeFarm, poolOf, staker, type Farm } from '../harness/farms.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const HAS = 1_000_000_000n;
const REWARDS = 16;
/** The first byte of a transaction of version 1. */
const VERSION_1 = 129;
/** What a signature costs [lamports]. */
const SIGNATURE = 5_000n;

let world: World;
let agua: Token;
let many: Token[];
let valley: Farm, ridge: Farm;
before(async () => {
    world = await World.begin();
    agua = await world.token('AGUA');
    many = [];
    for (let nth = 0; nth < REWARDS; nth++) many.push(await world.token(`SAL${nth}`));
    const seconds = 100 * 86_400;
    const rewards = many.map((token) => ({ token, amount: 10n ** 15n, seconds }));
    valley = await makeFarm(world, { name: 'Valley', stake: agua, rewards });
    ridge = await makeFarm(world, { name: 'Ridge', stake: agua });
});
after(() => world.end());

/** Somebody with a stake in all of the rewards, and accounts for them, before everything is claimed. */
async function claimant(t: TestContext, versions: readonly ('legacy' | 0 | 1)[]) {
    const signer = await staker(world, valley, 5_000_000n);
    for (const token of many) await world.give(signer, [[token, 1n]]);
    await world.pass(1_000n);
    const visitor = await Visitor.comes(t, world, { signer, known: true, versions });
    await visitor.opens('/positions');
    await visitor.does(() => visitor.button('Claim everything').click());
    return visitor.wire.sent.map((wire) => Buffer.from(wire, 'base64'));
}

test('sixteen rewards are claimed in one transaction where wallet and chain know version 1', async (t) => {
    const sent = await claimant(t, ['legacy', 0, 1]);
    assert.deepEqual(
        sent.map((wire) => wire[0]),
        [VERSION_1],
    );
    assert.ok(sent[0]!.length > 1_232);
});

test('a wallet that does not know version 1 is asked for as many of version 0 as it takes', async (t) => {
    const sent = await claimant(t, ['legacy', 0]);
    assert.ok(sent.length > 1);
    assert.ok(sent.every((wire) => wire[0] !== VERSION_1 && wire.length <= 1_232));
});

/** Somebody at the other farm's page. */
async function newcomer(t: TestContext) {
    const signer = await world.wallet({ tokens: [[agua, HAS]] });
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens(`/pool/${ridge.pool}`);
    return { signer, visitor };
}

const stakesTen = (visitor: Visitor) => async () => {
    await visitor.field('Stake amount').fill('10');
    await visitor.button('Stake').click();
};

/** In all positions. */
async function stakedBy({ address: owner }: KeyPairSigner): Promise<bigint> {
    const positions = await findPositions(world.chain.rpc, { owner });
    return positions.reduce((sum, { data }) => sum + data.stake.amount, 0n);
}

test('what others pay to come first is in the review and is paid, up to the limit of the settings', async (t) => {
    const { visitor } = await newcomer(t);
    const plain = await visitor.does(stakesTen(visitor));
    assert.deepEqual([plain.fee, plain.priority], [SIGNATURE, 0n]);
    const other = await staker(world, ridge, 1_000n);
    const { rpc } = world.chain;
    const target = await findStakeTarget(rpc, { pool: ridge.pool, owner: other.address });
    await world.give(other, [[agua, 1_000n]]);
    for (let nth = 0; nth < 60; nth++) {
        const pool = await poolOf(world, ridge);
        const instructions = await stake({ pool, owner: other, amount: 1n, ...target });
        const draft = { payer: other, instructions, computeUnitPrice: 2_000_000n };
        await send(rpc, draft, { interval: 2 });
    }
    const busy = await visitor.does(stakesTen(visitor));
    assert.ok(busy.priority > 10_000n, `${busy.priority}`);
    assert.equal(busy.fee, SIGNATURE + busy.priority);

    const setsLimit = async (sets: () => Promise<unknown>) => {
        await visitor.opens('/settings');
        await sets();
        await visitor.opens(`/pool/${ridge.pool}`);
    };
    await setsLimit(async () => {
        await visitor.field('Most to pay to come first, in SOL').fill('0.000001');
        await visitor.button('Use this limit').click();
        await visitor.sees('At most 0.000001 SOL a transaction.');
    });
    const limited = await visitor.does(stakesTen(visitor));
    assert.ok(limited.priority > 900n && limited.priority <= 1_000n, `${limited.priority}`);
    await setsLimit(() => visitor.button('Pay nothing').click());
    assert.equal((await visitor.does(stakesTen(visitor))).fee, SIGNATURE);
});

test('what was signed before has to land or expire before anything new is signed', async (t) => {
    const { signer, visitor } = await newcomer(t);
    visitor.wire.refuseTransactions('this node takes no transactions');
    await stakesTen(visitor)();
    await visitor.reviews();
    await visitor.signs();
    await visitor.isTold(/this node takes no transactions/);
    await visitor.closes();
    await stakesTen(visitor)();
    await visitor.sees(/“Stake 10 AGUA”, which you signed before, may still land/);
    visitor.wire.mend();
    await visitor.signs();
    await visitor.sees(/“Stake 10 AGUA”, which you signed before, has landed meanwhile/);
    await visitor.reviews();
    assert.equal(visitor.wallet.asked, 1);
    assert.equal(await stakedBy(signer), 10_000_000n);
    await visitor.signs();
    await visitor.isDone();
    assert.equal(await stakedBy(signer), 20_000_000n);
});
