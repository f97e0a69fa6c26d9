/** What an LP does, each on the farm's real bytes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KeyPairSigner } from '@solana/kit';
import {
    addStream,
    allowsPush,
    claim,
    closePosition,
    compound,
    emergencyExit,
    findStakeTarget,
    findPositions,
    isPenaltyFlow,
    leave,
    leaveLockEarly,
    lockPosition,
    mergePositions,
    moveStake,
    operatorRights,
    pushClaim,
    reinvest,
    reinvestable,
    releaseLock,
    rules,
    setOperator,
    setPushClaims,
    stake,
    streamsOf,
    TokenKind,
    topUp,
    transferPosition,
    unstake,
    type Mint,
    type PoolAccount,
} from '@acequia/client';
import { World } from './harness/given.js';

const LOCKS = { maxSeconds: 1_000_000, maxMultiplierBps: 30_000, earlyLeaveBps: 2_000 };

interface Scene {
    w: World;
    team: KeyPairSigner;
    lp: KeyPairSigner;
    mint: Mint;
    pool: PoolAccount;
}

/** A pool, a team, and an LP with 1,000,000 of what is staked. */
async function scene(terms: { lock?: typeof LOCKS; kind?: TokenKind } = {}): Promise<Scene> {
    const w = await World.begin();
    const [team, lp] = [await w.wallet(), await w.wallet()];
    const mint = await w.mint(terms.kind);
    await w.give(mint, lp.address, 1_000_000n);
    const pool = await w.pool({ creator: team, stake: mint, capacity: 4, lock: terms.lock });
    return { w, team, lp, mint, pool };
}

/** A stream of 1,000 units a second for 1,000 seconds. */
async function streamed({ w, team, pool }: Scene, reward: Mint): Promise<PoolAccount> {
    await w.give(reward, team.address, 1_000_000n);
    const segments = [{ seconds: 1_000, amount: 1_000_000n }];
    const present = await w.read(pool.address);
    await w.send(team, await addStream({ pool: present, rewardManager: team, reward, segments }));
    return w.read(pool.address);
}

test('a first stake opens a position, a second goes into it', async () => {
    const { w, lp, mint, pool } = await scene();
    const first = await w.stake(pool, lp, 400_000n);
    const second = await w.stake(pool, lp, 100_000n);
    assert.equal(first.position.address, second.position.address);
    assert.equal(second.position.data.stake.amount, 500_000n);
    assert.equal(second.position.data.owner, lp.address);
    assert.equal(second.pool.data.totals.staked, 500_000n);
    assert.equal(await w.balance(mint, lp.address), 500_000n);
});

test('tokens of Token-2022 are staked like any other', async () => {
    const s = await scene({ kind: TokenKind.Token2022 });
    const holding = await s.w.stake(s.pool, s.lp, 1_000_000n);
    await s.w.send(s.lp, await unstake({ ...holding, owner: s.lp }));
    assert.equal(await s.w.balance(s.mint, s.lp.address), 1_000_000n);
});

test('somebody may stake for somebody else', async () => {
    const { w, lp, pool } = await scene();
    const friend = await w.wallet();
    const stakes = { pool, owner: lp, amount: 5n, index: 7, beneficiary: friend.address };
    await w.send(lp, await stake(stakes));
    const [position] = await findPositions(w.rpc, { owner: friend.address });
    assert.equal(position?.data.stake.amount, 5n);
    assert.equal(position?.data.rentPayer, lp.address);
});

test('unstaking makes the token account that is missing', async () => {
    const { w, lp, mint, pool } = await scene();
    const friend = await w.wallet();
    const mine = await w.stake(pool, lp, 1_000_000n);
    const accounts = { ...mine, owner: lp, newOwner: friend };
    await w.send(lp, transferPosition(accounts));
    const theirs = await w.holding(pool, friend);
    await w.send(friend, await unstake({ ...theirs, owner: friend, amount: 300_000n }));
    assert.equal(await w.balance(mint, friend.address), 300_000n);
    const left = await w.holding(pool, friend);
    assert.equal(left.position.data.stake.amount, 700_000n);
});

test('a claim pays what the arithmetic here says, to the unit', async () => {
    const s = await scene();
    const reward = await s.w.mint(TokenKind.Token2022, 9);
    await s.w.stake(await streamed(s, reward), s.lp, 333n);
    await s.w.pass(77n);
    const holding = await s.w.holding(s.pool, s.lp);
    const [owed] = rules.pendingRewards(holding.pool.data, holding.position.data, await s.w.now());
    await s.w.send(s.lp, await claim({ ...holding, owner: s.lp }));
    assert.equal(await s.w.balance(reward, s.lp.address), owed?.claimable);
    assert.equal(owed?.claimable, 76_999n);
});

test('anyone may push a claim that the owner has allowed', async () => {
    const s = await scene();
    const reward = await s.w.mint();
    await s.w.stake(await streamed(s, reward), s.lp, 1_000n);
    let holding = await s.w.holding(s.pool, s.lp);
    await s.w.send(s.lp, setPushClaims({ ...holding, owner: s.lp, allowed: true }));
    await s.w.pass(10n);
    holding = await s.w.holding(s.pool, s.lp);
    assert.ok(allowsPush(holding.position));
    await s.w.send(s.team, await pushClaim({ ...holding, payer: s.team }));
    assert.equal(await s.w.balance(reward, s.lp.address), 10_000n);
});

test('compounding stakes what the stake mint earned', async () => {
    const s = await scene();
    await s.w.stake(await streamed(s, s.mint), s.lp, 1_000n);
    await s.w.pass(10n);
    const before = await s.w.holding(s.pool, s.lp);
    await s.w.send(s.lp, compound({ ...before, owner: s.lp }));
    const after = await s.w.holding(s.pool, s.lp);
    assert.equal(after.position.data.stake.amount, 1_000n + 10_000n);
});

test('principal moves to another pool of the same mint in one instruction', async () => {
    const { w, team, lp, mint, pool } = await scene();
    const from = await w.stake(pool, lp, 1_000_000n);
    const other = await w.pool({ creator: team, stake: mint, capacity: 1, id: 1 });
    const target = await findStakeTarget(w.rpc, { pool: other.address, owner: lp.address });
    const moves = { owner: lp, from, to: { pool: other, ...target }, amount: 250_000n };
    await w.send(lp, await moveStake(moves));
    const [there, here] = [await w.holding(other, lp), await w.holding(pool, lp)];
    assert.equal(there.position.data.stake.amount, 250_000n);
    assert.equal(here.position.data.stake.amount, 750_000n);
    await w.send(lp, await moveStake({ owner: lp, from: here, to: there }));
    assert.equal((await w.holding(other, lp)).position.data.stake.amount, 1_000_000n);
});

test('a lock weighs what the arithmetic here says, and is released when it ends', async () => {
    const { w, lp, pool } = await scene({ lock: LOCKS });
    const holding = await w.stake(pool, lp, 999_999n);
    const lockEnd = (await w.now()) + 777_777n;
    await w.send(lp, lockPosition({ ...holding, owner: lp, lockEnd }));
    const locked = await w.holding(pool, lp);
    const weight = rules.lockedWeight(pool.data.lock, 999_999n, 777_777n);
    assert.equal(locked.position.data.stake.weight, weight);
    await w.pass(777_777n);
    await w.send(lp, releaseLock(locked));
    assert.equal((await w.holding(pool, lp)).position.data.stake.weight, 999_999n);
});

test('a stake does not go into a locked position unless that is named', async () => {
    const { w, lp, pool } = await scene({ lock: LOCKS });
    const holding = await w.stake(pool, lp, 500_000n);
    const lockEnd = (await w.now()) + 1_000n;
    await w.send(lp, lockPosition({ ...holding, owner: lp, lockEnd }));
    const where = { pool: pool.address, owner: lp.address };
    assert.deepEqual(await findStakeTarget(w.rpc, where), { index: 1 });
    const named = { pool, owner: lp, amount: 5n, position: holding.position };
    await w.send(lp, await stake(named));
    await w.pass(1_000n);
    const { position } = await findStakeTarget(w.rpc, where);
    assert.equal(position?.data.stake.amount, 500_005n);
});

test('a lock is left early for the penalty that the arithmetic here says', async () => {
    const { w, lp, mint, pool } = await scene({ lock: LOCKS });
    const other = await w.wallet();
    await w.give(mint, other.address, 1_000n);
    await w.stake(pool, other, 1_000n);
    const holding = await w.stake(pool, lp, 1_000_000n);
    const lockEnd = (await w.now()) + 500_000n; // half of the longest, of which half passes
    await w.send(lp, lockPosition({ ...holding, owner: lp, lockEnd }));
    await w.pass(250_000n);
    const { pool: at, position } = await w.holding(pool, lp);
    const leaves = { pool: at, position, owner: lp, amount: 400_001n };
    const penalty = rules.earlyLeaveCost(at.data, position.data, 400_001n, await w.now());
    await w.send(lp, await leaveLockEarly(leaves));
    assert.equal(await w.balance(mint, lp.address), 400_001n - penalty);
    assert.equal(penalty, 20_001n); // a fifth of a quarter, rounded up

    // Those who stay get it, and may compound it; nobody funds it.
    await w.pass(86_400n);
    const theirs = await w.holding(pool, other);
    const [flow] = streamsOf(theirs.pool);
    assert.ok(flow && isPenaltyFlow(flow) && flow.books.funded === penalty);
    const [owed] = rules.pendingRewards(theirs.pool.data, theirs.position.data, await w.now());
    await w.send(other, compound({ ...theirs, owner: other }));
    const grown = (await w.holding(pool, other)).position.data.stake.amount;
    assert.ok(owed!.claimable > 0n);
    assert.equal(grown, 1_000n + owed!.claimable);
    const giving = topUp({ pool: theirs.pool, slot: 0, giver: lp, amount: 1n });
    await assert.rejects(giving, /penalty flow, which is nobody’s/);
});

test('whoever is alone in a pool leaves a lock for nothing', async () => {
    const { w, lp, mint, pool } = await scene({ lock: LOCKS });
    const holding = await w.stake(pool, lp, 1_000_000n);
    await w.send(lp, lockPosition({ ...holding, owner: lp, lockEnd: 1n << 40n }));
    const locked = await w.holding(pool, lp);
    const { stake } = locked.position.data;
    assert.equal(stake.lockEnd, (await w.now()) + 1_000_000n, 'as long as can be');
    assert.equal(rules.earlyLeaveCost(locked.pool.data, locked.position.data, 9n, 0n), 0n);
    await w.send(lp, await leaveLockEarly({ ...locked, owner: lp }));
    assert.equal(await w.balance(mint, lp.address), 1_000_000n);
});

test('a pool whose locks can be left early needs room for its penalty flow', async () => {
    const { w, team } = await scene();
    const small = w.pool({ creator: team, stake: await w.mint(), capacity: 1, lock: LOCKS });
    await assert.rejects(
        small,
        /penalty flow, which takes a slot. Choose a capacity of at least 2/,
    );
});

test('an emergency exit takes all principal out', async () => {
    const { w, lp, mint, pool } = await scene();
    const holding = await w.stake(pool, lp, 1_000_000n);
    await w.send(lp, await emergencyExit({ ...holding, owner: lp }));
    assert.equal(await w.balance(mint, lp.address), 1_000_000n);
    const empty = await w.holding(pool, lp);
    await w.send(lp, closePosition({ ...empty, closer: lp }));
    assert.deepEqual(await findPositions(w.rpc, { owner: lp.address }), []);
});

test('leaving takes principal, rewards and rent, in one transaction', async () => {
    const s = await scene();
    const reward = await s.w.mint();
    const holding = await s.w.stake(await streamed(s, reward), s.lp, 1_000_000n);
    await s.w.pass(100n);
    // Planned now, landed 5 seconds later: what accrues meanwhile must be claimed too.
    const plan = await leave({ ...holding, owner: s.lp, now: await s.w.now() });
    await s.w.pass(5n);
    await s.w.sendAll(s.lp, plan);
    assert.equal(plan.length, 1);
    assert.equal(await s.w.balance(s.mint, s.lp.address), 1_000_000n);
    assert.equal(await s.w.balance(reward, s.lp.address), 104_999n); // the index rounds down
    assert.deepEqual(await findPositions(s.w.rpc, { owner: s.lp.address }), []);
});

test('leaving claims streams that owe nothing yet when it is planned', async () => {
    const s = await scene();
    const reward = await s.w.mint();
    const pool = await streamed(s, reward);
    const holding = await s.w.stake(pool, s.lp, 1_000_000n);
    const plan = await leave({ ...holding, owner: s.lp, now: await s.w.now() });
    await s.w.pass(3n);
    await s.w.sendAll(s.lp, plan);
    assert.equal(await s.w.balance(reward, s.lp.address), 2_999n);
});

test('what cannot work is said before anything is built', async () => {
    const { w, team, lp, mint, pool } = await scene();
    const holding = await w.stake(pool, lp, 10n);
    const other = await w.pool({ creator: team, stake: await w.mint(), capacity: 1 });
    const wrong = { ...holding, pool: other, owner: lp };
    await assert.rejects(unstake(wrong), /is not in the pool .* Pass the pool it is in/);
    const to = { pool: other, index: 0 };
    await assert.rejects(moveStake({ owner: lp, from: holding, to }), /stake different mints/);
    await assert.rejects(unstake({ ...holding, owner: lp, amount: 0n }), /0 is no amount to move/);
    const locks = { ...holding, owner: lp, lockEnd: 5n };
    assert.throws(() => lockPosition(locks), /The pool offers no locks/);
    assert.throws(() => compound({ ...holding, owner: lp }), /No such stream pays the stake mint/);
    await assert.rejects(leaveLockEarly({ ...holding, owner: lp }), /cannot be left early/);
    await assert.rejects(claim({ ...holding, owner: lp, slots: [3] }), /Slot 3 .* holds no stream/);
    assert.equal(await w.balance(mint, lp.address), 1_000_000n - 10n);
});

test('what one pool pays is staked in another, in one instruction', async () => {
    const s = await scene();
    const reward = await s.w.mint();
    const from = await s.w.stake(await streamed(s, reward), s.lp, 1_000n);
    const other = await s.w.pool({ creator: s.team, stake: reward, capacity: 1, id: 1 });
    assert.deepEqual(
        reinvestable(from.pool, other).map(({ slot }) => slot),
        [0],
    );
    const target = await findStakeTarget(s.w.rpc, { pool: other.address, owner: s.lp.address });
    await s.w.pass(10n);
    const to = { pool: other, ...target };
    await s.w.send(s.lp, await reinvest({ owner: s.lp, from, to }));
    const there = await s.w.holding(other, s.lp);
    assert.equal(there.position.data.stake.amount, 10_000n);
    assert.equal(await s.w.balance(reward, s.lp.address), 0n);
    const none = reinvest({ owner: s.lp, from, to: { pool: from.pool, ...target } });
    await assert.rejects(none, /No such stream pays what is staked/);
});

test('two positions become one, and the emptied one gives its rent back', async () => {
    const { w, lp, pool } = await scene();
    const into = await w.stake(pool, lp, 400_000n);
    await w.send(lp, await stake({ pool, owner: lp, amount: 100_000n, index: 1 }));
    const all = await findPositions(w.rpc, { owner: lp.address, pool: pool.address });
    const position = all.find(({ address }) => address !== into.position.address);
    assert.ok(position);
    const merge = { pool: into.pool, position, into: into.position, owner: lp };
    const tooMuch = mergePositions({ ...merge, leastWeight: 500_001n });
    await assert.rejects(w.send(lp, tooMuch), /weigh less than the least/);
    await w.send(lp, mergePositions({ ...merge, leastWeight: 500_000n }));
    const left = await findPositions(w.rpc, { owner: lp.address, pool: pool.address });
    assert.deepEqual(
        left.map(({ data }) => data.stake.amount),
        [500_000n],
    );
});

test('a merged lock weighs what the arithmetic here says', async () => {
    const { w, lp, pool } = await scene({ lock: LOCKS });
    const into = await w.stake(pool, lp, 400_000n);
    await w.send(lp, await stake({ pool, owner: lp, amount: 99_999n, index: 1 }));
    const all = await findPositions(w.rpc, { owner: lp.address, pool: pool.address });
    const position = all.find(({ address }) => address !== into.position.address);
    assert.ok(position);
    const lockEnd = (await w.now()) + 777_777n;
    await w.send(lp, lockPosition({ ...into, owner: lp, lockEnd }));
    await w.pass(77_777n);
    const locked = (await w.holding(pool, lp)).position.data.stake;
    const { weight } = rules.merged(pool.data.lock, locked, position.data.stake, await w.now());
    const merge = { pool, position, into: into.position, owner: lp };
    await w.send(lp, mergePositions({ ...merge, leastWeight: weight }));
    assert.equal((await w.holding(pool, lp)).position.data.stake.weight, weight);
});

test('an operator claims for its owner what it may, until nobody is named', async () => {
    const s = await scene();
    const reward = await s.w.mint();
    await s.w.stake(await streamed(s, reward), s.lp, 1_000n);
    const bot = await s.w.wallet();
    let holding = await s.w.holding(s.pool, s.lp);
    const operator = { address: bot.address, may: ['claim', 'vote'] as const };
    await s.w.send(s.lp, setOperator({ ...holding, owner: s.lp, operator }));
    await s.w.pass(10n);
    holding = await s.w.holding(s.pool, s.lp);
    assert.deepEqual(operatorRights(holding.position), ['claim', 'vote']);
    await s.w.send(bot, await claim({ ...holding, owner: bot }));
    assert.equal(await s.w.balance(reward, s.lp.address), 10_000n);
    await s.w.send(s.lp, setOperator({ ...holding, owner: s.lp }));
    holding = await s.w.holding(s.pool, s.lp);
    assert.deepEqual(operatorRights(holding.position), []);
    await assert.rejects(
        s.w.send(bot, await claim({ ...holding, owner: bot })),
        /Only the owner of the position/,
    );
});
