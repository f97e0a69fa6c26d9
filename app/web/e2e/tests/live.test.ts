/** A chain whose clock runs by itself. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rules } from '@acequia/client';
import type { Token } from '@acequia/demo';
import { eventually } from '../harness/eventually.js';
import { holdingOf, makeFarm, staker, type Farm } from '../harness/farms.js';
import { allFigures } from '../harness/figures.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const FIGURES = 4;

let world: World;
let agua: Token, sal: Token;
let farm: Farm;
before(async () => {
    world = await World.begin({ blockMs: 200, speed: 1 });
    agua = await world.token('AGUA');
    sal = await world.token('SAL', { decimals: 9 });
    const rewards = [{ token: sal, amount: 10n ** 15n + 7n, seconds: 86_400 }];
    farm = await makeFarm(world, { name: 'Valley', stake: agua, rewards });
    await staker(world, farm, 2_000_000_003n);
});
after(() => world.end());

test('what is owed ticks by itself; each figure is the chain’s of some second, to the unit', async (t) => {
    const signer = await staker(world, farm, 1_000_000_001n);
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens('/positions');
    const owed = visitor.article('Valley, Position 1').getByRole('region', { name: 'Owed to you' });
    await owed.waitFor();
    const seen = new Set<bigint>();
    await eventually(async () => {
        const [figure] = await allFigures(owed);
        seen.add(figure!);
        assert.ok(seen.size >= FIGURES, 'it does not tick');
    });
    const { pool, position } = (await holdingOf(world, farm, signer))!;
    const now = await world.chain.now();
    const possible = new Set<bigint>();
    for (let at = pool.data.totals.lastUpdate; at <= now + 3n; at++) {
        possible.add(rules.pendingRewards(pool.data, position.data, at)[0]!.claimable);
    }
    for (const figure of seen)
        assert.ok(possible.has(figure), `${figure} is the chain’s at no time`);
});

test('a claim pays at least what was shown, and the farm’s books say so to the unit', async (t) => {
    const signer = await staker(world, farm, 500_000_000n);
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens('/positions');
    const owed = visitor.article('Valley, Position 1').getByRole('region', { name: 'Owed to you' });
    const shown = await eventually(async () => {
        const [figure] = await allFigures(owed);
        assert.ok(figure! > 0n);
        return figure!;
    });
    await visitor.button('Claim everything').click();
    const review = await visitor.reviews();
    assert.ok(review.comes.get('SAL')! >= shown);
    await visitor.signs();
    await visitor.isDone();
    const paid = await world.holds(sal, signer.address);
    assert.ok(paid >= review.comes.get('SAL')!);
    const { pool } = (await holdingOf(world, farm, signer))!;
    assert.equal(pool.data.streams[0]!.books.paid, paid);
});

test('the first page shows its farms', async (t) => {
    const visitor = await Visitor.comes(t, world);
    const began = performance.now();
    await visitor.opens();
    await visitor.sees(visitor.link('Valley'));
    const took = performance.now() - began;
    const painted = await visitor.page.evaluate(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    );
    t.diagnostic(
        `the first page: painted after ${painted.toFixed(0)} ms, farms after ${took.toFixed(0)} ms`,
    );
});
