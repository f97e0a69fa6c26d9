/** How pools and streams end, so that nobody's leftovers block anybody: on the farm's real bytes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KeyPairSigner } from '@solana/kit';
import { AuthorityType, getSetAuthorityInstruction } from '@solana-program/token';
import {
    acceptFunder,
    addFlowStream,
    addStream,
    announceClosing,
    claim,
    closePool,
    closePosition,
    closingOf,
    createTokenAccount,
    findPools,
    IdlePolicy,
    isClosed,
    leaveLockEarly,
    leftToAnyone,
    lockPosition,
    proposeFunder,
    pushClaim,
    refundStream,
    retireStream,
    rules,
    stake,
    streamsOf,
    StreamState,
    tokenAccount,
    topUp,
    unstake,
    windDownPool,
    windDownStream,
    type Mint,
    type PoolAccount,
} from '@acequia/client';
import { World } from './harness/given.js';

const DAY = 86_400n;
const LOCKS = { maxSeconds: 1_000_000, maxMultiplierBps: 30_000, earlyLeaveBps: 2_000 };

interface Scene {
    w: World;
    team: KeyPairSigner;
    lp: KeyPairSigner;
    stranger: KeyPairSigner;
    mint: Mint;
    reward: Mint;
    pool: PoolAccount;
}

/** A pool, its team with 10,000 of a reward, and an LP with 1,000 of what is staked. */
async function scene(lock?: typeof LOCKS): Promise<Scene> {
    const w = await World.begin();
    const [team, lp, stranger] = [await w.wallet(), await w.wallet(), await w.wallet()];
    const [mint, reward] = [await w.mint(), await w.mint()];
    await w.give(mint, lp.address, 1_000n);
    await w.give(reward, team.address, 10_000n);
    const pool = await w.pool({ creator: team, stake: mint, capacity: 3, lock });
    return { w, team, lp, stranger, mint, reward, pool };
}

/** 1,000 units over 1,000 s, and what else is named. */
async function streamed(s: Scene, more: { committedUntil?: bigint; idlePolicy?: IdlePolicy } = {}) {
    const segments = [{ seconds: 1_000, amount: 1_000n }];
    const terms = { pool: await present(s), rewardManager: s.team, reward: s.reward, segments };
    await s.w.send(s.team, await addStream({ ...terms, ...more }));
}

const present = ({ w, pool }: Scene) => w.read(pool.address);

async function closesForGood(s: Scene): Promise<void> {
    await s.w.send(s.team, announceClosing({ pool: s.pool, closer: s.team }));
    await s.w.pass(14n * DAY);
    await s.w.send(s.team, windDownPool({ pool: s.pool, closer: s.team }));
}

test('a closing is announced, taken back, announced again, and due after 14 days', async () => {
    const s = await scene();
    const how = async () => closingOf(await present(s), await s.w.now());
    const closer = s.team;
    assert.deepEqual(await how(), { is: 'none', from: 0n });
    await s.w.send(closer, announceClosing({ pool: s.pool, closer }));
    const from = (await present(s)).data.closingAnnouncedAt + 14n * DAY;
    assert.deepEqual(await how(), { is: 'announced', from });
    await assert.rejects(s.w.send(closer, windDownPool({ pool: s.pool, closer })));
    await s.w.send(closer, announceClosing({ pool: s.pool, closer, announced: false }));
    assert.equal((await how()).is, 'none');
    await s.w.send(closer, announceClosing({ pool: s.pool, closer }));
    await s.w.pass(14n * DAY);
    assert.equal((await how()).is, 'due');
    await s.w.send(closer, windDownPool({ pool: s.pool, closer }));
    assert.equal((await how()).is, 'closed');
    const late = await stake({ pool: s.pool, owner: s.lp, amount: 1n, index: 0 });
    await assert.rejects(s.w.send(s.lp, late), 'it takes nothing in any more');
});

test('a closed pool is emptied by anyone, whatever was committed and whoever stays away', async () => {
    const s = await scene(LOCKS);
    const { w, stranger, lp, team } = s;
    const other = await w.wallet();
    await w.give(s.mint, other.address, 10n);
    await w.stake(s.pool, other, 10n);
    await w.stake(s.pool, lp, 1_000n);
    const locked = await w.holding(s.pool, lp);
    const lockEnd = (await w.now()) + 900_000n;
    await w.send(lp, lockPosition({ ...locked, owner: lp, lockEnd }));
    await streamed(s, { committedUntil: (await w.now()) + 100n * DAY });
    await w.pass(500n);
    const held = await w.holding(s.pool, lp);
    await w.send(lp, await leaveLockEarly({ ...held, owner: lp }));
    await w.send(other, await unstake({ ...(await w.holding(s.pool, other)), owner: other }));
    await closesForGood(s);

    // Anyone winds all of it down, and sends everybody what is theirs.
    for (const { slot } of streamsOf(await present(s))) {
        const of = { pool: await present(s), slot, closer: stranger };
        await w.send(stranger, windDownStream(of));
    }
    const left = leftToAnyone(await present(s), await w.now());
    assert.deepEqual(
        left.map(({ slot, books }) => [slot, books.state]),
        [0, 1].map((slot) => [slot, StreamState.Closing]),
    );
    for (const owner of [lp, other]) {
        const holding = await w.holding(s.pool, owner);
        const pending = rules.pendingRewards(
            holding.pool.data,
            holding.position.data,
            await w.now(),
        );
        const slots = pending.filter((one) => one.claimable > 0n).map(({ slot }) => slot);
        const payer = stranger;
        if (slots.length > 0) await w.send(payer, await pushClaim({ ...holding, payer, slots }));
    }
    const paid =
        (await w.balance(s.reward, lp.address)) + (await w.balance(s.reward, other.address));
    assert.ok(paid >= 498n && paid <= 502n, `${paid}`);

    // The penalty flow's heir is the creator.
    for (const { slot } of left) {
        const of = { pool: await present(s), slot, closer: stranger };
        await w.send(stranger, await retireStream(of));
    }
    assert.equal((await w.balance(s.reward, team.address)) + paid, 10_000n);

    // Who may close the pool closes positions, and nobody else does.
    for (const owner of [lp, other]) {
        const holding = await w.holding(s.pool, owner);
        await assert.rejects(w.send(stranger, closePosition({ ...holding, closer: stranger })));
        await w.send(team, closePosition({ ...holding, closer: team }));
    }
    await w.send(team, await closePool({ pool: await present(s), closer: team }));
    assert.deepEqual(await findPools(w.rpc, { creator: team.address }), []);
});

test('30 days after its closing began a stream is pushed and retired by anyone', async () => {
    const s = await scene();
    const { w, stranger, lp, team, reward } = s;
    await w.stake(s.pool, lp, 1_000n);
    await streamed(s);
    await w.pass(1_000n);
    const of = { slot: 0, closer: stranger };
    await assert.rejects(
        w.send(stranger, windDownStream({ ...of, pool: await present(s) })),
        'in a pool that is alive only its funder winds it down',
    );
    await w.send(team, windDownStream({ ...of, pool: await present(s), closer: team }));
    const pushes = async () =>
        pushClaim({ ...(await w.holding(s.pool, lp)), payer: stranger, slots: [0] });
    const retires = async () => retireStream({ ...of, pool: await present(s) });
    await assert.rejects(w.send(stranger, await pushes()));
    await w.pass(30n * DAY - 2n);
    assert.deepEqual(leftToAnyone(await present(s), await w.now()), []);
    await w.pass(2n);
    assert.equal(leftToAnyone(await present(s), await w.now()).length, 1);
    await w.send(stranger, await pushes());
    assert.ok((await w.balance(reward, lp.address)) >= 999n);
    const before = await w.balance(reward, team.address);
    await w.send(stranger, await retires());
    const dust = (await w.balance(reward, team.address)) - before;
    assert.equal(dust + (await w.balance(reward, lp.address)), 1_000n);
    assert.ok(!isClosed(await present(s)));
});

test('where the canonical account is another’s, what is owed at the end goes to another of the owner’s', async () => {
    const s = await scene();
    const { w, stranger, lp, team, reward } = s;
    await w.stake(s.pool, lp, 1_000n);
    await streamed(s);
    await w.pass(1_000n);
    // The owner has a second account, which was another wallet's canonical one; theirs is gone.
    const giver = await w.wallet();
    const given = async (from: KeyPairSigner, to: KeyPairSigner) => {
        await w.send(from, [await createTokenAccount(from, { owner: from.address, ...reward })]);
        const owned = await tokenAccount({ owner: from.address, ...reward });
        const authorityType = AuthorityType.AccountOwner;
        const of = { owned, owner: from, authorityType, newAuthority: to.address };
        await w.send(from, [getSetAuthorityInstruction(of)]);
        return owned;
    };
    await given(lp, stranger);
    const second = await given(giver, lp);
    await w.send(team, windDownStream({ pool: await present(s), slot: 0, closer: team }));
    await w.pass(30n * DAY);
    const holding = await w.holding(s.pool, lp);
    const push = { ...holding, payer: stranger, slots: [0] };
    await assert.rejects(w.send(stranger, await pushClaim(push)));
    const payInto = new Map([[reward.mint, second]]);
    await w.send(stranger, await pushClaim({ ...push, payInto }));
    assert.ok((await w.balance(reward, giver.address)) >= 999n, 'at the second account');
});

test('a stream is offered, taken back, offered again and accepted; only then it moves', async () => {
    const s = await scene();
    const { w, team, stranger: heir } = s;
    await streamed(s);
    const of = async () => ({ pool: await present(s), slot: 0 });
    const offers = async (newFunder?: KeyPairSigner) =>
        w.send(
            team,
            proposeFunder({ ...(await of()), funder: team, newFunder: newFunder?.address }),
        );
    const accepts = async () =>
        w.send(heir, acceptFunder({ ...(await of()), pendingFunder: heir }));
    const funder = async () => streamsOf(await present(s))[0]!.funder;
    await offers(heir);
    await offers();
    await assert.rejects(accepts());
    await offers(heir);
    assert.equal(await funder(), team.address);
    await accepts();
    assert.equal(await funder(), heir.address);
});

test('what is idle is taken back alone, and the schedule stays', async () => {
    const s = await scene();
    await streamed(s, { idlePolicy: IdlePolicy.Refund });
    await s.w.pass(400n);
    const before = await s.w.balance(s.reward, s.team.address);
    const refund = { pool: await present(s), slot: 0, funder: s.team, idleAlone: true };
    await s.w.send(s.team, await refundStream(refund));
    const back = (await s.w.balance(s.reward, s.team.address)) - before;
    const { idle, schedule } = streamsOf(await present(s))[0]!.books;
    assert.ok(back >= 400n && back < 410n);
    assert.equal(idle, 0n);
    assert.equal(rules.unstreamed(schedule), 1_000n - back);
});

test('a flow ends: no deposits any more, and whoever comes when nothing is left winds it down', async () => {
    const s = await scene();
    const { w, team, lp, stranger, reward } = s;
    const flow = { pool: s.pool, rewardManager: team, reward, window: 1_000 };
    await w.send(team, await addFlowStream(flow));
    await w.stake(s.pool, lp, 1_000n);
    const gives = async () =>
        topUp({ pool: await present(s), slot: 0, giver: team, amount: 1_000n });
    await w.send(team, await gives());
    const winds = async (closer: KeyPairSigner) =>
        w.send(closer, windDownStream({ pool: await present(s), slot: 0, closer }));
    const state = async () => streamsOf(await present(s))[0]!.books.state;
    await assert.rejects(winds(stranger));
    await winds(team);
    assert.equal(await state(), StreamState.Ending);
    await assert.rejects(w.send(team, await gives()));
    await assert.rejects(winds(stranger), 'something is left');
    await w.pass(1_000n);
    await winds(stranger);
    assert.equal(await state(), StreamState.Closing);
    await w.send(lp, await claim({ ...(await w.holding(s.pool, lp)), owner: lp }));
    assert.ok((await w.balance(reward, lp.address)) >= 999n);
});

test('a staked unit keeps its pool open', async () => {
    const s = await scene();
    await s.w.stake(s.pool, s.lp, 1n);
    await s.w.send(s.team, announceClosing({ pool: s.pool, closer: s.team }));
    await s.w.pass(14n * DAY);
    await assert.rejects(s.w.send(s.team, windDownPool({ pool: s.pool, closer: s.team })));
    await s.w.send(s.lp, await unstake({ ...(await s.w.holding(s.pool, s.lp)), owner: s.lp }));
    await s.w.send(s.team, windDownPool({ pool: s.pool, closer: s.team }));
    assert.ok(isClosed(await present(s)));
});
