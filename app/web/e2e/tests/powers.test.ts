/** What a farm's authority can change by the pages, how it is handed over, and how a farm ends. */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import {
    acequia,
    authorityOf,
    claim,
    closePosition,
    closingOf,
    findPools,
    gauge,
    isClosed,
    refundStream,
    streamsOf,
    unstake,
} from '@acequia/client';
import type { Token } from '@acequia/demo';
import { unwrapOption } from '@solana/kit';
import { holdingOf, poolOf, type Farm } from '../harness/farms.js';
import { booksNow, DAY, teamAt } from '../harness/team.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const NOTICE = 172_800n;

let world: World;
let agua: Token, sal: Token;
before(async () => {
    world = await World.begin();
    agua = await world.token('AGUA');
    sal = await world.token('SAL', { decimals: 9 });
});
after(() => world.end());

const team = (t: TestContext, seconds?: number) =>
    teamAt(t, world, { stake: agua, reward: sal, seconds });

async function headOf(farm: Pick<Farm, 'pool'>) {
    return (await poolOf(world, farm)).data;
}

test('caps are set and lifted; a zero, which on chain is no cap, is not taken for one', async (t) => {
    const { farm, visitor } = await team(t);
    const [most, each] = [
        visitor.field('Most that the pool takes'),
        visitor.field('Most by position'),
    ];
    const set = visitor.button('Set these caps');
    assert.ok(await set.isDisabled(), 'nothing to set yet');
    await most.fill('7.5');
    await each.fill('0');
    await visitor.sees(/leave it empty for no cap/i);
    assert.ok(await set.isDisabled());
    await each.fill('6.000001');
    const review = await visitor.does(() => set.click());
    assert.equal(review.title, 'Set caps: 7.5 AGUA in all, 6.000001 AGUA by position');
    assert.deepEqual((await headOf(farm)).caps, { pool: 7_500_000n, position: 6_000_001n });
    await most.fill('');
    await each.fill('');
    await visitor.does(() => set.click());
    assert.deepEqual((await headOf(farm)).caps, { pool: 0n, position: 0n });
});

test('a stake above a cap cannot even be reviewed; the form says how much there is room for', async (t) => {
    const { farm, visitor } = await team(t);
    await visitor.field('Most that the pool takes').fill('6');
    await visitor.does(() => visitor.button('Set these caps').click());
    const signer = await world.wallet({ tokens: [[agua, 9_000_000n]] });
    const lp = await Visitor.comes(t, world, { signer, known: true });
    await lp.opens(`/pool/${farm.pool}`);
    await lp.field('Stake amount').fill('1.000001'); // five are staked already
    await lp.sees(/takes 6 in all, and has room for 1/);
    assert.ok(await lp.button('Stake').isDisabled());
    await lp.field('Stake amount').fill('1');
    await lp.does(() => lp.button('Stake').click());
    assert.equal((await headOf(farm)).totals.staked, 6_000_000n);
});

test('a hook is announced, waits for its notice, is activated, and is removed at once', async (t) => {
    const { farm, visitor } = await team(t);
    const field = visitor.field('Announce another program');
    await field.fill('not an address');
    await visitor.sees(/this is no address/i);
    assert.ok(await visitor.button('Announce it').isDisabled());
    await field.fill(gauge.GAUGE_PROGRAM_ADDRESS);
    const announces = () => visitor.does(() => visitor.button('Announce it').click());
    await announces();
    assert.equal(unwrapOption((await headOf(farm)).pendingHook), gauge.GAUGE_PROGRAM_ADDRESS);
    await visitor.does(() => visitor.button('Take it back').click());
    assert.equal(unwrapOption((await headOf(farm)).pendingHook), null);
    await field.fill(gauge.GAUGE_PROGRAM_ADDRESS);
    await announces();
    await visitor.sees(/is to take its place/);
    assert.ok(await visitor.button('Activate it').isDisabled(), 'before the notice has passed');
    await world.pass(NOTICE);
    await visitor.reloads();
    await visitor.sees(/and may now, until/);
    await visitor.does(() => visitor.button('Activate it').click());
    assert.equal(unwrapOption((await headOf(farm)).hook), gauge.GAUGE_PROGRAM_ADDRESS);
    const review = await visitor.does(() => visitor.button('Remove the hook at once').click());
    assert.match(review.words, /It lifts nothing: votes that are open hold/);
    assert.equal(unwrapOption((await headOf(farm)).hook), null);
});

test('an announced hook that nobody activates expires, and the page says so', async (t) => {
    const { visitor } = await team(t);
    await visitor.field('Announce another program').fill(gauge.GAUGE_PROGRAM_ADDRESS);
    await visitor.does(() => visitor.button('Announce it').click());
    await world.pass(NOTICE + 14n * BigInt(DAY) + 1n);
    await visitor.reloads();
    await visitor.sees(/was not activated by/);
    assert.ok(await visitor.button('Activate it').isDisabled());
});

test('the authority is offered, taken back, offered again and accepted; only then it moves', async (t) => {
    const { farm, visitor } = await team(t);
    const heir = await world.wallet();
    const offer = visitor.field('Offer the authority to');
    const [offers, accepts] = [visitor.button('Offer it'), 'Accept it'];
    await offer.fill(heir.address);
    await visitor.does(() => offers.click());
    const next = await Visitor.comes(t, world, { signer: heir, known: true });
    await next.opens(`/team/${farm.pool}`);
    await next.sees(next.button(accepts));
    await visitor.does(() => visitor.button('Take the offer back').click());
    await next.reloads();
    await next.sees(/You have no part in running it/);
    assert.equal(await next.button(accepts).count(), 0);
    await offer.fill(heir.address);
    await visitor.does(() => offers.click());
    assert.equal(authorityOf(await poolOf(world, farm)), farm.team.address);
    await next.reloads();
    await next.does(() => next.button(accepts).click());
    assert.equal(authorityOf(await poolOf(world, farm)), heir.address);
    await next.sees(/You are its authority/);
    await next.sees(next.button('Pause deposits'));
});

test('what is bound by what was seen is not signed once it is otherwise: an offer, a gift', async (t) => {
    const { farm, visitor } = await team(t);
    const heir = await world.wallet({ tokens: [[sal, 5_000_000_000n]] });
    await visitor.field('Offer the authority to').fill(heir.address);
    await visitor.does(() => visitor.button('Offer it').click());
    const next = await Visitor.comes(t, world, { signer: heir, known: true });
    await next.opens(`/team/${farm.pool}`);
    await next.button('Accept it').click();
    await next.reviews();
    const pool = await poolOf(world, farm);
    await world.chain.send(farm.team, [
        acequia.getSetPausedInstruction({ authority: farm.team, pool: farm.pool, paused: true }),
    ]);
    await next.signs();
    await next.isTold(/paused or resumed since it was seen/);
    await next.closes();

    await next.reloads();
    const stream = next.article(/^SAL/);
    await stream.getByRole('button', { name: 'Top up', exact: true }).click();
    await next.field('How much').fill('2');
    await next.button('Review the top-up').click();
    await next.reviews();
    await world.chain.send(farm.team, await refundStream({ pool, slot: 0, funder: farm.team }));
    await next.signs();
    await next.isTold(/ends earlier than was seen/);
    assert.equal(next.wallet.asked, 0);
    assert.equal(authorityOf(await poolOf(world, farm)), farm.team.address);
    assert.equal(await world.holds(sal, heir.address), 5_000_000_000n);
});

test('another reward manager is named; giving the authority up says that it is for ever', async (t) => {
    const { farm, visitor } = await team(t);
    const other = await world.wallet();
    await visitor.field('Let another key add rewards').fill(other.address);
    await visitor.does(() => visitor.button('Name it').click());
    assert.equal(unwrapOption((await headOf(farm)).rewardManager), other.address);
    const giveUp = visitor.button('Give the authority up for good');
    const review = await visitor.does(() => giveUp.click());
    assert.match(review.words, /For ever/);
    assert.equal(authorityOf(await poolOf(world, farm)), undefined);
    await visitor.sees(/You are its creator/);
    assert.equal(await visitor.button('Pause deposits').count(), 0);
});

test('a stream is wound down and retired, and the empty farm closed: all rent comes back', async (t) => {
    const { farm, lp, visitor, stream, turnsTo } = await team(t, 10 * DAY);
    const closes = visitor.button('Review the closing');
    assert.ok(await closes.isDisabled());
    await visitor.sees(/Still there: 1 position, 1 stream/);
    await world.pass(10n * BigInt(DAY));
    await visitor.reloads();
    await turnsTo('Wind down');
    const first = await visitor.does(() => visitor.button('Review the winding down').click());
    assert.match(first.words, /It can never be funded again/);
    await visitor.sees('winding down');

    // Not before everybody has what is theirs: the page says so, and nothing is signed.
    const asked = visitor.wallet.asked;
    await stream.getByRole('button', { name: 'Review the retirement' }).click();
    await visitor.isTold(/owed|claim/i);
    await visitor.closes();
    assert.equal(visitor.wallet.asked, asked);
    const held = (await holdingOf(world, farm, lp))!;
    await world.chain.send(lp, await claim({ ...held, owner: lp, slots: [0] }));
    const leaving = [
        ...(await unstake({ ...held, owner: lp })),
        ...closePosition({ ...held, closer: lp }),
    ];
    await world.chain.send(lp, leaving);

    const { funded, refunded, paid } = await booksNow(world, farm);
    await visitor.reloads();
    await turnsTo('Wind down');
    const retired = await visitor.does(() => visitor.button('Review the retirement').click());
    const dust = funded - refunded - paid;
    assert.equal(retired.comes.get('SAL') ?? 0n, dust);
    assert.ok(retired.back > 0n, 'the vault’s rent');
    assert.deepEqual(streamsOf(await poolOf(world, farm)), []);

    const closed = await visitor.does(() => closes.click());
    assert.ok(closed.back > 0n, 'the pool’s rent');
    await visitor.sees(visitor.heading('Run a farm'));
    assert.deepEqual(await findPools(world.chain.rpc, { authority: farm.team.address }), []);
});

test('a pool closes as a one-way road, and nobody who stays away holds it up', async (t) => {
    const { farm, lp, visitor, stream, turnsTo } = await team(t);
    const [announces, closes] = [
        visitor.button('Announce the closing'),
        visitor.button('Close it for good'),
    ];
    const how = async () => closingOf(await poolOf(world, farm), await world.chain.now()).is;
    await visitor.does(() => announces.click());
    assert.equal(await how(), 'announced');
    const there = await Visitor.comes(t, world, { signer: lp, known: true });
    await there.opens(`/pool/${farm.pool}`);
    await there.sees(/It is to close for good, from .* on, once nobody is staked/);
    await visitor.does(() => visitor.button('Take the closing back').click());
    assert.equal(await how(), 'none');
    await visitor.does(() => announces.click());

    // The notice passes. Who is staked keeps it open; the LP leaves, and claims nothing.
    await world.pass(14n * BigInt(DAY));
    await visitor.reloads();
    await visitor.sees(/a staked unit keeps a pool open/);
    assert.ok(await closes.isDisabled());
    const held = (await holdingOf(world, farm, lp))!;
    await world.chain.send(lp, await unstake({ ...held, owner: lp }));
    await visitor.reloads();
    const review = await visitor.does(() => closes.click());
    assert.match(review.words, /For ever: no position, stake or reward/);
    assert.ok(isClosed(await poolOf(world, farm)));
    await there.reloads();
    await there.sees(
        /It has closed for good: nothing comes in any more. You keep what you are owed/,
    );

    // What is left is the funder's, committed or not; what is owed is sent to the LP.
    await turnsTo('Wind down');
    await visitor.does(() => visitor.button('Review the winding down').click());
    await visitor.does(() => visitor.button('Send what is owed').click());
    const { funded, paid } = await booksNow(world, farm);
    assert.ok(paid > 0n);
    assert.equal(await world.holds(sal, lp.address), paid);
    await visitor.does(() => stream.getByRole('button', { name: 'Review the retirement' }).click());
    assert.equal(await world.holds(sal, farm.team.address), 1_000_000_000_000n + funded - paid);
    await visitor.does(() => visitor.button('Close empty positions').click());
    assert.equal(await holdingOf(world, farm, lp), undefined);
    await visitor.does(() => visitor.button('Review the closing').click());
    assert.deepEqual(await findPools(world.chain.rpc, { creator: farm.team.address }), []);
});

test('a stream is offered to another funder, who accepts it', async (t) => {
    const { farm, visitor, turnsTo } = await team(t);
    const heir = await world.wallet();
    const panel = await turnsTo('Hand over');
    await visitor.field('Offer this stream to').fill(heir.address);
    await visitor.does(() => panel.getByRole('button', { name: 'Offer the stream' }).click());
    const next = await Visitor.comes(t, world, { signer: heir, known: true });
    await next.opens(`/team/${farm.pool}`);
    await next.sees(/This stream is offered to you/);
    await next.does(() => next.button('Accept the stream').click());
    assert.equal(streamsOf(await poolOf(world, farm))[0]!.funder, heir.address);
    await visitor.reloads();
    await visitor.sees(visitor.heading('Books'));
    assert.equal(await visitor.button('Hand over').count(), 0);
});
