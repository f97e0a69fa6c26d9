/** A gauge that is made, funded and given a pool by the pages alone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gauges } from '@acequia/client';
import type { Token } from '@acequia/demo';
import { eventually } from '../harness/eventually.js';
import { makeFarm } from '../harness/farms.js';
import { looksRight } from '../harness/looks.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

let world: World;
let agua: Token, rio: Token;
before(async () => {
    world = await World.begin();
    [agua, rio] = [await world.token('AGUA'), await world.token('RIO')];
});
after(() => world.end());

test('a gauge is created, funded, and lists a pool', async (t) => {
    const farm = await makeFarm(world, { name: 'Valley', stake: agua });
    const { team: signer } = farm;
    await world.give(signer, [[rio, 5_000_000_000n]]);
    await world.pass(1n); // a pool of this second is too young for a gauge
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens('/team/gauge/new');
    await visitor.field('Token that it splits').selectOption(rio.mint);
    await visitor.field('Voting ends before its end by').selectOption('86400');
    await visitor.field('An epoch lasts').selectOption('86400');
    await visitor.sees(/Voting would end before it begins/);
    assert.ok(await visitor.button('Create this gauge').isDisabled());
    await visitor.field('An epoch lasts').selectOption('604800');
    await looksRight(visitor.page, '/team/gauge/:gauge', '37 a new gauge');
    await visitor.does(() => visitor.button('Create this gauge').click());
    await visitor.sees(/You are its authority and its power manager/);
    const [made] = await gauges.findGauges(world.chain.rpc, { authority: signer.address });
    assert.equal(made!.data.rewardMint, rio.mint);
    const { terms } = made!.data;
    assert.deepEqual([terms.epochSeconds, terms.closingSeconds], [604_800, 86_400]);

    await visitor.field('Add to it (RIO)').fill('3000');
    const funded = await visitor.does(() => visitor.button('Fund it').click());
    assert.deepEqual([...funded.leaves], [['RIO', 3_000_000_000n]]);
    await visitor.field('Pool').selectOption(farm.pool);
    await visitor.does(() => visitor.button('List it').click());
    await eventually(async () => {
        const { data } = await gauges.fetchGauge(world.chain.rpc, made!.address);
        assert.equal(data.books.idle, 3_000_000_000n);
        assert.deepEqual(
            data.members.slice(0, data.count).map(({ pool }) => pool),
            [farm.pool],
        );
    });
    await looksRight(visitor.page, '/team/gauge/:gauge', '38 a gauge that one runs');
    await visitor.opens('/team');
    await visitor.sees(visitor.heading('The gauge of RIO'));
});
