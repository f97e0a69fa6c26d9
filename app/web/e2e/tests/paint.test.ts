/** What stands on a page before the node has answered, and after how many answers in a row it has its figures. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { vaults } from '@acequia/client';
import { advance, makeFarm, makeGauge, openVoting, type Farm, type Gauge } from '@acequia/demo';
import type { KeyPairSigner } from '@solana/kit';
import type { Locator } from 'playwright-core';
import { poolOf, stakeIn } from '../harness/farms.js';
import { repositoryFile } from '../harness/files.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

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

const PAGES = [
    ['the pools', () => '/', /Reading the pools/, 'Valley'],
    ['a pool', () => `/pool/${valley().pool}`, /Reading the pool/, 'Figures'],
    ['my positions', () => '/positions', /Reading your positions/, 'All together'],
    ['the vaults', () => '/vaults', /Reading the vaults/, 'Valley, vault 0'],
    ['the votes', () => '/gauges', /Reading the gauges/, 'Votes and shares by pool'],
    ['a pool that one runs', () => `/team/${valley().pool}`, /Reading the pool/, 'Runway'],
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
