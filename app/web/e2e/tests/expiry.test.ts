/** Signatures that do not last: blocks come every 200 ms, and a blockhash is good for 150 of them. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Token } from '@acequia/demo';
import { eventually } from '../harness/eventually.js';
import { holdingOf, makeFarm, type Farm } from '../harness/farms.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const BLOCK_MS = 200;
/** Longer than a blockhash lives there [ms]. */
const A_MINUTE = 60_000;

let world: World;
let agua: Token;
let valley: Farm;
before(async () => {
    world = await World.begin({ blockMs: BLOCK_MS });
    agua = await world.token('AGUA');
    valley = await makeFarm(world, { name: 'Valley', stake: agua });
});
after(() => world.end());

test('the blocks left are shown while a person signs; too late, it is signed anew by one click, and done once', async (t) => {
    const signer = await world.wallet({ tokens: [[agua, 1_000_000_000n]] });
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens(`/pool/${valley.pool}`);
    visitor.wallet.mood = 'waits';
    await visitor.field('Stake amount').fill('10');
    await visitor.button('Stake').click();
    await visitor.reviews();
    await visitor.signs();
    const timer = visitor.dialog.getByRole('timer');
    const left = async () => Number(/(\d+) blocks? more/.exec(await timer.innerText())![1]);
    const first = await left();
    assert.ok(first > 0 && first <= 150, `${first}`);
    await eventually(async () => assert.ok((await left()) < first));

    const anew = visitor.dialog.getByRole('button', { name: 'Sign anew' });
    await anew.waitFor({ timeout: A_MINUTE });
    assert.equal(visitor.wire.sent.length, 0);
    const signsLate = visitor.wallet.goesOn;
    visitor.wallet.mood = 'signs';
    visitor.agrees();
    await anew.click();
    await visitor.isDone();
    assert.equal(visitor.wallet.asked, 2);

    // The window of the first is still open, and somebody signs there.
    signsLate();
    await eventually(async () => assert.equal(visitor.wallet.given.length, 2));
    await visitor.reloads();
    await visitor.sees(visitor.article('Position 1'));
    assert.equal(new Set(visitor.wire.sent).size, 1);
    const holding = await holdingOf(world, valley, signer);
    assert.equal(holding!.position.data.stake.amount, 10_000_000n);
});
