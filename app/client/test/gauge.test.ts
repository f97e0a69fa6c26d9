/** A gauge, voting in its epochs and what is due for them, on the real bytes of farm and gauge. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Address, KeyPairSigner } from '@solana/kit';
import {
    acequia,
    fetchVoteExtras,
    fetchVoteReceipt,
    gauge,
    gauges,
    ownError,
    streamsOf,
    viewVotes,
    type Holding,
    type Mint,
    type PoolAccount,
} from '@acequia/client';
import { DAY_ONE } from './harness/node.js';
import { World } from './harness/given.js';

const GENESIS = DAY_ONE + 200_000n;
const BUDGET = 1_000_000n;
const TERMS = { quorum: 1n, epochSeconds: 400_000, closingSeconds: 100_000, capBps: 10_000 };

interface Scene {
    w: World;
    team: KeyPairSigner;
    lp: KeyPairSigner;
    reward: Mint;
    gaugeOf: Address;
    pools: PoolAccount[];
    holding: Holding;
    epoch: gauges.EpochAccount;
}

/** A gauge of two pools, and an LP of the first who staked before its epoch began. */
async function scene(
    other: Partial<typeof TERMS> = {},
    idlePolicy?: acequia.IdlePolicy,
): Promise<Scene> {
    const w = await World.begin();
    w.node.deploy(gauge.GAUGE_PROGRAM_ADDRESS, 'gauge');
    const [team, lp] = [await w.wallet(), await w.wallet()];
    const [mint, reward] = [await w.mint(), await w.mint()];
    await w.give(mint, lp.address, 1_000n);
    await w.give(reward, team.address, 2n * BUDGET);
    const terms = { ...TERMS, ...other, genesis: GENESIS };
    const { gauge: gaugeOf, instructions } = await gauges.createGauge({
        creator: team,
        reward,
        ...terms,
    });
    await w.send(team, instructions);
    const listing = { authority: team, gauge: await gauges.fetchGauge(w.rpc, gaugeOf) };
    const hookProgram = gauge.GAUGE_PROGRAM_ADDRESS;
    const pools = [];
    for (const id of [0, 1]) {
        const pool = await w.pool({ creator: team, stake: mint, capacity: 1, id });
        await w.pass(1n); // a pool of this second is too young to be listed
        await w.send(team, [
            ...(await gauges.addGaugePool({ ...listing, pool, idlePolicy })),
            acequia.getProposeHookInstruction({ authority: team, pool: pool.address, hookProgram }),
        ]);
        pools.push(pool);
    }
    const funding = { gauge: listing.gauge, funder: team, amount: BUDGET };
    await w.send(team, await gauges.fundGauge(funding));
    await w.stake(pools[0]!, lp, 600n);
    await w.send(team, [
        await gauge.getOpenEpochInstructionAsync({ payer: team, gauge: gaugeOf, number: 0n }),
    ]);
    await w.pass(200_000n);
    for (const { address: pool } of pools) {
        await w.send(team, [acequia.getActivateHookInstruction({ authority: team, pool })]);
    }
    await w.pass(10n);
    const now = await w.now();
    const number = gauges.epochNumberAt(await gauges.fetchGauge(w.rpc, gaugeOf), now);
    const epoch = await gauges.fetchEpoch(w.rpc, gaugeOf, number!);
    return {
        w,
        team,
        lp,
        reward,
        gaugeOf,
        pools,
        holding: await w.holding(pools[0]!, lp),
        epoch: epoch!,
    };
}

const split = ({ pools }: Scene, ...bps: number[]) =>
    new Map(pools.map(({ address }, nth) => [address, bps[nth]!]));

const tallies = async ({ w, gaugeOf }: Scene) =>
    (await gauges.fetchEpoch(w.rpc, gaugeOf, 0n))!.data.books.tallies.slice(0, 2);

test('a vote in an epoch is split among its pools, and cast again replaces itself', async () => {
    const s = await scene();
    assert.ok(gauges.takesVotes(s.epoch, await s.w.now()));
    assert.deepEqual(
        gauges.poolsOf(s.epoch),
        s.pools.map(({ address }) => address),
    );
    const vote = { ...s.holding, voter: s.lp, epoch: s.epoch };
    const first = await gauges.voteInEpoch({ ...vote, split: split(s, 2_500, 7_500) });
    await s.w.send(s.lp, first);
    const [one, other] = await tallies(s);
    assert.ok(one! > 0n && other === 3n * one!, `${one} ${other}`);
    await s.w.pass(1n);
    await s.w.send(s.lp, await gauges.voteInEpoch({ ...vote, split: split(s, 10_000, 0) }));
    assert.deepEqual(await tallies(s), [4n * one!, 0n]);
});

test('the extra accounts are those that the gauge lists on chain', async () => {
    const s = await scene();
    const { start, votingEnd } = s.epoch.data.books.window;
    const ballot = { address: s.epoch.address, start, end: votingEnd };
    const listed = await fetchVoteExtras(s.w.rpc, { ...s.holding, voter: s.lp, ballot });
    const vote = { ...s.holding, voter: s.lp, epoch: s.epoch };
    const [, cast] = await gauges.voteInEpoch({ ...vote, split: split(s, 5_000, 5_000) });
    const passed = cast!.accounts!.slice(-2).map(({ address }) => ({ address, writable: true }));
    assert.deepEqual(listed, passed);
});

test('a vote in an epoch is taken back, which frees the stake', async () => {
    const s = await scene();
    const vote = { ...s.holding, voter: s.lp, epoch: s.epoch };
    await s.w.send(s.lp, await gauges.voteInEpoch({ ...vote, split: split(s, 5_000, 5_000) }));
    const ballot = s.epoch.address;
    const of = {
        position: s.holding.position.address,
        hookProgram: gauge.GAUGE_PROGRAM_ADDRESS,
        ballot,
    };
    const receipt = (await fetchVoteReceipt(s.w.rpc, of))!;
    await s.w.send(s.lp, await gauges.withdrawFromEpoch({ ...vote, receipt }));
    assert.deepEqual(await tallies(s), [0n, 0n]);
    const { heldPrincipal } = await viewVotes(s.w.rpc, { ...s.holding, payer: s.lp.address });
    assert.equal(heldPrincipal, 0n);
});

test('a split that is none is refused in words, by the client and by the gauge', async () => {
    const s = await scene();
    assert.throws(() => gauges.encodeSplit(s.epoch, split(s, 5_000, 4_999)), /add up to 9999 bps/);
    assert.throws(
        () => gauges.encodeSplit(s.epoch, split(s, 10_001, -1)),
        /Divide all 10000 of it/,
    );
    const stranger = new Map([[s.lp.address, 10_000]]);
    assert.throws(() => gauges.encodeSplit(s.epoch, stranger), /is not about the pool/);
    assert.deepEqual([...gauges.encodeSplit(s.epoch, split(s, 256, 9_744))], [0, 0, 1, 1, 16, 38]);
    await s.w.pass(300_000n);
    const late = { ...s.holding, voter: s.lp, epoch: s.epoch, split: split(s, 10_000, 0) };
    await assert.rejects(s.w.send(s.lp, await gauges.voteInEpoch(late)), /ballot has ended/);
    const known = ownError(6017, gauge.GAUGE_PROGRAM_ADDRESS);
    assert.deepEqual([known?.kind, known?.name], ['gauge', 'splitNotWhole']);
});

test('an epoch recast with a vote has the tallies that casting it gives, to the unit', async () => {
    const s = await scene();
    const vote = { ...s.holding, voter: s.lp, epoch: s.epoch };
    const read = async () =>
        (await gauges.findEpochs(s.w.rpc, { gauge: s.gaugeOf }))[0]!.data.books;
    let cast: gauge.Vote[] = [];
    for (const bps of [3_333, 9_999]) {
        const parts = split(s, bps, 10_000 - bps);
        const next = gauges.voteOf(s.holding, s.epoch, parts);
        const recast = gauges.recast(await read(), { without: cast, instead: [next] });
        await s.w.pass(1n);
        await s.w.send(s.lp, await gauges.voteInEpoch({ ...vote, split: parts }));
        assert.deepEqual(await read(), recast);
        cast = [next];
    }
    const bare = gauges.recast(await read(), { without: cast, instead: [] });
    assert.deepEqual(bare.tallies, s.epoch.data.books.tallies);
});

test('an epoch is settled as its votes were forecast to split it, to the unit', async () => {
    for (const terms of [{}, { capBps: 6_000 }, { quorum: 601n }]) {
        const s = await scene(terms);
        const vote = { ...s.holding, voter: s.lp, epoch: s.epoch };
        await s.w.send(s.lp, await gauges.voteInEpoch({ ...vote, split: split(s, 3_333, 6_667) }));
        const read = async () => (await gauges.fetchEpoch(s.w.rpc, s.gaugeOf, 0n))!.data.books;
        const forecast = gauges.allocation(await read());
        await s.w.pass(300_000n);
        const settling = { gauge: s.gaugeOf, epoch: s.epoch.address };
        await s.w.send(s.lp, [gauge.getSettleEpochInstruction(settling)]);
        const books = await read();
        assert.deepEqual(
            forecast.shares.map(({ amount }) => amount),
            books.shares.slice(0, 2),
        );
        assert.equal(forecast.rollover, books.rollover);
        assert.equal(forecast.votes, 600n);
        assert.deepEqual(gauges.allocation(books), forecast);
        assert.equal(forecast.hasQuorum, terms.quorum === undefined);
        assert.deepEqual(
            forecast.shares.map(({ isCapped }) => isCapped),
            [false, terms.capBps !== undefined],
        );
    }
});

type Member = gauges.GaugeAccount['data']['members'][number];
const kindsOf = (due: readonly gauges.Due[]) => due.map(({ does }) => does);

/** What each pool's stream has received. */
async function received({ w, pools }: Scene): Promise<bigint[]> {
    const there = await Promise.all(pools.map(({ address }) => w.read(address)));
    return there.flatMap((pool) => streamsOf(pool).map(({ books }) => books.funded));
}

async function votes(s: Scene): Promise<void> {
    const vote = { ...s.holding, voter: s.lp, epoch: s.epoch };
    await s.w.send(s.lp, await gauges.voteInEpoch({ ...vote, split: split(s, 3_333, 6_667) }));
}

test('what is due is done by anyone in one go, and then nothing is', async () => {
    const s = await scene({ capBps: 6_000 });
    await votes(s);
    const look = () => gauges.fetchGaugeAt(s.w.rpc, s.gaugeOf);
    assert.deepEqual(gauges.whatIsDue(await look()), []);
    await s.w.pass(300_000n);
    const due = gauges.whatIsDue(await look());
    assert.deepEqual(kindsOf(due), ['settle', 'apply', 'apply', 'open']);
    const of = { gauge: s.gaugeOf, payer: s.lp };
    await s.w.sendAll(s.lp, await gauges.advanceGauge(s.w.rpc, of));
    assert.deepEqual(await received(s), [333_300n, 600_000n]);
    const next = (await gauges.fetchEpoch(s.w.rpc, s.gaugeOf, 1n))!;
    assert.equal(next.data.books.budget, BUDGET - 933_300n, 'what the cap cut off');
    assert.deepEqual(due.at(-1), { does: 'open', number: 1n, budget: next.data.books.budget });
    assert.deepEqual(await gauges.advanceGauge(s.w.rpc, of), []);
});

test('a share that its pool did not take in an epoch goes back to the budget', async () => {
    const s = await scene();
    await votes(s);
    await s.w.pass(300_000n);
    const settling = { gauge: s.gaugeOf, epoch: s.epoch.address };
    await s.w.send(s.lp, [gauge.getSettleEpochInstruction(settling)]);
    const now = await gauges.fetchGaugeAt(s.w.rpc, s.gaugeOf);
    assert.deepEqual(kindsOf(gauges.whatIsDue(now)), ['apply', 'apply']);
    assert.deepEqual(gauges.whatIsDue({ ...now, pools: [] }), [], 'it waits');
    await s.w.pass(500_000n);
    const later = await gauges.fetchGaugeAt(s.w.rpc, s.gaugeOf);
    assert.deepEqual(kindsOf(gauges.whatIsDue(later)), ['apply', 'apply']);
    const gone = gauges.whatIsDue({ ...later, pools: [] });
    assert.deepEqual(kindsOf(gone).slice(0, 2), ['giveBack', 'giveBack']);
    const of = { gauge: s.gaugeOf, payer: s.team, givesBack: true };
    await s.w.sendAll(s.team, await gauges.advanceGauge(s.w.rpc, of));
    assert.deepEqual(await received(s), [0n, 0n]);
    const { books } = (await gauges.fetchGauge(s.w.rpc, s.gaugeOf)).data;
    assert.deepEqual([books.idle, books.held, books.nextEpoch], [BUDGET, 0n, 1n]);
});

test('an epoch is opened from the end of voting before it, and kept up to the gauge until it starts', async () => {
    const s = await scene();
    const funded = await gauges.fetchGauge(s.w.rpc, s.gaugeOf);
    const fund = async (amount: bigint) =>
        s.w.send(s.team, await gauges.fundGauge({ gauge: funded, funder: s.team, amount }));
    const due = async () => gauges.whatIsDue(await gauges.fetchGaugeAt(s.w.rpc, s.gaugeOf));
    const advance = async () => {
        const of = { gauge: s.gaugeOf, payer: s.lp };
        await s.w.sendAll(s.lp, await gauges.advanceGauge(s.w.rpc, of));
    };
    await fund(500n);
    assert.deepEqual(await due(), []);
    assert.equal(gauges.nextTurn(funded, GENESIS - 1n), GENESIS);
    assert.equal(gauges.nextTurn(funded, await s.w.now()), GENESIS + 300_000n);
    assert.equal(gauges.nextTurn(funded, GENESIS + 300_000n), GENESIS + 400_000n);
    await s.w.pass(300_000n);
    assert.deepEqual(kindsOf(await due()), ['settle', 'open']);
    await advance();
    const budget = async () => (await gauges.fetchEpoch(s.w.rpc, s.gaugeOf, 1n))!.data.books.budget;
    assert.equal(await budget(), BUDGET + 500n, 'without votes all of it rolls over');
    assert.deepEqual(await due(), []);
    await fund(77n);
    const [update] = await due();
    assert.ok(update?.does === 'update' && update.adds === 77n);
    await advance();
    assert.equal(await budget(), BUDGET + 577n);
    const power = { powerManager: s.team, gauge: s.gaugeOf, pool: s.pools[0]!.address, power: 5n };
    const upcoming = (await gauges.fetchEpoch(s.w.rpc, s.gaugeOf, 1n))!.address;
    await s.w.send(s.team, [gauge.getSetPowerInstruction({ ...power, epoch: upcoming })]);
    const terms = {
        authority: s.team,
        gauge: s.gaugeOf,
        quorum: 9n,
        capBps: 10_000,
        epochBudget: 0n,
    };
    await s.w.send(s.team, [gauge.getSetTermsInstruction(terms)]);
    assert.deepEqual(kindsOf(await due()), ['update']);
    await advance();
    const { books } = (await gauges.fetchEpoch(s.w.rpc, s.gaugeOf, 1n))!.data;
    assert.deepEqual([books.powers[0], books.quorum], [5n, 9n]);
    assert.deepEqual(await due(), []);
    const at = await gauges.fetchGaugeAt(s.w.rpc, s.gaugeOf);
    const [{ poolCreatedAt, ...first }, ...others] = at.gauge.data.members as [Member, ...Member[]];
    const members = [{ ...first, poolCreatedAt: poolCreatedAt + 1n }, ...others];
    const relisted = { ...at.gauge, data: { ...at.gauge.data, members } };
    const kinds = kindsOf(gauges.whatIsDue({ ...at, gauge: relisted }));
    assert.deepEqual(kinds, ['update'], 'a pool made anew at the same address is another');
});

test('what streamed to nobody is taken back before an epoch is opened', async () => {
    const s = await scene({}, acequia.IdlePolicy.Refund);
    const of = { gauge: s.gaugeOf, payer: s.lp };
    const advance = async () => s.w.sendAll(s.lp, await gauges.advanceGauge(s.w.rpc, of));
    await votes(s);
    await s.w.pass(300_000n);
    await advance();
    await s.w.pass(400_000n);
    const at = await gauges.fetchGaugeAt(s.w.rpc, s.gaugeOf);
    const due = gauges.whatIsDue(at);
    assert.deepEqual(kindsOf(due), ['takeBack', 'open']);
    const seconds = at.now - s.epoch.data.books.window.boundary;
    const amount = (666_700n * seconds) / 400_000n; // nobody is staked in the second pool
    assert.ok(due[0]?.does === 'takeBack' && due[0].pool === s.pools[1]!.address);
    assert.equal(due[0].amount, amount);
    assert.deepEqual(due[1], { does: 'open', number: 2n, budget: amount });
    await advance();
    const next = await gauges.fetchEpoch(s.w.rpc, s.gaugeOf, 2n);
    assert.equal(next!.data.books.budget, amount);
    await s.w.pass(1_000n);
    assert.deepEqual(await gauges.advanceGauge(s.w.rpc, of), [], 'once an epoch');
});

test('powers are handed on and set, and what is idle is taken out', async () => {
    const s = await scene();
    const [oracle, at] = [await s.w.wallet(), s.gaugeOf];
    const read = () => gauges.fetchGauge(s.w.rpc, at);
    const offer = { powerManager: s.team, gauge: at, new: oracle.address };
    await s.w.send(s.team, [gauge.getProposePowerManagerInstruction(offer)]);
    const pending = { pendingPowerManager: oracle, gauge: at };
    await s.w.send(oracle, [gauge.getAcceptPowerManagerInstruction(pending)]);
    const powers = new Map([[s.pools[1]!.address, 7n]]);
    const set = async (powerManager: KeyPairSigner) =>
        gauges.setPowers({ gauge: await read(), powerManager, powers, now: await s.w.now() });
    await assert.rejects(s.w.send(s.team, await set(s.team)), /power manager/);
    await s.w.send(oracle, await set(oracle));
    assert.equal((await read()).data.powers[1], 7n);

    await s.w.send(
        s.team,
        await gauges.fundGauge({ gauge: await read(), funder: s.team, amount: 9n }),
    );
    await s.w.pass(300_000n); // the next epoch can be opened, and powers are set in it too
    await s.w.sendAll(s.lp, await gauges.advanceGauge(s.w.rpc, { gauge: at, payer: s.lp }));
    powers.set(s.pools[0]!.address, 3n);
    await s.w.send(oracle, await set(oracle));
    const next = (await gauges.fetchEpoch(s.w.rpc, at, 1n))!;
    assert.deepEqual(next.data.books.powers.slice(0, 2), [3n, 7n]);

    await s.w.send(
        s.team,
        await gauges.fundGauge({ gauge: await read(), funder: s.team, amount: 8n }),
    );
    const taking = { gauge: await read(), authority: s.team };
    await s.w.send(s.team, await gauges.refundGauge(taking));
    assert.equal((await read()).data.books.refunded, 8n);
});

test('a pool without a free slot is refused in words before it is listed', async () => {
    const s = await scene();
    const other = await gauges.createGauge({
        creator: s.team,
        reward: s.reward,
        ...TERMS,
        genesis: GENESIS,
        id: 1,
    });
    await s.w.send(s.team, other.instructions);
    const listing = { authority: s.team, gauge: await gauges.fetchGauge(s.w.rpc, other.gauge) };
    const pool = await s.w.read(s.pools[0]!.address);
    await assert.rejects(gauges.addGaugePool({ ...listing, pool }), /All slots of the pool hold/);
});
