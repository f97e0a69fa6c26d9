/** What a transaction pays to come first, and which versions a cluster takes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
    SOLANA_ERROR__JSON_RPC__INVALID_PARAMS,
    SolanaError,
    type KeyPairSigner,
    type Signature,
} from '@solana/kit';
import {
    fetchNewestVersion,
    fetchRecentPrice,
    fits,
    MAX_BYTES,
    MAX_BYTES_V1,
    MAX_CALLS,
    measure,
    preview,
    send,
    stake,
    type Draft,
    type Version,
} from '@acequia/client';
import { QUICK, World } from './harness/given.js';

async function scene() {
    const w = await World.begin();
    const [team, lp, other] = [await w.wallet(), await w.wallet(), await w.wallet()];
    const mint = await w.mint();
    for (const { address } of [lp, other]) await w.give(mint, address, 1_000n);
    const pool = await w.pool({ creator: team, stake: mint, capacity: 1 });
    await w.stake(pool, other, 1n);
    const stakeOf = async (owner: KeyPairSigner, amount: bigint) => {
        const { position } = await w.holding(pool, owner);
        return stake({ pool: await w.read(pool.address), owner, amount, position });
    };
    await w.stake(pool, lp, 1n);
    const draft = { payer: lp, instructions: await stakeOf(lp, 10n) };
    /** Somebody else stakes in the same pool, at these prices. */
    const others = async (version: Version, ...prices: bigint[]) => {
        for (const computeUnitPrice of prices) {
            const instructions = await stakeOf(other, 1n);
            await send(w.rpc, { payer: other, instructions, computeUnitPrice, version }, QUICK);
        }
    };
    /** What the network took [lamports]. */
    const taken = async (sent: Draft) => {
        const { signature } = await send(w.rpc, sent, QUICK);
        return feeOf(w, signature);
    };
    return { w, draft, others, taken };
}

async function feeOf(w: World, signature: Signature): Promise<bigint> {
    const config = { commitment: 'confirmed', encoding: 'base64' } as const;
    const found = await w.rpc
        .getTransaction(signature, { ...config, maxSupportedTransactionVersion: 1 })
        .send();
    return found!.meta!.fee;
}

test('a price is what sufficed in three of four blocks for the accounts at hand', async () => {
    const { w, draft, others } = await scene();
    assert.equal(await fetchRecentPrice(w.rpc, draft), 0n);
    // As many blocks as a node remembers: a quarter of them dearer.
    for (let nth = 0; nth < 37; nth++) await others(0, 300n, 900n, 300n, 300n);
    await others(0, 300n, 300n);
    assert.equal(await fetchRecentPrice(w.rpc, draft), 300n);
    await others(1, 900n, 900n, 900n);
    assert.equal(await fetchRecentPrice(w.rpc, draft), 900n);
    // Whoever has nothing to do with it does not pay for it.
    const elsewhere = { payer: await w.wallet(), instructions: [] };
    assert.ok((await fetchRecentPrice(w.rpc, elsewhere)) <= 900n);
});

for (const version of [0, 1] as const) {
    test(`what comes first pays what its preview says, and never more than its limit: version ${version}`, async () => {
        const { w, draft, taken } = await scene();
        const plain = await preview(w.rpc, { ...draft, version });
        assert.deepEqual([plain.fee, plain.priorityFee], [5_000n, 0n]);
        const priced = { ...draft, version, computeUnitPrice: 1_234_567n };
        const seen = await preview(w.rpc, priced);
        assert.ok(seen.priorityFee > 10_000n);
        assert.equal(seen.fee, 5_000n + seen.priorityFee);
        assert.equal(await taken(priced), seen.fee);
        const limited = { ...priced, maxPriorityFee: 777n };
        const less = await preview(w.rpc, limited);
        assert.ok(less.priorityFee <= 777n && less.priorityFee > 770n, `${less.priorityFee}`);
        assert.equal(await taken(limited), less.fee);
        assert.equal(await taken({ ...priced, maxPriorityFee: 0n }), 5_000n);
    });
}

test('the newest version is 1 where a cluster takes it, and 0 where it does not', async () => {
    const { w, draft } = await scene();
    const newest = () => fetchNewestVersion(w.rpc, draft.payer.address);
    assert.equal(await newest(), 1);
    w.node.fault = (method, ask) => {
        if (method !== 'simulateTransaction') return ask();
        const __serverMessage = 'failed to deserialize';
        throw new SolanaError(SOLANA_ERROR__JSON_RPC__INVALID_PARAMS, { __serverMessage });
    };
    assert.equal(await newest(), 0);
    const value = { err: 'UnsupportedVersion', logs: [], accounts: null, unitsConsumed: 0 };
    w.node.fault = () => ({ context: { slot: 1 }, value });
    assert.equal(await newest(), 0);
    w.node.fault = () => {
        throw new TypeError('fetch failed');
    };
    await assert.rejects(newest(), /The node does not answer/);
});

test('what is too much for version 1 does not fit, and is measured all the same', async () => {
    const { w, draft } = await scene();
    const times = (count: number) => ({
        ...draft,
        instructions: Array.from({ length: count }, () => draft.instructions).flat(),
        version: 1 as const,
    });
    const most = Math.floor(MAX_CALLS / draft.instructions.length);
    assert.ok(fits(times(most)));
    assert.ok(measure(times(most)).bytes > MAX_BYTES);
    assert.ok(measure(times(most)).bytes <= MAX_BYTES_V1);
    assert.ok(!fits(times(most + 1)));
    const refused = send(w.rpc, times(most + 1), QUICK);
    await assert.rejects(refused, /too large: \d+ instructions, \d+ accounts. Split it/);
});
