/** Voting in a gauge's epoch, on the real bytes of farm and gauge. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Address, KeyPairSigner } from '@solana/kit';
import {
    acequia,
    addStream,
    fetchVoteExtras,
    fetchVoteReceipt,
    gauge,
    gauges,
    ownError,
    tokenProgram,
    viewVotes,
    type Holding,
    type PoolAccount,
} from '@acequia/client';
import { DAY_ONE } from './harness/node.js';
import { World } from './harness/given.js';

const POWER = 1n << 32n; // one vote for each unit of weight
const TERMS = { quorum: 1n, epochSeconds: 400_000, closingSeconds: 100_000, capBps: 10_000 };

interface Scene {
    w: World;
    lp: KeyPairSigner;
    gaugeOf: Address;
    pools: PoolAccount[];
    holding: Holding;
    epoch: gauges.EpochAccount;
}

/** A gauge of two pools, and an LP of the first who staked before its epoch began. */
async function scene(other: Partial<typeof TERMS> = {}): Promise<Scene> {
    const w = await World.begin();
    w.node.deploy(gauge.GAUGE_PROGRAM_ADDRESS, 'gauge');
    const [team, lp] = [await w.wallet(), await w.wallet()];
    const [mint, reward] = [await w.mint(), await w.mint()];
    await w.give(mint, lp.address, 1_000n);
    const source = await w.give(reward, team.address, 1_000_000n);
    const terms = { ...TERMS, ...other, genesis: DAY_ONE + 200_000n };
    const of = { creator: team, payer: team, rewardMint: reward.mint };
    const making = { ...of, tokenProgram: tokenProgram(reward.kind), id: 0, terms };
    const [gaugeOf] = await gauge.findGaugePda({ ...of, creator: team.address, id: 0 });
    await w.send(team, [await gauge.getCreateGaugeInstructionAsync(making)]);
    const pools = [];
    for (const id of [0, 1]) {
        const pool = await w.pool({ creator: team, stake: mint, capacity: 1, id });
        await w.pass(1n); // a pool of this second is too young to be listed
        const stream = { pool, rewardManager: team, reward, segments: [], funder: gaugeOf };
        await w.send(team, await addStream(stream));
        const listed = { authority: team, gauge: gaugeOf, pool: pool.address };
        const hook = { authority: team, pool: pool.address };
        const hookProgram = gauge.GAUGE_PROGRAM_ADDRESS;
        await w.send(team, [
            gauge.getAddPoolInstruction({ ...listed, slot: 0, power: POWER }),
            acequia.getProposeHookInstruction({ ...hook, hookProgram }),
            await gauge.getInitializeExtraAccountMetasInstructionAsync({
                payer: team,
                pool: pool.address,
            }),
        ]);
        pools.push(pool);
    }
    const funding = { funder: team, gauge: gaugeOf, rewardMint: reward.mint, source };
    const amounts = { tokenProgram: tokenProgram(reward.kind), amount: 1_000_000n };
    await w.send(team, [await gauge.getFundGaugeInstructionAsync({ ...funding, ...amounts })]);
    await w.stake(pools[0]!, lp, 600n);
    await w.pass(200_000n);
    for (const { address: pool } of pools) {
        await w.send(team, [acequia.getActivateHookInstruction({ authority: team, pool })]);
    }
    await w.send(team, [
        await gauge.getOpenEpochInstructionAsync({
            payer: team,
            gauge: gaugeOf,
            number: 0n,
        }),
    ]);
    await w.pass(10n);
    const now = await w.now();
    const number = gauges.epochNumberAt(await gauges.fetchGauge(w.rpc, gaugeOf), now);
    const epoch = await gauges.fetchEpoch(w.rpc, gaugeOf, number!);
    return { w, lp, gaugeOf, pools, holding: await w.holding(pools[0]!, lp), epoch: epoch! };
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
