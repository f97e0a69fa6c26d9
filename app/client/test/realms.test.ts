/** Voting on a proposal of SPL Governance with what is staked: farm, adapter and governance. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateKeyPairSigner, type KeyPairSigner } from '@solana/kit';
import {
    acequia,
    castVote,
    fetchVoteExtras,
    fetchVoteReceipt,
    fetchWithdrawalExtras,
    findHoldings,
    pack,
    realm as civics,
    realms,
    stake,
    withdrawVote,
    type Holding,
} from '@acequia/client';
import { World } from './harness/given.js';
import { Realm, type Proposal } from './harness/realm.js';

interface Scene {
    w: World;
    lp: KeyPairSigner;
    realm: Realm;
    holding: Holding;
    proposal: Proposal;
}

/** A realm that counts a pool's votes, an LP who staked before voting began, and a proposal. */
async function scene(): Promise<Scene> {
    const w = await World.begin();
    const { address: governance } = await generateKeyPairSigner();
    w.node.deploy(governance, 'governance');
    w.node.deploy(realms.REALMS_PROGRAM_ADDRESS, 'realms');
    const [team, lp, mint] = [await w.wallet(), await w.wallet(), await w.mint()];
    await w.give(mint, lp.address, 1_000n);
    const pool = await w.pool({ creator: team, stake: mint, capacity: 1 });
    const of = { authority: team, pool: pool.address };
    const hookProgram = realms.REALMS_PROGRAM_ADDRESS;
    await w.send(team, [acequia.getProposeHookInstruction({ ...of, hookProgram })]);
    await w.stake(pool, lp, 700n);
    await w.pass(172_800n);
    await w.send(team, [acequia.getActivateHookInstruction(of)]);
    const realm = await Realm.found(w, governance, team);
    await realm.list(pool.address);
    const proposal = await realm.propose();
    await w.pass(10n);
    return { w, lp, realm, holding: await w.holding(pool, lp), proposal };
}

/** What is needed once, then the farm's vote and governance's own, in one transaction. */
async function approve(s: Scene): Promise<void> {
    const { w, lp, realm, holding, proposal } = s;
    const place = await realm.place(proposal);
    const needed = [
        await civics.createVoter(place, lp.address, lp),
        await realm.openVote(lp, holding.position.address, proposal),
    ];
    await w.send(lp, needed);
    const input = { ...holding, voter: lp, ballot: proposal.ballot };
    const extras = await fetchVoteExtras(w.rpc, input);
    const vote = await castVote({ ...input, extras });
    await w.send(lp, [...vote, await civics.civicVote(place, lp, lp, civics.YES)]);
}

test('what is staked votes on a proposal, and governance counts it', async () => {
    const s = await scene();
    await approve(s);
    assert.equal(s.realm.approvals(s.proposal), 700n);
    const of = { proposal: s.proposal.address, owner: s.lp.address };
    const [tally] = await realms.findTallyPda({ proposal: of.proposal, voter: of.owner });
    const { data } = await realms.fetchTally(s.w.rpc, tally);
    assert.deepEqual([data.votes, data.owner, data.proposal], [700n, of.owner, of.proposal]);
});

test('a vote that governance has relinquished already is taken back at the farm alone', async () => {
    const s = await scene();
    await approve(s);
    const { w, lp, realm, proposal } = s;
    await w.send(lp, [await civics.relinquish(await realm.place(proposal), lp)]);
    const holding = await w.holding(s.holding.pool, lp);
    const hookProgram = realms.REALMS_PROGRAM_ADDRESS;
    const of = { position: holding.position.address, hookProgram, ballot: proposal.address };
    const input = { ...holding, voter: lp, receipt: (await fetchVoteReceipt(w.rpc, of))! };
    const withdrawal = await civics.withdrawFromRealm(w.rpc, input);
    assert.equal(withdrawal.length, 1);
    await w.send(lp, withdrawal);
    assert.equal((await w.holding(holding.pool, lp)).position.data.stake.votes.open, 0);
});

test('the extra accounts are those that the adapter names, by four kinds of seed', async () => {
    const s = await scene();
    const { w, lp, realm, holding, proposal } = s;
    await w.send(lp, [await realm.openVote(lp, holding.position.address, proposal)]);
    const input = { ...holding, voter: lp, ballot: proposal.ballot };
    const extras = await fetchVoteExtras(w.rpc, input);
    const registrar = await realm.registrar();
    const of = { proposal: proposal.address, voter: lp.address };
    const [tally] = await realms.findTallyPda(of);
    const [record] = await realms.findVoteRecordPda({
        proposal: proposal.address,
        position: holding.position.address,
    });
    const [weight] = await realms.findVoterWeightRecordPda({ registrar, voter: lp.address });
    const { governanceVote } = (await realms.fetchTally(w.rpc, tally)).data;
    assert.deepEqual(
        extras.map(({ address, writable }) => [address, writable]),
        [
            [proposal.address, false],
            [await realm.governance(), false],
            [registrar, false],
            [tally, true],
            [record, true],
            [weight, true],
            [governanceVote, false],
        ],
    );
});

test('a vote is taken back in governance first, and then at the farm', async () => {
    const s = await scene();
    await approve(s);
    const { w, lp, realm, proposal } = s;
    const holding = await w.holding(s.holding.pool, lp);
    const hookProgram = realms.REALMS_PROGRAM_ADDRESS;
    const of = { position: holding.position.address, hookProgram, ballot: proposal.address };
    const receipt = (await fetchVoteReceipt(w.rpc, of))!;
    assert.equal(receipt.data.weight, 700n);
    const input = { ...holding, voter: lp, receipt };
    const extras = await fetchWithdrawalExtras(w.rpc, input);
    const withdrawal = await withdrawVote({ ...input, extras });
    await assert.rejects(w.send(lp, withdrawal), /Relinquish the vote there first/);
    const { start, end } = proposal.ballot;
    const place = await civics.fetchPlace(w.rpc, { address: proposal.address, start, end });
    assert.deepEqual(place, await realm.place(proposal));
    const operator = civics.withdrawFromRealm(w.rpc, { ...input, voter: realm.sovereign });
    await assert.rejects(operator, /only they can relinquish/);
    await w.send(lp, await civics.withdrawFromRealm(w.rpc, input));
    assert.equal(realm.approvals(proposal), 0n);
    assert.equal((await w.holding(holding.pool, lp)).position.data.stake.votes.open, 0);
});

/** The LP's holdings, with others of ten units beside the first. */
async function positions({ w, lp, holding }: Scene, count: number): Promise<Holding[]> {
    const { pool } = holding;
    for (let index = 1; index < count; index += 1) {
        await w.send(lp, await stake({ pool, owner: lp, amount: 10n, index }));
    }
    return findHoldings(w.rpc, lp.address);
}

test('a voter with many positions votes with all of them, over several transactions', async () => {
    const s = await scene();
    const { w, lp, realm } = s;
    const holdings = await positions(s, 9);
    await w.pass(1n);
    const proposal = await realm.propose();
    const place = await realm.place(proposal);
    await w.pass(10n);
    const of = { voter: lp, place, holdings };
    const send = async (input: Parameters<typeof civics.voteInRealm>[0]) => {
        const transactions = pack({ payer: lp }, await civics.voteInRealm(input));
        for (const instructions of transactions) await w.send(lp, instructions);
        return transactions.length;
    };
    assert.ok((await send({ ...of, choice: civics.YES, isFirst: true })) > 1);
    assert.equal(realm.approvals(proposal), 780n);
    await send({ ...of, choice: civics.NO, replaces: true });
    assert.equal(realm.approvals(proposal), 0n);
    await assert.rejects(
        civics.voteInRealm({ ...of, holdings: [], choice: civics.NO }),
        /No position/,
    );
});

test('a registrar names the governance program, and an unknown one is warned of', async () => {
    const { w, realm, proposal } = await scene();
    const { data } = await realms.fetchRegistrar(w.rpc, await realm.registrar());
    assert.equal(data.governanceProgram, realm.program);
    assert.equal(await civics.fetchGovernanceOf(w.rpc, proposal.address), realm.program);
    assert.match(civics.governanceWarning(realm.program)!, /is not known here/);
    assert.equal(civics.governanceWarning(civics.GOVERNANCE_PROGRAM_ADDRESS), null);
});

test('a registrar is closed, with its record, when no pool is listed', async () => {
    const { w, realm, holding } = await scene();
    const registrar = await realm.registrar();
    const close = await realms.getCloseRegistrarInstructionAsync({
        authority: realm.sovereign,
        registrar,
    });
    await assert.rejects(w.send(realm.sovereign, [close]), /still lists pools/);
    const { address: pool } = holding.pool;
    const of = { authority: realm.sovereign, registrar };
    await w.send(realm.sovereign, [realms.getUnlistPoolInstruction({ ...of, pool }), close]);
    await assert.rejects(realms.fetchRegistrar(w.rpc, registrar));
});
