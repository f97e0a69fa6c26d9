/** Votes of stakers on a gauge's budget. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
    fetchVoteReceipt,
    findSpent,
    findVoteReceipts,
    gauge as gaugeProgram,
    gauges,
    unstake,
} from '@acequia/client';
import { advance, makeFarm, makeGauge, openVoting, type Farm, type Gauge } from '@acequia/demo';
import type { KeyPairSigner } from '@solana/kit';
import { eventually } from '../harness/eventually.js';
import { holdingOf, stakeIn } from '../harness/farms.js';
import { allFigures } from '../harness/figures.js';
import { repositoryFile } from '../harness/files.js';
import { looksRight } from '../harness/looks.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const DAY = 86_400n;
const STAKED = 1_000_000_000n;

let world: World;
let farm: Farm;
let gauge: Gauge;
let lp: KeyPairSigner, other: KeyPairSigner, third: KeyPairSigner, both: KeyPairSigner;
before(async () => {
    world = await World.begin();
    farm = await makeFarm(world.chain, repositoryFile('app/farms/valley.toml'));
    world.announces(farm);
    await world.pass(1n); // a pool of this second is too young for a gauge
    const [epochSeconds, closingSeconds, firstIn] = [7 * 86_400, 86_400, 3 * 86_400];
    const terms = { epochSeconds, closingSeconds, firstIn };
    gauge = await makeGauge(world.chain, farm, { token: 2, budget: 7_000n * 10n ** 9n, ...terms });
    world.announced.gauges.push(gauge.address);
    const tokens = [[farm.tokens[0]!, STAKED]] as const;
    const purse = () => world.wallet({ tokens });
    [lp, other, third] = [await purse(), await purse(), await purse()];
    await world.pass(2n * DAY + 120n); // the notice that a hook needs
    await openVoting(world.chain, gauge);
    both = await world.wallet({ tokens: [[farm.tokens[0]!, 4n * STAKED]] });
    for (const one of [lp, other, third, both]) await stakeIn(world, valley(), one, STAKED);
    await stakeIn(world, { pool: farm.pools[1]!.address }, both, 3n * STAKED);
    await world.pass(DAY);
    await advance(world.chain, gauge);
});
after(() => world.end());

const valley = () => ({ pool: farm.pools[0]!.address });

async function epochNow(): Promise<gauges.EpochAccount> {
    const account = await gauges.fetchGauge(world.chain.rpc, gauge.address);
    const number = gauges.epochNumberAt(account, await world.chain.now());
    return (await gauges.fetchEpoch(world.chain.rpc, gauge.address, number!))!;
}

async function voter(t: Parameters<typeof Visitor.comes>[0], signer: KeyPairSigner) {
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens('/gauges');
    const vote = visitor.region('Vote');
    await vote.waitFor();
    return { visitor, vote };
}

test('a stake votes; the epoch counts it to the unit; the vote is taken back and frees the stake', async (t) => {
    const { visitor, vote } = await voter(t, lp);
    await vote.getByRole('spinbutton', { name: 'Valley' }).fill('70');
    await vote.getByRole('spinbutton', { name: 'Terraces' }).fill('30');
    const review = await visitor.does(() => visitor.button('Review the vote').click());
    assert.match(review.words, /stays staked until/);
    const { data } = await epochNow();
    const places = gauges.poolsOf(await epochNow());
    const [forValley, forTerraces] = farm.pools.map(
        ({ address }) => data.books.tallies[places.indexOf(address)]!,
    );
    const all = forValley! + forTerraces!;
    // Each part of it was in the review.
    const counted = (tally: bigint) => tally / 2n ** 32n / 10_000n;
    assert.equal(review.inside.get('Votes for Valley'), counted(forValley!));
    assert.equal(review.inside.get('Votes for Terraces'), counted(forTerraces!));
    assert.equal(review.inside.get('Stays staked for the vote'), STAKED);
    assert.equal(forValley, (all * 7_000n) / 10_000n);
    // What the page says is what the epoch has, and what it will move.
    const table = visitor.page.getByRole('table', { name: 'Votes and shares by pool' });
    const split = gauges.allocation(data.books);
    await eventually(async () => {
        for (const { address, name } of farm.pools) {
            const place = places.indexOf(address);
            const row = table.getByRole('row').filter({ hasText: name });
            const { votes: count, amount } = split.shares[place]!;
            assert.deepEqual(await allFigures(row), [amount, count]);
        }
    });
    // While it is counted it holds the stake.
    const holding = (await holdingOf(world, valley(), lp))!;
    const leaving = async () =>
        world.chain.send(lp, await unstake({ ...holding, owner: lp, amount: STAKED }));
    await assert.rejects(leaving(), /vote/i);
    await visitor.does(() => visitor.button('Take the vote back').click());
    assert.ok((await epochNow()).data.books.tallies.every((count) => count === 0n));
    const hookProgram = gaugeProgram.GAUGE_PROGRAM_ADDRESS;
    const of = {
        position: holding.position.address,
        hookProgram,
        ballot: (await epochNow()).address,
    };
    assert.equal((await fetchVoteReceipt(world.chain.rpc, of))!.data.weight, 0n);
    await leaving();
    assert.equal(await world.holds(farm.tokens[0]!, lp.address), STAKED);
});

test('what each of several positions has of the votes is said with all of them voting', async (t) => {
    const { vote } = await voter(t, both);
    const parts = vote.getByRole('group', { name: 'With' }).locator('strong');
    await eventually(async () => {
        assert.deepEqual(await parts.allInnerTexts(), ['25 %', '75 %']);
    });
    await vote.getByRole('checkbox').first().uncheck();
    // Of one that is left out, what it would have beside the others.
    await eventually(async () => {
        assert.deepEqual(await parts.allInnerTexts(), ['25 %', '100 %']);
    });
});

test('parts that are not a hundred are no vote', async (t) => {
    const { visitor, vote } = await voter(t, other);
    const [first, second] = ['Valley', 'Terraces'].map((name) =>
        vote.getByRole('spinbutton', { name }),
    );
    await first!.fill('60');
    const sum = Number(await first!.inputValue()) + Number(await second!.inputValue());
    const isFit = await visitor.button('Review the vote').isEnabled();
    assert.equal(isFit, sum === 100);
});

test('an open vote is among one’s positions, says when it frees the stake, and is withdrawn there', async (t) => {
    const { visitor } = await voter(t, other);
    await visitor.does(() => visitor.button('Review the vote').click());
    await visitor.link('My positions').click();
    const position = visitor.article('Valley, Position 1');
    const votes = position.getByRole('region', { name: 'Votes' });
    await visitor.sees(votes.getByText(/Gauge/));
    await visitor.sees(votes.getByText(/in \d+ days?/));
    await looksRight(visitor.page, '/positions', '07 positions with a vote');
    await visitor.does(() => votes.getByRole('button', { name: 'Withdraw vote' }).click());
    await visitor.sees(votes.getByText(/withdrawn/));
    assert.ok((await epochNow()).data.books.tallies.every((count) => count === 0n));
});

test('what a page says that a vote moves is what the epoch then gives, to the unit', async (t) => {
    await castBy(third, [3_000, 7_000]);
    const { visitor, vote } = await voter(t, other);
    await vote.getByRole('spinbutton', { name: 'Valley' }).fill('80');
    await visitor.sees(vote.getByText('50 %'));
    const without = gauges.allocation((await epochNow()).data.books).shares;
    const moves = vote.getByRole('table', { name: 'What your vote moves' });
    const said = await Promise.all(
        farm.pools.map(({ name }) => allFigures(moves.getByRole('row').filter({ hasText: name }))),
    );
    await visitor.does(() => visitor.button('Review the vote').click());
    const epoch = await epochNow();
    const { shares } = gauges.allocation(epoch.data.books);
    const places = farm.pools.map(({ address }) => gauges.poolsOf(epoch).indexOf(address));
    const aDay = (units: bigint) => units / 7n;
    const gets = places.map((place) => {
        const [before, after] = [without[place]!.amount, shares[place]!.amount];
        return [aDay(after), aDay(after - before)];
    });
    assert.deepEqual(said, gets);
    assert.ok(gets[0]![1]! > 0n && gets[1]![1]! < 0n, 'it takes from one and gives to the other');
    await visitor.does(() => visitor.button('Take the vote back').click());
});

/** Votes, by the client and not by a page [bps for each of the farm's pools]. */
async function castBy(owner: KeyPairSigner, bps: readonly number[]): Promise<void> {
    const split = new Map(farm.pools.map(({ address }, nth) => [address, bps[nth]!]));
    const holding = (await holdingOf(world, valley(), owner))!;
    const epoch = await epochNow();
    await world.chain.send(
        owner,
        await gauges.voteInEpoch({ ...holding, voter: owner, epoch, split }),
    );
}

test('the next epoch’s vote begins with the last one’s choice', async (t) => {
    await castBy(other, [6_500, 3_500]);
    const { number } = (await epochNow()).data.books;
    const { boundary } = (await epochNow()).data.books.window;
    await world.pass(boundary - (await world.chain.now()) - 3_600n);
    await advance(world.chain, gauge);
    await world.pass(2n * 3_600n);
    const { visitor, vote } = await voter(t, other);
    await visitor.sees(vote.getByText(`As you voted in epoch ${number}.`));
    assert.equal(await vote.getByRole('spinbutton', { name: 'Valley' }).inputValue(), '65');
    await vote.getByRole('spinbutton', { name: 'Valley' }).fill('10');
    await eventually(async () =>
        assert.equal(await vote.getByText(/As you voted/).count(), 0, 'it is another choice now'),
    );
    await visitor.sees(/Voting ends/);
    await visitor.does(() => visitor.button('Review the vote').click());
});

test('the votes, as they look', async (t) => {
    const { visitor } = await voter(t, other);
    await looksRight(visitor.page, '/gauges', '21 votes with an epoch');
});

test('what a vote has cost comes back, the gauge’s record too, once it is over', async (t) => {
    const { visitor } = await voter(t, other);
    const cast = await visitor.does(() => visitor.button('Review the vote').click());
    await world.pass(7n * DAY);
    await advance(world.chain, gauge);
    await visitor.opens('/positions');
    await visitor.region('Rent to get back').waitFor();
    const review = await visitor.does(() => visitor.button('Get it back').click());
    assert.ok(review.back >= cast.deposit && cast.deposit >= 0n);
    await eventually(async () => assert.equal(await visitor.button('Get it back').count(), 0));
    const hookProgram = gaugeProgram.GAUGE_PROGRAM_ADDRESS;
    const { position } = (await holdingOf(world, valley(), other))!;
    const left = await findVoteReceipts(world.chain.rpc, {
        position: position.address,
        hookProgram,
    });
    assert.deepEqual(left, []);
    const now = await world.chain.now();
    const mine = { of: other.address, voter: other, now };
    assert.deepEqual(await findSpent(world.chain.rpc, mine), []);
});
