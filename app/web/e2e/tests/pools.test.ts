/** The first page: what it says to a newcomer, and how a pool is found. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Token } from '@acequia/demo';
import { eventually } from '../harness/eventually.js';
import { makeFarm, staker, type Farm } from '../harness/farms.js';
import { looksRight } from '../harness/looks.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

let world: World;
let agua: Token, sal: Token;
let valley: Farm;
before(async () => {
    world = await World.begin();
    [agua, sal] = [await world.token('AGUA'), await world.token('SAL')];
    const reward = (token: Token) => [{ token, amount: 864_000_000_000n, seconds: 8_640_000 }];
    valley = await makeFarm(world, { name: 'Valley', stake: agua, rewards: reward(sal) });
    await makeFarm(world, { name: 'Orchard', stake: sal, rewards: reward(agua) });
    await makeFarm(world, { name: 'Empty', stake: agua });
    await staker(world, valley, 2_000_000_000n);
    Object.assign(world.announced.prices, { [agua.mint]: 2.5, [sal.mint]: 0.5 });
});
after(() => world.end());

/** The names of the pools that are shown, in their order. */
const names = (visitor: Visitor) =>
    visitor.page.getByRole('article').getByRole('heading').allInnerTexts();

test('in the first screen stand what this is, that one can always leave, and, at prices that are named, how much there is', async (t) => {
    world.announced.use = true;
    t.after(() => delete world.announced.use);
    for (const width of [1440, 390]) {
        const visitor = await Visitor.comes(t, world, { width });
        await visitor.opens();
        const what = visitor.region(/Stake a token, and earn several rewards/);
        for (const words of [/You can always leave/, /\$5,000\.00/, /At prices invented for/]) {
            const { y, height } = (await (
                await visitor.sees(what.getByText(words))
            ).boundingBox())!;
            assert.ok(
                y + height <= 900,
                `${words.source} is below the first screen of ${width} px`,
            );
        }
        // 8,640 SAL a day at 0.5; the pool that nobody is staked in streams nothing yet.
        await visitor.sees(what.getByText('$4,320.00'));
        await visitor.sees(what.getByText('31,536 %'));
    }
});

test('what pays nothing waits behind a button; who has its address finds it', async (t) => {
    const visitor = await Visitor.comes(t, world);
    await visitor.opens();
    await visitor.sees('2 of 3 pools');
    assert.deepEqual(await names(visitor), ['Valley', 'Orchard']);
    const empty = world.announced.pools.find(({ name }) => name === 'Empty')!;
    await visitor.field('Search').fill(empty.pool);
    await eventually(async () => assert.deepEqual(await names(visitor), ['Empty']));
    await visitor.button('Show all pools').click();
    await visitor.sees('3 pools');
});

test('a search and a choice stand in the address: they are there after a reload, and for whoever is sent it', async (t) => {
    const visitor = await Visitor.comes(t, world);
    await visitor.opens();
    await visitor.field('Search').fill('orch');
    await visitor.button('Table').click();
    await visitor.sees('1 of 3 pools');
    const url = new URL(visitor.page.url());
    assert.equal(url.search, '?text=orch&view=table');
    await visitor.reloads();
    await visitor.sees('1 of 3 pools');
    assert.equal(await visitor.page.getByRole('row').count(), 2);
    await looksRight(visitor.page, '/', 'pools in a table');
    await visitor.link('Orchard').click();
    await visitor.sees(visitor.heading('Orchard'));
    await eventually(async () => assert.equal(await visitor.page.title(), 'Orchard · Acequia'));
});
