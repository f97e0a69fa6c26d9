/** From SOL in a wallet to a locked stake: one transaction, whole or not at all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lamports, type KeyPairSigner } from '@solana/kit';
import {
    addStream,
    begin,
    fetchMint,
    findStakeTarget,
    fits,
    NATIVE_MINT,
    refundStream,
    RISKS,
    SPL_TOKEN,
    spendingSol,
    stake,
    type PoolAccount,
} from '@acequia/client';
import { World } from './harness/given.js';

const SOL = 1_000_000_000n;
const DAY = 86_400;

/** The mint of wrapped SOL, as every cluster has it. */
function nativeMint(): Uint8Array {
    const data = Buffer.alloc(82);
    [data[44], data[45]] = [9, 1];
    return data;
}

/** A pool that stakes SOL, with locks, and as many streams as are asked for. */
async function valley(streams: number) {
    const w = await World.begin();
    const account = { lamports: lamports(SOL), data: nativeMint(), executable: false };
    w.node.svm.setAccount({ address: NATIVE_MINT, programAddress: SPL_TOKEN, ...account });
    const [team, lp, helper] = [await w.wallet(), await w.wallet(5n), await w.wallet(1n)];
    const lock = { maxSeconds: 60 * DAY, maxMultiplierBps: 25_000, earlyLeaveBps: 0 };
    const mint = await fetchMint(w.rpc, NATIVE_MINT);
    const acceptedRisks = RISKS.freezeAuthority;
    const { address } = await w.pool({
        creator: team,
        stake: mint,
        capacity: 16,
        lock,
        acceptedRisks,
    });
    for (let slot = 0; slot < streams; slot++) {
        const terms = { pool: await w.read(address), rewardManager: team, reward: mint };
        const segments = [{ seconds: 100 * DAY, amount: SOL }];
        const adding = await addStream({ ...terms, segments });
        await w.send(team, await spendingSol(w.rpc, { owner: team }, SOL, adding));
    }
    return { w, team, lp, helper, pool: await w.read(address) };
}

type Valley = Awaited<ReturnType<typeof valley>>;

async function beginning({ w, lp, helper, pool }: Valley, seen: PoolAccount = pool) {
    const target = await findStakeTarget(w.rpc, { pool: pool.address, owner: lp.address });
    const lockEnd = (await w.now()) + BigInt(30 * DAY);
    const input = { owner: lp, payer: helper, amount: 2n * SOL, target, lockEnd };
    return { lockEnd, instructions: await begin(w.rpc, { ...input, pool: seen }) };
}

const held = ({ w }: Valley, { address }: KeyPairSigner) =>
    w.node.svm.getAccount(address)!.lamports;

for (const version of [0, 1] as const) {
    test(`of version ${version}: SOL wrapped, a position opened, staked and locked at once, beside 16 streams`, async () => {
        const v = await valley(16);
        const { w, lp, helper } = v;
        w.version = version;
        const { lockEnd, instructions } = await beginning(v);
        const draft = { payer: helper, instructions, version };
        const priced = { ...draft, computeUnitPrice: 1n, computeUnitLimit: 200_000 };
        assert.ok(fits(priced), 'with room for a price and another who pays');
        await w.send(helper, instructions);
        const { stake: its } = (await w.holding(v.pool, lp)).position.data;
        assert.deepEqual([its.amount, its.lockEnd], [2n * SOL, lockEnd]);
        assert.equal(its.weight, (2n * SOL * 17_500n) / 10_000n);
        assert.equal(held(v, lp), 3n * SOL, 'to the lamport: nothing is left wrapped');
    });
}

test('it adds to the position that is there, and all of that is locked', async () => {
    const v = await valley(0);
    const { w, lp, helper, pool } = v;
    const target = await findStakeTarget(w.rpc, { pool: pool.address, owner: lp.address });
    await w.send(lp, await begin(w.rpc, { pool, owner: lp, amount: SOL, target }));
    const { lockEnd, instructions } = await beginning(v);
    await w.send(helper, instructions);
    const { stake: its } = (await w.holding(pool, lp)).position.data;
    assert.deepEqual([its.amount, its.lockEnd], [3n * SOL, lockEnd]);
});

test('nothing is opened, staked or locked for rewards that were cut in the meantime', async () => {
    const v = await valley(1);
    const { w, team, lp, helper, pool } = v;
    const { instructions } = await beginning(v);
    await w.send(team, await refundStream({ pool, slot: 0, funder: team }));
    await assert.rejects(w.send(helper, instructions), /stream/);
    assert.equal(held(v, lp), 5n * SOL);
    const target = await findStakeTarget(w.rpc, { pool: pool.address, owner: lp.address });
    assert.equal(target.position, undefined);
});

test('only the owner locks: not who stakes for somebody, and not where no locks are offered', async () => {
    const v = await valley(0);
    const { w, lp, helper, pool } = v;
    const target = { index: 0 };
    const input = { pool, owner: lp, amount: SOL, target, lockEnd: 1n };
    const without = { ...pool, data: { ...pool.data, lock: { ...pool.data.lock, maxSeconds: 0 } } };
    await assert.rejects(begin(w.rpc, { ...input, pool: without }), /offers no locks/);
    const given = stake({ ...input, index: 0, beneficiary: helper.address });
    await assert.rejects(given, /only its owner can lock it/);
});
