/** A wallet that others have named their operator: what it may do for them, and for nobody else. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { claim, setOperator, type OperatorRight } from '@acequia/client';
import type { Token } from '@acequia/demo';
import type { KeyPairSigner } from '@solana/kit';
import { eventually } from '../harness/eventually.js';
import { holdingOf, makeFarm, owedTo, stakeIn, staker, type Farm } from '../harness/farms.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const DAY = 86_400;

let world: World;
let agua: Token, sal: Token;
let valley: Farm, pans: Farm;
before(async () => {
    world = await World.begin();
    agua = await world.token('AGUA');
    sal = await world.token('SAL');
    const pays = (token: Token) => ({ token, amount: 100_000_000n, seconds: 100 * DAY });
    valley = await makeFarm(world, {
        name: 'Valley',
        stake: agua,
        rewards: [pays(agua), pays(sal)],
    });
    pans = await makeFarm(world, { name: 'Salt pans', stake: sal, rewards: [pays(agua)] });
});
after(() => world.end());

async function names(owner: KeyPairSigner, farm: Farm, who: KeyPairSigner, may: OperatorRight[]) {
    const { position } = (await holdingOf(world, farm, owner))!;
    const operator = { address: who.address, may };
    await world.chain.send(owner, setOperator({ position, owner, operator }));
}

const stakeOf = async (farm: Farm, owner: KeyPairSigner) =>
    (await holdingOf(world, farm, owner))!.position.data.stake.amount;

test('an operator claims, compounds and reinvests for an owner, who alone gets it', async (t) => {
    const owner = await staker(world, valley, 50_000_000n);
    await world.give(owner, [[sal, 1_000_000n]]);
    await stakeIn(world, pans, owner, 1_000_000n);
    const bot = await world.wallet();
    await names(owner, valley, bot, ['claim', 'compound']);
    await names(owner, pans, bot, ['compound']);
    await world.pass(10n * BigInt(DAY));
    const visitor = await Visitor.comes(t, world, { signer: bot, known: true });
    await visitor.opens('/positions');
    const theirs = visitor.article(/^Valley, of /);
    await theirs.waitFor();
    const [, due] = await owedTo(world, valley, owner);
    const before = await stakeOf(pans, owner);
    const reinvested = await visitor.does(() =>
        theirs.getByRole('button', { name: 'Reinvest in Salt pans' }).click(),
    );
    assert.deepEqual(
        ['Is claimed from Valley', 'Goes into the position in Salt pans'].map((name) =>
            reinvested.inside.get(name),
        ),
        [due, due],
    );
    assert.equal(await stakeOf(pans, owner), before + due!);
    const staked = await stakeOf(valley, owner);
    const compounded = await visitor.does(() =>
        theirs.getByRole('button', { name: 'Compound for them' }).click(),
    );
    assert.equal(compounded.comes.size, 0);
    assert.ok((await stakeOf(valley, owner)) > staked);
    await world.pass(BigInt(DAY));
    await visitor.reloads();
    const claimed = await visitor.does(() =>
        theirs.getByRole('button', { name: 'Claim for them' }).click(),
    );
    assert.equal(claimed.comes.size, 0, 'nothing comes to the operator');
    assert.ok((await world.holds(sal, owner.address)) > 0n);
    assert.equal(await world.holds(sal, bot.address), 0n);
});

test('an operator sees what it may do, and nothing of whoever has removed it', async (t) => {
    const owner = await staker(world, valley, 10_000_000n);
    const bot = await world.wallet();
    await names(owner, valley, bot, ['claim']);
    const visitor = await Visitor.comes(t, world, { signer: bot, known: true });
    await visitor.opens('/positions');
    await visitor.sees(/You may claim to their own token accounts\./);
    assert.equal(await visitor.button('Compound for them').count(), 0);
    const { position, pool } = (await holdingOf(world, valley, owner))!;
    await world.chain.send(owner, setOperator({ position, owner }));
    await eventually(async () => {
        assert.equal(await visitor.page.getByText('You are operator of').count(), 0);
    });
    await assert.rejects(
        world.chain.send(bot, await claim({ pool, position, owner: bot, slots: [0] })),
    );
});
