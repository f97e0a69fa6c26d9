/** Nothing moves unseen: each review shows what goes to whom, and what is promised back comes back. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
    announceClosing,
    setOperator,
    unstake,
    windDownPool,
    windDownStream,
} from '@acequia/client';
import type { Token } from '@acequia/demo';
import { type Address, type KeyPairSigner } from '@solana/kit';
import { holdingOf, makeFarm, owedTo, poolOf, staker, type Farm } from '../harness/farms.js';
import { handOver } from '../harness/handOver.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const DAY = 86_400n;
const STAKED = 1_000_000_000n;

let world: World;
let agua: Token, sal: Token;
before(async () => {
    world = await World.begin();
    [agua, sal] = [await world.token('AGUA'), await world.token('SAL')];
});
after(() => world.end());

const farmOf = (name: string): Promise<Farm> =>
    makeFarm(world, {
        name,
        stake: agua,
        rewards: [{ token: sal, amount: 10n ** 12n, seconds: 100 * Number(DAY) }],
    });

const short = (address: Address) => `${address.slice(0, 4)}…${address.slice(-4)}`;

test('what an operator claims is shown with whom it goes to', async (t) => {
    const farm = await farmOf('Valley');
    const owner = await staker(world, farm, STAKED);
    const bot = await world.wallet();
    const { position } = (await holdingOf(world, farm, owner))!;
    const operator = { address: bot.address, may: ['claim' as const] };
    await world.chain.send(owner, setOperator({ position, owner, operator }));
    await world.pass(DAY);
    const visitor = await Visitor.comes(t, world, { signer: bot, known: true });
    await visitor.opens('/positions');
    const [due] = await owedTo(world, farm, owner);
    const review = await visitor.does(() => visitor.button('Claim for them').click());
    assert.equal(review.inside.get(`Comes to ${short(owner.address)}`), due);
    assert.ok(review.given > 0n, 'the owner’s new account is theirs');
    assert.equal(review.deposit, 0n);
    assert.equal(await world.holds(sal, owner.address), due);
});

/** A farm that has closed for good and owes somebody. */
async function closedFarm(name: string): Promise<{ farm: Farm; lp: KeyPairSigner }> {
    const farm = await farmOf(name);
    const lp = await staker(world, farm, STAKED);
    const { team: closer } = farm;
    const pool = await poolOf(world, farm);
    await world.chain.send(closer, announceClosing({ pool, closer, announced: true }));
    await world.pass(14n * DAY);
    const held = (await holdingOf(world, farm, lp))!;
    await world.chain.send(lp, await unstake({ ...held, owner: lp }));
    await world.chain.send(closer, windDownPool({ pool, closer }));
    await world.chain.send(closer, windDownStream({ pool, slot: 0, closer }));
    return { farm, lp };
}

test('what is pushed is shown with whom it goes to, and what it costs whoever pushes', async (t) => {
    const { farm, lp } = await closedFarm('Terraces');
    const [due] = await owedTo(world, farm, lp);
    const visitor = await Visitor.comes(t, world, { signer: farm.team, known: true });
    await visitor.opens(`/team/${farm.pool}`);
    const review = await visitor.does(() => visitor.button('Send what is owed').click());
    assert.equal(review.inside.get(`Comes to ${short(lp.address)}`), due);
    assert.ok(review.given > 0n);
    assert.equal(review.deposit, 0n);
});

test('who has given their account away is sent nothing, and the review says why', async (t) => {
    const { farm, lp } = await closedFarm('Orchard');
    const other = await staker(world, await farmOf('Meadow'), 1n);
    await world.give(lp, [[sal, 1n]]);
    await handOver(world, lp, sal, other.address);
    const visitor = await Visitor.comes(t, world, { signer: farm.team, known: true });
    await visitor.opens(`/team/${farm.pool}`);
    await visitor.button('Send what is owed').click();
    await visitor.isTold(/Nothing can be sent, and all stays owed: .* has been handed over to/);
    await visitor.closes();
    assert.equal(visitor.wallet.asked, 0);
    assert.equal(await world.holds(sal, lp.address), 1n);
    const [due] = await owedTo(world, farm, lp);
    assert.ok(due! > 0n, 'it stays owed');
});
