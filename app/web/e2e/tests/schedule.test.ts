/** A schedule that is drawn: with the mouse on its plot, in its table, and what reaches the chain. */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { findPools, rules, streamsOf } from '@acequia/client';
import type { Token } from '@acequia/demo';
import { eventually } from '../harness/eventually.js';
import { DAY, fillsForm } from '../harness/team.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const BUDGET = 900_000_000_000n;

let world: World;
let agua: Token, sal: Token;
before(async () => {
    world = await World.begin();
    agua = await world.token('AGUA');
    sal = await world.token('SAL', { decimals: 9 });
});
after(() => world.end());

/** Somebody at the form of a new farm, with 900 SAL in two steps of 30 days: 600, then 300. */
async function drawing(t: TestContext): Promise<Visitor> {
    const signer = await world.wallet({ tokens: [[sal, 2n * BUDGET]] });
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await fillsForm(visitor, {
        name: 'Bancal',
        stake: agua,
        reward: sal,
        budget: '900',
        runsFor: '30 days',
    });
    await visitor.button('Edit it as steps').click();
    await visitor.button('Add a step').click();
    await visitor.field('Step 2 pays').fill('300');
    await visitor.field('Step 2 pays').blur();
    await eventually(async () => assert.deepEqual(await amounts(visitor, 2), [600, 300]));
    return visitor;
}

async function amounts(visitor: Visitor, steps: number): Promise<number[]> {
    const fields = Array.from({ length: steps }, (_, nth) => `Step ${nth + 1} pays`);
    const texts = await Promise.all(fields.map((name) => visitor.field(name).inputValue()));
    return texts.map((text) => Number(text.replaceAll(',', '')));
}

/** Drags a handle of the plot so far [px]. Handles are for a mouse; the table is for a keyboard. */
async function drags(visitor: Visitor, handle: string, by: { x?: number; y?: number }) {
    const it = visitor.page.locator(`[data-handle="${handle}"]`);
    await it.scrollIntoViewIfNeeded();
    const box = (await it.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const { mouse } = visitor.page;
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x + (by.x ?? 0) / 2, y + (by.y ?? 0) / 2);
    await mouse.move(x + (by.x ?? 0), y + (by.y ?? 0));
    await mouse.up();
}

/** Creates what is drawn; what the chain has then. */
async function created(visitor: Visitor) {
    const review = await visitor.does(() => visitor.button('Create this farm').click());
    const [pool] = await findPools(world.chain.rpc, { authority: visitor.wallet.signer.address });
    const [stream] = streamsOf(pool!);
    return { review, segments: rules.remainingSegments(stream!.books.schedule) };
}

test('a step is dragged up: the others make room, and the budget stays to the unit', async (t) => {
    const visitor = await drawing(t);
    await drags(visitor, 'top 1', { y: -25 });
    await eventually(async () => {
        const [first, second] = await amounts(visitor, 2);
        assert.ok(second! > 300 && first! < 600, `${first} ${second}`);
    });
    assert.equal(await visitor.field('Budget').inputValue(), '900');
    const drawn = await amounts(visitor, 2);
    const { review, segments } = await created(visitor);
    assert.equal(review.leaves.get('SAL'), BUDGET);
    assert.deepEqual(
        segments.map(({ amount }) => Number(amount) / 1e9),
        drawn,
    );
    assert.equal(segments[0]!.amount + segments[1]!.amount, BUDGET);
});

test('without that, the budget is what the steps add up to', async (t) => {
    const visitor = await drawing(t);
    await visitor.field('Keep the budget when a step changes').uncheck();
    await drags(visitor, 'top 0', { y: 40 });
    await eventually(async () => assert.ok((await amounts(visitor, 2))[0]! < 600));
    const [first, second] = await amounts(visitor, 2);
    assert.equal(second, 300);
    assert.equal(Number(await visitor.field('Budget').inputValue()), first! + second);
    const { review } = await created(visitor);
    assert.equal(review.leaves.get('SAL'), BigInt(Math.round((first! + 300) * 1e9)));
});

test('the end of a step is dragged by whole days, and pays what it did', async (t) => {
    const visitor = await drawing(t);
    await drags(visitor, 'end 0', { x: -90 });
    const days = async () =>
        Number(/^(\d+) days?$/.exec(await visitor.field('Step 1 lasts').inputValue())?.[1]);
    await eventually(async () => assert.ok((await days()) < 30));
    assert.deepEqual(await amounts(visitor, 2), [600, 300]);
    const drawn = await days();
    const { segments } = await created(visitor);
    assert.deepEqual(segments, [
        { seconds: drawn * DAY, amount: 600_000_000_000n },
        { seconds: 30 * DAY, amount: 300_000_000_000n },
    ]);
});

test('steps are typed, added, paused before and removed; the chain gets what the table says', async (t) => {
    const visitor = await drawing(t);
    await visitor.button('Add a pause at the start').click();
    await visitor.field('Step 1 lasts').fill('7 days');
    await visitor.button('Add a step').click();
    await visitor.button('Remove step 4').click();
    await eventually(async () => assert.deepEqual(await amounts(visitor, 3), [0, 600, 300]));
    await visitor.field('Budget').fill('1800');
    await visitor.field('Budget').blur();
    await eventually(async () => assert.deepEqual(await amounts(visitor, 3), [0, 1_200, 600]));
    const { segments } = await created(visitor);
    assert.deepEqual(segments, [
        { seconds: 7 * DAY, amount: 0n },
        { seconds: 30 * DAY, amount: 1_200_000_000_000n },
        { seconds: 30 * DAY, amount: 600_000_000_000n },
    ]);
});
