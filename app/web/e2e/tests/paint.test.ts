/** What stands on a page before the node has answered, and after how many answers in a row it has its figures. */
import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';
import { vaults } from '@acequia/client';
import { advance, makeFarm, makeGauge, openVoting, type Farm, type Gauge } from '@acequia/demo';
import type { KeyPairSigner } from '@solana/kit';
import type { Locator } from 'playwright-core';
import { poolOf, stakeIn } from '../harness/farms.js';
import { repositoryFile } from '../harness/files.js';
import { PAGES } from '../harness/places.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

type Page = (typeof PAGES)[number];

/** Calls one after the other; those that are under way together are one. */
const MOST = 2;
/** How long a page is given to ask, or to show what it was told [ms]. */
const BREATH = 10_000;

let world: World;
let farm: Farm;
let gauge: Gauge;
let lp: KeyPairSigner;
before(async () => {
    world = await World.begin();
    farm = await makeFarm(world.chain, repositoryFile('app/farms/valley.toml'));
    world.announces(farm);
    const pool = await poolOf(world, valley());
    await world.chain.send(farm.team, await vaults.createVault({ pool, payer: farm.team, id: 0 }));
    await world.pass(1n); // a pool of this second is too young for a gauge
    const terms = { epochSeconds: 7 * 86_400, closingSeconds: 86_400, firstIn: 3 * 86_400 };
    gauge = await makeGauge(world.chain, farm, { token: 2, budget: 7_000n * 10n ** 9n, ...terms });
    await world.pass(2n * 86_400n + 120n); // the notice that a hook needs
    await openVoting(world.chain, gauge);
    lp = await world.wallet({ tokens: [[farm.tokens[0]!, 5_000_000n]] });
    await stakeIn(world, valley(), lp, 5_000_000n);
    await world.pass(86_400n);
    await advance(world.chain, gauge);
});
after(() => world.end());

const valley = () => ({ pool: farm.pools[0]!.address });

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

/** Each page: what it says that it reads, and what holds its figures. What knows all it shows reads nothing. */
const LOOKS: Readonly<Record<Page, { route: () => string; reading?: RegExp; figures?: string }>> = {
    '/': { route: () => '/', reading: /Reading the pools/, figures: 'Valley' },
    '/pool/:pool/:part?': {
        route: () => `/pool/${valley().pool}`,
        reading: /Reading the pool/,
        figures: 'Figures',
    },
    '/positions': {
        route: () => '/positions',
        reading: /Reading your positions/,
        figures: 'All together',
    },
    '/vaults': {
        route: () => '/vaults',
        reading: /Reading the vaults/,
        figures: 'Valley, vault 0',
    },
    '/positions/:owner': {
        route: () => `/positions/${lp.address}`,
        reading: /Reading the positions/,
        figures: 'All together',
    },
    '/gauges': {
        route: () => '/gauges',
        reading: /Reading the gauges/,
        figures: 'Votes and shares by pool',
    },
    '/team': {
        route: () => '/team',
        reading: /Reading the pools/,
        figures: 'How long each stream lasts',
    },
    '/team/new': { route: () => '/team/new' },
    '/team/gauge/:gauge': {
        route: () => `/team/gauge/${gauge.address}`,
        reading: /Reading the gauge/,
        figures: 'Its budget',
    },
    '/team/:pool': {
        route: () => `/team/${valley().pool}`,
        reading: /Reading the pool/,
        figures: 'Runway',
    },
    '/settings': { route: () => '/settings' },
    'no such page': { route: () => '/nowhere' },
};

/** Milliseconds from asking for the app to the first thing that is to be read. */
const firstPaint = (page: Visitor['page']) =>
    page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);

/** What a page shows of itself that is not yet known is outlines: no word says that it is being read. */
async function showsOutlines({ page }: Visitor): Promise<void> {
    assert.ok(await page.locator('.bones').first().isVisible(), 'no outline is to be seen');
    const words = await page
        .locator('main :not(.unseen)')
        .evaluateAll((all) =>
            all.flatMap((one) =>
                [...one.childNodes].flatMap((node) =>
                    node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : [],
                ),
            ),
        );
    assert.deepEqual(
        words.filter((text) => /\breading\b/i.test(text)),
        [],
    );
}

async function paints(t: TestContext, place: Page): Promise<void> {
    const { route, reading, figures } = LOOKS[place];
    const isOwn = place.startsWith('/team') || place === '/positions/:owner';
    const visitor = await Visitor.comes(t, world, { signer: isOwn ? farm.team : lp, known: true });
    const { page, wire } = visitor;
    wire.holdsBack();
    await visitor.opens(route());
    await visitor.sees(page.getByRole('navigation', { name: 'Pages' }));
    if (reading) {
        await page.getByText(reading).first().waitFor({ state: 'attached' });
        await showsOutlines(visitor);
    } else await visitor.sees(page.getByRole('heading', { level: 1 }));
    const painted = Math.round((await firstPaint(page)) ?? NaN);
    t.diagnostic(`${place}: first contentful paint after ${painted} ms`);
    if (figures) {
        const within = page.getByLabel(figures).or(page.getByRole('table', { name: figures }));
        const calls = await callsUntil(visitor, within.locator('data'));
        t.diagnostic(`${place}: figures after ${calls} calls in a row`);
        assert.ok(calls >= 1 && calls <= MOST, `after ${calls} calls`);
    }
    wire.letsThrough();
}

// Most of it is waiting: several at once.
describe(
    `frame and outline before the first answer, figures after at most ${MOST} calls in a row`,
    {
        concurrency: 4,
    },
    () => {
        for (const place of PAGES) test(place, (t) => paints(t, place));
    },
);
