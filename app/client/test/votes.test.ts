/** Votes: passed on to an honest hook, with the extra accounts that it lists. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
    generateKeyPairSigner,
    getAddressEncoder,
    getProgramDerivedAddress,
    some,
    type Address,
} from '@solana/kit';
import {
    acequia,
    castVote,
    CAST_DISCRIMINATOR,
    closeVoteReceipt,
    fetchExtraAccounts,
    fetchVoteExtras,
    fetchVoteReceipt,
    fetchWithdrawalExtras,
    findExtraAccountMetasPda,
    findVoteReceipts,
    hookProposal,
    lockPosition,
    MAX_PAYLOAD,
    rules,
    unstake,
    viewVotes,
    withdrawVote,
    type Ballot,
    type ExtraAccount,
    type Holding,
    type LockTerms,
    type VoteOf,
} from '@acequia/client';
import { World } from './harness/given.js';

/** Where the recorder counts on a ballot: three addresses and two times come first. */
const TALLY = 3 * 32 + 2 * 8;
const bytesOf = (address: Address) => [...getAddressEncoder().encode(address)];
const word = (value: bigint) => [...new Uint8Array(new BigUint64Array([value]).buffer)];

type Meta = readonly [kind: number, config: number[], signs: 0 | 1, writes: 0 | 1];

/** The hook's list of extra accounts, behind an entry of some other kind. */
function list(metas: readonly Meta[]): Uint8Array {
    const all = metas.flatMap(([kind, config, signs, writes]) => [
        kind,
        ...config,
        ...new Array<number>(32 - config.length).fill(0),
        signs,
        writes,
    ]);
    const length = (value: number) => [...new Uint8Array(new Uint32Array([value]).buffer)];
    const other = [...new Array<number>(8).fill(9), ...length(2), 1, 2];
    const entry = [...length(4 + all.length), ...length(metas.length), ...all];
    return Uint8Array.from([...other, ...CAST_DISCRIMINATOR, ...entry, 0, 0]);
}

const literal = (address: Address, writes: 0 | 1): Meta => [0, bytesOf(address), 0, writes];

async function put(w: World, address: Address, data: Uint8Array, owner: Address): Promise<void> {
    w.node.svm.setAccount({
        address,
        data,
        executable: false,
        lamports: 1_000_000_000n,
        programAddress: owner,
        space: BigInt(data.length),
    } as never);
}

interface Scene {
    w: World;
    lp: Awaited<ReturnType<World['wallet']>>;
    team: Awaited<ReturnType<World['wallet']>>;
    hook: Address;
    holding: Holding;
    ballot: Ballot;
}

/** A pool whose hook is the recorder, with a ballot that runs, and an LP who staked before it, and
 *  locked where it offers locks. */
async function scene(lock?: LockTerms): Promise<Scene> {
    const w = await World.begin();
    const [team, lp, mint] = [await w.wallet(), await w.wallet(), await w.mint()];
    const { address: hook } = await generateKeyPairSigner();
    w.node.deploy(hook, 'recorder');
    await w.give(mint, lp.address, 1_000n);
    const pool = await w.pool({ creator: team, stake: mint, capacity: 1, lock });
    const of = { authority: team, pool: pool.address };
    await w.send(team, [acequia.getProposeHookInstruction({ ...of, hookProgram: hook })]);
    const { position } = await w.stake(pool, lp, 700n);
    const locking = { pool, position, owner: lp, lockEnd: (await w.now()) + 900_000n };
    if (lock) await w.send(lp, lockPosition(locking));
    await w.pass(172_800n);
    await w.send(team, [acequia.getActivateHookInstruction(of)]);
    const start = await w.now();
    const address = await poll(w, pool.address, position.address, hook, start);
    const ballot = { address, start, end: start + 100_000n };
    await w.pass(10n);
    return { w, lp, team, hook, holding: await w.holding(pool, lp), ballot };
}

/** The recorder's poll and record, and the list that names them to clients. */
async function poll(w: World, pool: Address, position: Address, hook: Address, start: bigint) {
    const [{ address }, record] = [await generateKeyPairSigner(), await generateKeyPairSigner()];
    const [authority] = await acequia.findVoteAuthorityPda({ pool, hookProgram: hook });
    const farm = bytesOf(acequia.ACEQUIA_PROGRAM_ADDRESS);
    const { createdAt } = (await w.read(pool)).data;
    const terms = [start, start + 100_000n, 0n, createdAt].flatMap(word);
    const state = [...farm, ...bytesOf(pool), ...bytesOf(authority), ...terms];
    await put(w, address, Uint8Array.from(state), hook);
    const empty = [...bytesOf(address), ...bytesOf(position), ...word(0n), ...word(0n)];
    await put(w, record.address, Uint8Array.from(empty), hook);
    // The poll is the ballot, 32 bytes from byte 8 of the vote; the record is named as it is.
    const metas: Meta[] = [[2, [1, 8], 0, 1], literal(record.address, 1)];
    await put(w, await findExtraAccountMetasPda(hook, pool), list(metas), hook);
    return address;
}

async function vote({ w, lp, holding, ballot }: Scene): Promise<void> {
    const input = { ...holding, voter: lp, ballot, payload: Uint8Array.of(1) };
    const extras = await fetchVoteExtras(w.rpc, input);
    await w.send(lp, await castVote({ ...input, extras }));
}

const tally = (s: Scene): bigint =>
    new DataView(
        Uint8Array.from(
            (s.w.node.svm.getAccount(s.ballot.address as never) as never as { data: Uint8Array })
                .data,
        ).buffer,
    ).getBigUint64(TALLY, true);

test('a vote finds the extra accounts by itself and is counted', async () => {
    const s = await scene();
    await vote(s);
    assert.equal(tally(s), 700n);
    const { pool, position } = await s.w.holding(s.holding.pool, s.lp);
    assert.deepEqual(pool.data.hook, some(s.hook));
    const asked = await viewVotes(s.w.rpc, { pool, position, payer: s.lp.address });
    const { votes } = position.data.stake;
    const { principal, boost } = rules.held(votes, await s.w.now());
    assert.deepEqual([asked.heldPrincipal, asked.heldBoost], [principal, boost]);
    assert.deepEqual([principal, boost], [700n, 0n]);
    const counted = rules.eligible(position.data.stake, s.ballot);
    assert.deepEqual(counted, { principal: 700n, boost: 0n });
});

test('a vote cast again replaces the one before', async () => {
    const s = await scene();
    await vote(s);
    await s.w.pass(5n);
    await vote({ ...s, holding: await s.w.holding(s.holding.pool, s.lp) });
    assert.equal(tally(s), 700n);
    const receipts = await findVoteReceipts(s.w.rpc, { position: s.holding.position.address });
    assert.deepEqual(
        receipts.map(({ data }) => data.sequence),
        [2n],
    );
});

test('a vote is taken back, and its receipt closed', async () => {
    const s = await scene();
    await vote(s);
    const { address: position } = s.holding.position;
    const of = { position, hookProgram: s.hook, ballot: s.ballot.address };
    const receipt = await fetchVoteReceipt(s.w.rpc, of);
    assert.equal(receipt?.data.weight, 700n);
    const input = { ...s.holding, voter: s.lp, receipt };
    const extras = await fetchWithdrawalExtras(s.w.rpc, input);
    await s.w.send(s.lp, await withdrawVote({ ...input, extras }));
    assert.equal(tally(s), 0n);
    await s.w.send(s.team, closeVoteReceipt((await fetchVoteReceipt(s.w.rpc, of))!));
    assert.equal(await fetchVoteReceipt(s.w.rpc, of), undefined);
});

test('a hook that was removed is told of a withdrawal, and until then the vote holds', async () => {
    const s = await scene();
    await vote(s);
    const of = { authority: s.team, pool: s.holding.pool.address };
    await s.w.send(s.team, [acequia.getRemoveHookInstruction(of)]);
    const holding = await s.w.holding(s.holding.pool, s.lp);
    const leaving = await unstake({ ...holding, owner: s.lp });
    await assert.rejects(s.w.send(s.lp, leaving), /vote/i);
    const position = holding.position.address;
    const named = { position, hookProgram: s.hook, ballot: s.ballot.address };
    const receipt = (await fetchVoteReceipt(s.w.rpc, named))!;
    const input = { ...holding, voter: s.lp, receipt };
    const extras = await fetchWithdrawalExtras(s.w.rpc, input);
    await s.w.send(s.lp, await withdrawVote({ ...input, extras }));
    assert.equal(tally(s), 0n);
    await s.w.send(s.lp, leaving);
});

test('a lock’s boost votes on what ends no later than it, and is held apart', async () => {
    const s = await scene({ maxSeconds: 1_000_000, maxMultiplierBps: 30_000, earlyLeaveBps: 0 });
    const { votes, weight, amount } = (await s.w.holding(s.holding.pool, s.lp)).position.data.stake;
    const boost = weight - amount;
    assert.ok(boost > 0n && votes.boost.steps[0]!.weight === boost);
    await vote(s);
    assert.equal(tally(s), weight);
    const { stake } = (await s.w.holding(s.holding.pool, s.lp)).position.data;
    const held = rules.held(stake.votes, await s.w.now());
    assert.deepEqual(held, { principal: amount, boost });
    const longer = { ...s.ballot, end: stake.lockEnd + 1n };
    assert.deepEqual(rules.eligible(stake, longer), { principal: amount, boost: 0n });
});

test('a proposed hook waits, may be activated for 14 days, expires, and is taken back', async () => {
    const s = await scene();
    const of = { authority: s.team, pool: s.holding.pool.address };
    const { address: hookProgram } = await generateKeyPairSigner();
    s.w.node.deploy(hookProgram, 'recorder');
    await s.w.send(s.team, [acequia.getProposeHookInstruction({ ...of, hookProgram })]);
    const stands = async () => {
        const pool = await s.w.read(of.pool);
        return hookProposal(pool, await s.w.now()).is;
    };
    assert.equal(await stands(), 'waiting');
    await s.w.pass(172_800n);
    assert.equal(await stands(), 'ripe');
    await s.w.pass(14n * 86_400n);
    assert.equal(await stands(), 'ripe');
    await s.w.pass(1n);
    assert.equal(await stands(), 'expired');
    const late = s.w.send(s.team, [acequia.getActivateHookInstruction(of)]);
    await assert.rejects(late, /not activated within 14 days/);
    await s.w.send(s.team, [acequia.getWithdrawHookProposalInstruction(of)]);
    assert.equal(await stands(), 'none');
    assert.deepEqual((await s.w.read(of.pool)).data.hook, some(s.hook));
});

test('a pool without a hook, and a payload that is too long, are refused in words', async () => {
    const s = await scene();
    const input = { ...s.holding, voter: s.lp, ballot: s.ballot };
    const long = { ...input, payload: new Uint8Array(MAX_PAYLOAD + 1) };
    await assert.rejects(castVote(long), /The payload has 257 bytes. Say it in 256./);
    await s.w.send(s.team, [
        acequia.getRemoveHookInstruction({ authority: s.team, pool: s.holding.pool.address }),
    ]);
    const pool = await s.w.read(s.holding.pool.address);
    await assert.rejects(castVote({ ...input, pool }), /passes votes on to no program/);
});

// ------------------------------------------------------ lists of extra accounts

async function lists(metas: readonly Meta[], payload = Uint8Array.of(7, 8)) {
    const w = await World.begin();
    const keys = await Promise.all([1, 2, 3, 4, 5].map(() => generateKeyPairSigner()));
    const [pool, position, voter, hookProgram, ballot] = keys.map(({ address }) => address);
    const when = { ballotStart: 11n, ballotEnd: 22n };
    const vote = { pool, position, voter, hookProgram, ballot, payload, ...when } as VoteOf;
    await put(
        w,
        await findExtraAccountMetasPda(vote.hookProgram, vote.pool),
        list(metas),
        vote.hookProgram,
    );
    await put(
        w,
        vote.position,
        Uint8Array.from({ length: 64 }, (_, nth) => nth),
        vote.hookProgram,
    );
    return { w, vote };
}

async function resolved(metas: readonly Meta[]): Promise<{ extras: ExtraAccount[]; vote: VoteOf }> {
    const { w, vote } = await lists(metas);
    return { extras: await fetchExtraAccounts(w.rpc, vote), vote };
}

async function derived(program: Address, seeds: (Uint8Array | string)[]): Promise<Address> {
    const [found] = await getProgramDerivedAddress({ programAddress: program, seeds });
    return found;
}

test('extra accounts are derived from every kind of seed', async () => {
    const text = [...new TextEncoder().encode('record')];
    const seeds = [1, 6, ...text, 3, 2, 2, 8, 32, 2, 56, 8, 2, 84, 2, 4, 2, 16, 4];
    const { extras, vote } = await resolved([[1, seeds, 0, 1]]);
    const expected = await derived(vote.hookProgram, [
        'record',
        Uint8Array.from(bytesOf(vote.position)),
        Uint8Array.from(bytesOf(vote.ballot)),
        Uint8Array.from(word(11n)),
        Uint8Array.of(7, 8),
        Uint8Array.of(16, 17, 18, 19),
    ]);
    assert.deepEqual(extras, [{ address: expected, writable: true }]);
});

test('an extra account may belong to another program that is among the accounts', async () => {
    const { address } = await generateKeyPairSigner();
    const { extras } = await resolved([literal(address, 0), [128 + 4, [1, 1, 65], 0, 0]]);
    assert.deepEqual(extras[0], { address, writable: false });
    assert.equal(extras[1]!.address, await derived(address, ['A']));
});

test('an extra account may be named by what another account holds', async () => {
    const { extras } = await resolved([[2, [2, 2, 32], 0, 0]]);
    const held = Uint8Array.from({ length: 32 }, (_, nth) => 32 + nth);
    assert.deepEqual(bytesOf(extras[0]!.address), [...held]);
});

test('a hook without a list wants no extra accounts', async () => {
    const { w, vote } = await lists([]);
    assert.deepEqual(await fetchExtraAccounts(w.rpc, vote), []);
    const { address: pool } = await generateKeyPairSigner();
    assert.deepEqual(await fetchExtraAccounts(w.rpc, { ...vote, pool }), []);
});

test('a list that breaks the convention is refused in words', async () => {
    const { address } = await generateKeyPairSigner();
    const broken: [Meta, RegExp][] = [
        [[0, bytesOf(address), 1, 0], /wants a signer/],
        [[1, [2, 40, 8], 0, 0], /bytes 40 to 48, which nobody knows yet/],
        [[1, [2, 70, 4], 0, 0], /bytes 70 to 74, which nobody knows yet/],
        [[1, [2, 84, 3], 0, 0], /bytes 84 to 87, which nobody knows yet/],
        [[1, [3, 9], 0, 0], /refers to account 9 before that is known/],
        [[1, [7], 0, 0], /a seed of the unknown kind 7/],
        [[2, [7], 0, 0], /a key of the unknown kind 7/],
        [[2, [2, 2, 60], 0, 0], /is too short/],
        [[2, [2, 1, 0], 0, 0], /which is not there/],
    ];
    for (const [meta, reason] of broken) {
        await assert.rejects(resolved([meta]), reason);
        await assert.rejects(resolved([meta]), /Ask the hook's authors/);
    }
});
