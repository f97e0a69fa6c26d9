/** What an address has in pools, looked at by anybody. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Token } from '@acequia/demo';
import { eventually } from '../harness/eventually.js';
import { holdingOf, makeFarm, owedTo, staker, type Farm } from '../harness/farms.js';
import { figures } from '../harness/figures.js';
import { looksRight } from '../harness/looks.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const DAY = 86_400n;
const BUDGET = 864_000_000_000n;
const SECONDS = 8_640_000;

let world: World;
let agua: Token, sal: Token;
let valley: Farm;
before(async () => {
    world = await World.begin();
    [agua, sal] = [await world.token('AGUA'), await world.token('SAL')];
    const rewards = [{ token: sal, amount: BUDGET, seconds: SECONDS }];
    valley = await makeFarm(world, { name: 'Valley', stake: agua, rewards });
    await staker(world, valley, 3_000_000_000n);
});
after(() => world.end());

test('without a wallet any address is looked at: its figures are the chain’s, and nothing acts', async (t) => {
    const owner = await staker(world, valley, 1_000_000_000n);
    await world.pass(10n * DAY);
    const visitor = await Visitor.comes(t, world);
    await visitor.opens('/positions');
    const field = visitor.field('Look at the positions of an address');
    await field.fill('nobody');
    await visitor.sees(/This is no address/);
    await field.fill(owner.address);
    await field.press('Enter');
    await visitor.sees(
        visitor.heading(`Positions of ${owner.address.slice(0, 4)}…${owner.address.slice(-4)}`),
    );
    const all = visitor.region('All together');
    const [due] = await owedTo(world, valley, owner);
    await eventually(async () => {
        assert.deepEqual(await figures(all, 'Staked'), [1_000_000_000n]);
        assert.deepEqual(await figures(all, 'Owed'), [due]);
    });
    const { pool, position } = (await holdingOf(world, valley, owner))!;
    const { weight } = position.data.stake;
    const perDay = (BUDGET * DAY * weight) / (BigInt(SECONDS) * pool.data.totals.weight);
    assert.deepEqual(await figures(all, 'Earns a day'), [perDay]);
    assert.equal(await visitor.button(/^Claim/).count(), 0);
    await looksRight(visitor.page, '/positions/:owner', 'positions of an address');
});

test('until the rewards end a position earns what is said, to the unit', async (t) => {
    const signer = await staker(world, valley, 500_000_000n);
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens('/positions');
    const all = visitor.region('All together');
    const said = await eventually(async () => {
        const [more] = await figures(all, 'Until the rewards end');
        assert.ok(more! > 0n);
        return more!;
    });
    const [before] = await owedTo(world, valley, signer);
    await world.pass(200n * DAY);
    const [after] = await owedTo(world, valley, signer);
    assert.equal(said, after! - before!);
});

test('a link to the positions is copied, which shows them to somebody else', async (t) => {
    const signer = await staker(world, valley, 1_000_000n);
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await visitor.opens('/positions');
    await visitor.button('Copy a link to share').click();
    const link = new URL(`#/positions/${signer.address}`, visitor.site.url).href;
    await eventually(async () => {
        const copied = await visitor.page.evaluate(() => navigator.clipboard.readText());
        assert.equal(copied, link);
    });
});
