/** What stands on a page before the node has answered, and after how many answers in a row it has its figures. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Token } from '@acequia/demo';
import type { KeyPairSigner } from '@solana/kit';
import type { Locator } from 'playwright-core';
import { makeFarm, staker, type Farm } from '../harness/farms.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

/** Calls one after the other; those that are under way together are one. */
const MOST = 2;
/** How long a page is given to ask, or to show what it was told [ms]. */
const BREATH = 10_000;

let world: World;
let agua: Token;
let valley: Farm;
let lp: KeyPairSigner;
before(async () => {
    world = await World.begin();
    agua = await world.token('AGUA');
    const rewards = [{ token: agua, amount: 10n ** 12n, seconds: 8_640_000 }];
    valley = await makeFarm(world, { name: 'Valley', stake: agua, rewards });
    lp = await staker(world, valley, 5_000_000n);
});
after(() => world.end());

/** After how many calls in a row it is to be seen. */
async function callsUntil(visitor: Visitor, figure: Locator): Promise<number> {
    for (let calls = 0; calls <= MOST + 3; calls++) {
        const isThere = await figure
            .first()
            .waitFor({ timeout: BREATH })
            .then(
                () => true,
                () => false,
            );
        if (isThere) return calls;
        assert.ok(visitor.wire.waiting > 0, 'nothing is asked, and nothing is there');
        visitor.wire.letsThrough();
    }
    throw new Error('the figure does not come');
}

const PAGES = [
    ['the pools', () => '/', /Reading the pools/, 'Valley'],
    ['a pool', () => `/pool/${valley.pool}`, /Reading the pool/, 'Figures'],
    ['my positions', () => '/positions', /Reading your positions/, 'All together'],
] as const;

for (const [name, route, reading, label] of PAGES) {
    test(`${name}: frame and outline before the first answer, figures after at most ${MOST} calls in a row`, async (t) => {
        const visitor = await Visitor.comes(t, world, { signer: lp, known: true });
        visitor.wire.holdsBack();
        await visitor.opens(route());
        await visitor.sees(visitor.page.getByRole('navigation', { name: 'Pages' }));
        await visitor.sees(reading);
        const within = visitor.page.getByLabel(label);
        const calls = await callsUntil(visitor, within.locator('data'));
        t.diagnostic(`${name}: figures after ${calls} calls in a row`);
        assert.ok(calls >= 1 && calls <= MOST, `after ${calls} calls`);
        visitor.wire.letsThrough();
    });
}
