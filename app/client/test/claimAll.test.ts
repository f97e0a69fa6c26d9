/** Claiming everything: as few transactions as can hold it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Address, AddressesByLookupTableAddress, KeyPairSigner } from '@solana/kit';
import { AccountRole, generateKeyPairSigner, getAddressEncoder } from '@solana/kit';
import {
    addStream,
    claimAll,
    fetchDestinations,
    fetchLookupTables,
    fetchNewestVersion,
    findHoldings,
    findLookupTables,
    fits,
    leave,
    MAX_BYTES,
    measure,
    pack,
    rules,
    sendAll,
    streamsOf,
    TokenKind,
    unpayable,
    type ClaimAllInput,
    type Holding,
    type Mint,
    type PoolAccount,
    type Step,
} from '@acequia/client';
import { QUICK, World } from './harness/given.js';

const EACH = 1_000_000n;

interface Farm {
    w: World;
    team: KeyPairSigner;
    lp: KeyPairSigner;
    mint: Mint;
    rewards: Mint[];
    pool: PoolAccount;
    holding: Holding;
}

/** A pool of so many streams, all running, and an LP in it. */
async function farm(streams: number, kind = TokenKind.SplToken): Promise<Farm> {
    const w = await World.begin();
    const [team, lp, mint] = [await w.wallet(), await w.wallet(), await w.mint()];
    await w.give(mint, lp.address, 1_000n);
    const rewards: Mint[] = [];
    let pool = await w.pool({ creator: team, stake: mint, capacity: streams });
    for (let nth = 0; nth < streams; nth++) {
        const reward = await w.mint(kind);
        await w.give(reward, team.address, EACH);
        const segments = [{ seconds: 1_000, amount: EACH }];
        await w.send(team, await addStream({ pool, rewardManager: team, reward, segments }));
        pool = await w.read(pool.address);
        rewards.push(reward);
    }
    await w.stake(pool, lp, 1_000n);
    await w.pass(100n);
    return { w, team, lp, mint, rewards, pool, holding: await w.holding(pool, lp) };
}

async function all(f: Farm, more: Partial<ClaimAllInput> = {}): Promise<ClaimAllInput> {
    return { holdings: [f.holding], owner: f.lp, now: await f.w.now(), ...more };
}

async function owed(f: Farm): Promise<bigint[]> {
    const { pool, position } = f.holding;
    const pending = rules.pendingRewards(pool.data, position.data, await f.w.now());
    return pending.map(({ claimable }) => claimable);
}

const paid = (f: Farm) => Promise.all(f.rewards.map((one) => f.w.balance(one, f.lp.address)));

/** Puts a lookup table on the chain, as the program that makes them would. */
async function table(f: Farm, addresses: Address[]): Promise<AddressesByLookupTableAddress> {
    const { address } = await generateKeyPairSigner();
    const encoder = getAddressEncoder();
    const data = new Uint8Array(56 + 32 * addresses.length);
    data[0] = 1;
    data.fill(255, 4, 12); // active
    data[21] = 1;
    data.set(encoder.encode(f.team.address), 22);
    addresses.forEach((one, nth) => data.set(encoder.encode(one), 56 + 32 * nth));
    f.w.node.svm.setAccount({
        address,
        data,
        executable: false,
        lamports: 1_000_000_000n,
        programAddress: 'AddressLookupTab1e1111111111111111111111111',
        space: BigInt(data.length),
    } as never);
    return fetchLookupTables(f.w.rpc, [address]);
}

test('ten rewards are one transaction where their accounts are there', async () => {
    const f = await farm(10);
    for (const one of f.rewards) await f.w.give(one, f.lp.address, 1n);
    const destinations = await fetchDestinations(f.w.rpc, [f.holding], f.lp.address);
    assert.equal(destinations.existing.size, 10);
    const plan = await claimAll(await all(f, { destinations }));
    assert.deepEqual(
        plan.map(({ length }) => length),
        [1],
    );
    const expected = await owed(f);
    await f.w.sendAll(f.lp, plan);
    assert.deepEqual(
        await paid(f),
        expected.map((amount) => amount + 1n),
    );
});

test('sixteen rewards without accounts are split, and every unit arrives', async () => {
    const f = await farm(16);
    const plan = await claimAll(await all(f));
    assert.ok(plan.length > 1);
    for (const instructions of plan) assert.ok(fits({ payer: f.lp, instructions }));
    const expected = await owed(f);
    await f.w.sendAll(f.lp, plan);
    assert.deepEqual(await paid(f), expected);
    assert.ok(expected.every((amount) => amount === 99_999n || amount === 100_000n));
});

test('no transaction of a split could have held the next reward too', async () => {
    const f = await farm(16);
    const plan = await claimAll(await all(f));
    const sizes = plan.map((instructions) => measure({ payer: f.lp, instructions }));
    // One more: the addresses of vault, destination and mint, an instruction that makes the
    // destination (10 bytes) and two places in the claim.
    const next = 3 * 32 + 10 + 2;
    for (const { bytes } of sizes.slice(0, -1)) assert.ok(bytes + next > MAX_BYTES, `${bytes}`);
});

test('with a lookup table sixteen rewards of Token-2022 are one transaction', async () => {
    const f = await farm(16, TokenKind.Token2022);
    for (const one of f.rewards) await f.w.give(one, f.lp.address, 1n);
    const destinations = await fetchDestinations(f.w.rpc, [f.holding], f.lp.address);
    const split = await claimAll(await all(f, { destinations }));
    const named = new Set(
        split
            .flat()
            .flatMap(({ accounts = [], programAddress }) => [
                programAddress,
                ...accounts.map(({ address }) => address),
            ]),
    );
    named.delete(f.lp.address);
    const lookupTables = await table(f, [...named]);
    assert.deepEqual(await findLookupTables(f.w.rpc, f.team.address), lookupTables);
    const plan = await claimAll(await all(f, { destinations, lookupTables }));
    assert.deepEqual([split.length, plan.length], [2, 1]);
    const expected = await owed(f);
    await sendAll(f.w.rpc, { payer: f.lp, lookupTables }, plan, QUICK);
    assert.deepEqual(
        await paid(f),
        expected.map((amount) => amount + 1n),
    );
});

test('in version 1 sixteen rewards of Token-2022 are one transaction without a lookup table', async () => {
    const f = await farm(16, TokenKind.Token2022);
    for (const one of f.rewards) await f.w.give(one, f.lp.address, 1n);
    const destinations = await fetchDestinations(f.w.rpc, [f.holding], f.lp.address);
    const version = await fetchNewestVersion(f.w.rpc, f.lp.address);
    const plan = await claimAll(await all(f, { destinations, version }));
    assert.deepEqual([version, plan.length], [1, 1]);
    assert.ok(measure({ payer: f.lp, instructions: plan[0]!, version }).bytes > MAX_BYTES);
    const expected = await owed(f);
    await sendAll(f.w.rpc, { payer: f.lp, version }, plan, QUICK);
    assert.deepEqual(
        await paid(f),
        expected.map((amount) => amount + 1n),
    );
});

test('sixteen accounts to be made are split even with a lookup table: too many calls', async () => {
    const f = await farm(16, TokenKind.Token2022);
    const split = await claimAll(await all(f));
    const keys = split.flat().flatMap(({ accounts = [] }) => accounts.map((one) => one.address));
    const lookupTables = await table(
        f,
        [...new Set(keys)].filter((key) => key !== f.lp.address),
    );
    const destinations = await fetchDestinations(f.w.rpc, [f.holding], f.lp.address);
    const plan = await claimAll(await all(f, { destinations, lookupTables }));
    assert.equal(plan.length, 2);
    const expected = await owed(f);
    await sendAll(f.w.rpc, { payer: f.lp, lookupTables }, plan, QUICK);
    assert.deepEqual(await paid(f), expected);
});

test('lamports sent to accounts that are missing do not stop a claim', async () => {
    const f = await farm(10);
    const named = await claimAll(await all(f));
    for (const { accounts = [] } of named.flat().filter(({ data }) => data?.length === 1)) {
        f.w.node.svm.airdrop(accounts[1]!.address, 1_000_000n);
    }
    const destinations = await fetchDestinations(f.w.rpc, [f.holding], f.lp.address);
    assert.deepEqual([destinations.existing.size, destinations.funded.size], [0, 10]);
    const expected = await owed(f);
    await f.w.sendAll(f.lp, await claimAll(await all(f, { destinations })));
    assert.deepEqual(await paid(f), expected);
});

test('rewards of several positions share transactions', async () => {
    const f = await farm(2);
    const second = await f.w.pool({ creator: f.team, stake: f.mint, capacity: 1, id: 9 });
    const [reward] = f.rewards;
    await f.w.give(reward!, f.team.address, EACH);
    const segments = [{ seconds: 1_000, amount: EACH }];
    const terms = { pool: second, rewardManager: f.team, reward: reward!, segments };
    await f.w.send(f.team, await addStream(terms));
    await f.w.give(f.mint, f.lp.address, 64n);
    await f.w.stake(await f.w.read(second.address), f.lp, 64n);
    await f.w.pass(10n);
    const holdings = await findHoldings(f.w.rpc, f.lp.address);
    assert.equal(holdings.length, 2);
    const plan = await claimAll(await all(f, { holdings }));
    assert.equal(plan.length, 1);
    assert.equal(plan[0]!.length, 2 + 2); // two accounts are made, two positions claim
    await f.w.sendAll(f.lp, plan);
    // 110 s in the first pool, 10 s in the second.
    assert.equal(await f.w.balance(reward!, f.lp.address), 110_000n + 10_000n);
});

test('where nothing is owed there is nothing to send', async () => {
    const f = await farm(1);
    await f.w.sendAll(f.lp, await claimAll(await all(f)));
    const holding = await f.w.holding(f.pool, f.lp);
    assert.deepEqual(await claimAll(await all(f, { holdings: [holding] })), []);
});

test('a frozen reward is named, and the others are claimed without it', async () => {
    const f = await farm(3);
    await f.w.give(f.rewards[1]!, f.lp.address, 1n);
    await f.w.freeze(f.rewards[1]!, f.lp.address);
    const refused = f.w.sendAll(f.lp, await claimAll(await all(f)));
    await assert.rejects(refused, /frozen \(slot 1\).*Leave that stream out/s);
    const broken = await unpayable(f.w.rpc, { ...f.holding, owner: f.lp });
    assert.deepEqual(
        broken.map(({ slot, mint }) => ({ slot, mint })),
        [{ slot: 1, mint: f.rewards[1]!.mint }],
    );
    assert.equal(broken[0]!.why.kind, 'token');
    const without = new Set(broken.map(({ mint }) => mint));
    await f.w.sendAll(f.lp, await claimAll(await all(f, { without })));
    const balances = await paid(f);
    assert.ok(balances[0]! > 99_000n && balances[1] === 1n && balances[2]! > 99_000n);
});

test('leaving a large farm takes the principal out first and closes last', async () => {
    const f = await farm(16);
    const plan = await leave({ ...f.holding, owner: f.lp, now: await f.w.now() });
    assert.ok(plan.length > 1);
    const expected = await owed(f);
    await f.w.send(f.lp, plan[0]!);
    assert.equal(await f.w.balance(f.mint, f.lp.address), 1_000n);
    await f.w.sendAll(f.lp, plan.slice(1));
    assert.deepEqual(await paid(f), expected);
    assert.deepEqual(await findHoldings(f.w.rpc, f.lp.address), []);
    assert.equal(streamsOf(await f.w.read(f.pool.address)).length, 16);
});

test('steps are split where they compute, call or name too much for one transaction', async () => {
    const f = await farm(1);
    const [instruction] = (await claimAll(await all(f)))[0]!.slice(-1);
    const step = (computeUnits: number, innerCalls: number) => ({
        instructions: [instruction!],
        computeUnits,
        innerCalls,
    });
    const lengths = (...steps: Step[]) => pack({ payer: f.lp }, steps).map(({ length }) => length);
    assert.deepEqual(lengths(step(700_000, 0), step(700_000, 0), step(1, 0)), [2, 1]);
    assert.deepEqual(lengths(step(1, 40), step(1, 20), step(1, 1)), [2, 1]);
    assert.deepEqual(lengths(step(1, 40), step(1, 21), step(1, 1)), [1, 2]);
    assert.throws(() => lengths(step(1_400_001, 0)), /too large for any transaction/);
    const wallets = await Promise.all(Array.from({ length: 13 }, () => f.w.wallet(0n)));
    const signed = wallets.map(({ address }): Step => {
        const accounts = [{ address, role: AccountRole.READONLY_SIGNER }];
        const { programAddress } = instruction!;
        return { instructions: [{ programAddress, accounts }], computeUnits: 1, innerCalls: 0 };
    });
    const packed = pack({ payer: f.lp, version: 1 }, signed).map(({ length }) => length);
    assert.deepEqual(packed, [11, 2], 'twelve sign with the payer');
    assert.deepEqual(lengths(), []);
});
