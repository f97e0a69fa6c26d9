/** Canonical token accounts that somebody else has, or that are frozen: nothing is paid into them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Address, KeyPairSigner } from '@solana/kit';
import { lamports } from '@solana/kit';
import { AuthorityType, getSetAuthorityInstruction } from '@solana-program/token';
import {
    addStream,
    ClientFailure,
    claim,
    claimAll,
    closePool,
    emergencyExit,
    explain,
    fetchDestinations,
    fetchPayees,
    leave,
    refundStream,
    requirePayable,
    retireStream,
    rewardAccountOf,
    simulate,
    stakeAccountOf,
    streamsOf,
    tokenAccount,
    TokenKind,
    unpayable,
    unstake,
    type Holding,
    type Mint,
    type PoolAccount,
} from '@acequia/client';
import { auxiliary } from './harness/accounts.js';
import { World } from './harness/given.js';

interface Farm {
    w: World;
    team: KeyPairSigner;
    lp: KeyPairSigner;
    stranger: KeyPairSigner;
    mint: Mint;
    rewards: [Mint, Mint];
    pool: PoolAccount;
    holding: Holding;
}

/** A pool of two rewards of SPL Token, and an LP who is owed 100 units of each, with accounts for
 *  all three tokens. */
async function farm(): Promise<Farm> {
    const w = await World.begin();
    const [team, lp, stranger] = [await w.wallet(), await w.wallet(), await w.wallet()];
    const [mint, ...rewards] = [await w.mint(), await w.mint(), await w.mint()] as const;
    await w.give(mint, lp.address, 1_024n); // a power of two: nothing is rounded off
    let pool = await w.pool({ creator: team, stake: mint, capacity: 2 });
    for (const reward of rewards) {
        await w.give(reward, team.address, 1_000n);
        await w.give(reward, lp.address, 0n);
        const segments = [{ seconds: 1_000, amount: 1_000n }];
        await w.send(team, await addStream({ pool, rewardManager: team, reward, segments }));
        pool = await w.read(pool.address);
    }
    await w.stake(pool, lp, 1_024n);
    await w.pass(100n);
    const holding = await w.holding(pool, lp);
    return { w, team, lp, stranger, mint, rewards, pool: holding.pool, holding };
}

/** The wallet's canonical account of a mint becomes somebody else's. */
async function handOver(f: Farm, of: Mint, from: KeyPairSigner): Promise<Address> {
    const owned = await tokenAccount({ owner: from.address, ...of });
    const authorityType = AuthorityType.AccountOwner;
    const to = { authorityType, newAuthority: f.stranger.address };
    await f.w.send(from, [getSetAuthorityInstruction({ owned, owner: from, ...to })]);
    return owned;
}

const held = (f: Farm, account: Address): bigint => {
    const { data } = f.w.node.svm.getAccount(account) as { data: Uint8Array };
    return Buffer.from(data).readBigUInt64LE(64);
};

async function all(f: Farm) {
    const destinations = await fetchDestinations(f.w.rpc, [f.holding], f.lp.address);
    return { holdings: [f.holding], owner: f.lp, now: await f.w.now(), destinations };
}

const handedOver = (f: Farm, account: Address) => (error: unknown) => {
    assert.ok(error instanceof ClientFailure);
    assert.equal(error.kind, 'account');
    const said = `The token account ${account} of ${f.lp.address} has been handed over to ${f.stranger.address}, who would get what is paid into it.`;
    assert.equal(error.condition, said);
    assert.match(error.remedy, /another token account as the destination/);
    return true;
};

test('a claim never pays a stranger who has the canonical account', async () => {
    const f = await farm();
    const given = await handOver(f, f.rewards[1], f.lp);
    const input = await all(f);
    await assert.rejects(claimAll(input), handedOver(f, given));
    assert.equal(held(f, given), 0n);
});

test('the rewards of other mints are claimed without it, or all of them into another account', async () => {
    const f = await farm();
    const given = await handOver(f, f.rewards[1], f.lp);
    const without = new Set([f.rewards[1].mint]);
    await f.w.sendAll(f.lp, await claimAll({ ...(await all(f)), without }));
    assert.equal(await f.w.balance(f.rewards[0], f.lp.address), 100n);
    const own = await auxiliary(f.w, f.rewards[1], f.lp);
    const payInto = new Map([[f.rewards[1].mint, own]]);
    f.holding = await f.w.holding(f.pool, f.lp);
    await f.w.sendAll(f.lp, await claimAll({ ...(await all(f)), payInto }));
    assert.deepEqual([held(f, own), held(f, given)], [100n, 0n]);
    await f.w.pass(10n);
    const { pool } = f.holding;
    await f.w.send(f.lp, await claim({ ...f.holding, pool, owner: f.lp, slots: [1], payInto }));
    assert.deepEqual([held(f, own), held(f, given)], [110n, 0n]);
});

test('a claim without a look is refused by the chain, in words', async () => {
    const f = await farm();
    const given = await handOver(f, f.rewards[1], f.lp);
    const refused = await f.w.send(f.lp, await claim({ ...f.holding, owner: f.lp })).catch(explain);
    assert.ok('condition' in refused);
    assert.match(
        refused.condition,
        /A canonical token account has been handed over to somebody else/,
    );
    assert.match(refused.remedy, /another token account as the destination/);
    assert.equal(held(f, given), 0n);
    const [broken, ...more] = await unpayable(f.w.rpc, { ...f.holding, owner: f.lp });
    assert.deepEqual([broken?.slot, more], [1, []]);
    assert.match(broken!.why.condition, /handed over/);
});

test('principal leaves into another account, never into a stranger’s', async () => {
    for (const exit of [unstake, emergencyExit]) {
        const f = await farm();
        const given = await handOver(f, f.mint, f.lp);
        const looked = requirePayable(f.w.rpc, [stakeAccountOf(f.pool, f.lp.address)]);
        await assert.rejects(looked, handedOver(f, given));
        const blind = { payer: f.lp, instructions: await exit({ ...f.holding, owner: f.lp }) };
        await assert.rejects(simulate(f.w.rpc, blind), /handed over/);
        const destination = await auxiliary(f.w, f.mint, f.lp);
        await f.w.send(f.lp, await exit({ ...f.holding, owner: f.lp, destination }));
        assert.deepEqual([held(f, destination), held(f, given)], [1_024n, 0n]);
    }
});

test('leaving for good pays principal and rewards where they are named', async () => {
    const f = await farm();
    const given = [await handOver(f, f.mint, f.lp), await handOver(f, f.rewards[0], f.lp)];
    const input = { ...(await all(f)), ...f.holding };
    await assert.rejects(leave(input), handedOver(f, given[1]!));
    const own = [
        await auxiliary(f.w, f.mint, f.lp),
        await auxiliary(f.w, f.rewards[0], f.lp),
    ] as const;
    const payInto = new Map([
        [f.mint.mint, own[0]],
        [f.rewards[0].mint, own[1]],
    ]);
    await f.w.sendAll(f.lp, await leave({ ...input, payInto }));
    assert.deepEqual(
        own.map((one) => held(f, one)),
        [1_024n, 100n],
    );
    assert.equal(await f.w.balance(f.rewards[1], f.lp.address), 100n);
    assert.deepEqual(
        given.map((one) => held(f, one)),
        [0n, 0n],
    );
});

test('who has no account left is paid at another wallet, whose accounts are made', async () => {
    const f = await farm();
    await handOver(f, f.mint, f.lp);
    await handOver(f, f.rewards[0], f.lp);
    const friend = await f.w.wallet();
    const to = { wallet: friend.address };
    const payInto = new Map([f.mint, f.rewards[0]].map(({ mint }) => [mint, to]));
    await f.w.sendAll(f.lp, await leave({ ...(await all(f)), ...f.holding, payInto }));
    const arrived = [f.mint, f.rewards[0]].map((mint) => f.w.balance(mint, friend.address));
    assert.deepEqual(await Promise.all(arrived), [1_024n, 100n]);
    assert.equal(await f.w.balance(f.rewards[1], f.lp.address), 100n);
});

test('who has no SOL leaves with somebody else’s', async () => {
    const f = await farm();
    const { rewards, lp, w } = f;
    w.node.svm.remove(lp.address);
    w.node.svm.remove(await tokenAccount({ owner: lp.address, ...rewards[0] }));
    const helper = await w.wallet();
    const input = { ...(await all(f)), ...f.holding, payer: helper };
    await w.sendAll(helper, await leave(input));
    const arrived = [f.mint, ...rewards].map((mint) => w.balance(mint, lp.address));
    assert.deepEqual(await Promise.all(arrived), [1_024n, 100n, 100n]);
});

test('what comes back to a funder, and to a creator, is looked after as well', async () => {
    const f = await farm();
    await handOver(f, f.rewards[0], f.team);
    const [stream] = streamsOf(f.pool);
    const input = { pool: f.pool, slot: 0, funder: f.team };
    await assert.rejects(
        requirePayable(f.w.rpc, [rewardAccountOf(stream!, f.team.address)]),
        /handed over/,
    );
    for (const instructions of [
        await refundStream(input),
        await retireStream({ ...input, closer: f.team }),
    ]) {
        await assert.rejects(simulate(f.w.rpc, { payer: f.team, instructions }), /handed over/);
    }
    const destination = await auxiliary(f.w, f.rewards[0], f.team);
    await f.w.send(f.team, await refundStream({ ...input, destination }));
    assert.equal(held(f, destination), 900n);
    await f.w.give(f.mint, f.team.address, 0n);
    await handOver(f, f.mint, f.team);
    const instructions = await closePool({ pool: f.pool, closer: f.team });
    await assert.rejects(simulate(f.w.rpc, { payer: f.team, instructions }), /handed over/);
});

test('a frozen account is told from one of somebody else', async () => {
    const f = await farm();
    await f.w.freeze(f.rewards[0], f.lp.address);
    const given = await tokenAccount({ owner: f.lp.address, ...f.rewards[0] });
    await assert.rejects(claimAll(await all(f)), {
        kind: 'token',
        condition: `The token account ${given} is frozen by its mint's issuer: nothing can be paid into it.`,
        remedy: 'Leave this token out, or name another token account as the destination.',
    });
});

test('what is missing can be made, whoever sent lamports there', async () => {
    const f = await farm();
    const [fresh, funded] = [await f.w.wallet(), await f.w.wallet()];
    const of = (owner: KeyPairSigner) => stakeAccountOf(f.pool, owner.address);
    const address = await tokenAccount(of(funded));
    f.w.node.svm.airdrop(address, lamports(1_000_000n));
    const payees = await fetchPayees(f.w.rpc, [of(fresh), of(funded), of(f.lp), of(f.lp)]);
    assert.deepEqual(
        payees.map(({ is }) => is),
        ['missing', 'funded', 'ready'],
    );
    await requirePayable(f.w.rpc, [of(fresh), of(funded), of(f.lp)]);
    const kind = TokenKind.Token2022;
    const other = { owner: f.lp.address, mint: f.mint.mint, kind };
    assert.deepEqual(
        (await fetchPayees(f.w.rpc, [other])).map(({ is }) => is),
        ['missing'],
    );
});
