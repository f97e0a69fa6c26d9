/**
 * Pictures of every page, as a laptop and a phone show them: `scripts/browser-test --docs` writes those of
 * the documentation, in `docs/pictures`; with `PICTURES=<folder>` all of them, light and dark, whole pages.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { makeFarm, type Farm } from '@acequia/demo';
import { setPage } from '@acequia/client';
import type { KeyPairSigner } from '@solana/kit';
import type { Page } from 'playwright-core';
import { poolOf, stakeIn } from './harness/farms.js';
import { repositoryFile } from './harness/files.js';
import { Visitor, type Visit } from './harness/visitor.js';
import { World } from './harness/world.js';

const DAY = 86_400n;
const ALL = process.env['PICTURES'];
const FOLDER = ALL ?? repositoryFile('docs/pictures');
/** [px] */
const SCREENS = { laptop: [1440, 900], phone: [390, 844] } as const;
/** Dollars of this valley. */
const PRICES: Record<string, number> = { AGUA: 1.25, USDC: 1, RIO: 0.04, SEED: 12 };

let world: World;
let farm: Farm;
let lp: KeyPairSigner;
before(async () => {
    world = await World.begin();
    farm = await makeFarm(world.chain, repositoryFile('app/farms/valley.toml'));
    world.announces(farm);
    for (const { mint, symbol } of farm.tokens) world.announced.prices[mint] = PRICES[symbol] ?? 1;
    world.announced.use = true;
    const agua = farm.tokens[0]!;
    const [valley, terraces] = farm.pools.map(({ address }) => ({ pool: address }));
    const said = {
        name: 'The upper valley',
        text: 'Melons, chillies and beans, watered from the river.\nWe publish what we spend each month.',
        link: 'https://valley.example/books',
    };
    const pool = await poolOf(world, valley!);
    await world.chain.send(farm.team, await setPage({ pool, authority: farm.team, ...said }));
    lp = await world.wallet({ tokens: [[agua, 60_000_000_000n]] });
    await stakeIn(world, valley!, lp, 12_345_678_900n);
    await stakeIn(world, terraces!, lp, 9_000_000_000n);
    for (const amount of [240_000_000_000n, 181_500_000_000n]) {
        const other = await world.wallet({ tokens: [[agua, amount * 2n]] });
        await stakeIn(world, valley!, other, amount);
        await stakeIn(world, terraces!, other, amount / 3n);
    }
    await world.pass(31n * DAY);
});
after(() => world.end());

/** One picture a screen for the documentation: by day on a laptop, by night on a phone. */
async function pictures(page: Page, name: string): Promise<void> {
    mkdirSync(FOLDER, { recursive: true });
    for (const [screen, [width, height]] of Object.entries(SCREENS)) {
        await page.setViewportSize({ width, height });
        for (const colorScheme of ['light', 'dark'] as const) {
            if (!ALL && (colorScheme === 'light') !== (screen === 'laptop')) continue;
            if (!ALL && screen === 'phone' && /^pool-/.test(name)) continue; // Below the first screen.
            await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
            await page.evaluate(() => document.fonts.ready);
            await page.evaluate(() => scrollTo(0, 0));
            await page.waitForTimeout(150);
            const fullPage = ALL !== undefined && (await page.getByRole('dialog').count()) === 0;
            const path = join(FOLDER, `${name}-${screen}${ALL ? `-${colorScheme}` : ''}.png`);
            await page.screenshot({ path, fullPage, animations: 'disabled' });
        }
    }
}

async function at(t: TestContext, route: string, visit: Visit = { signer: lp, known: true }) {
    const visitor = await Visitor.comes(t, world, visit);
    await visitor.opens(route);
    if (visit.signer) await visitor.sees(visitor.button(/^Test wallet, /));
    return visitor;
}

test('pools', async (t) => {
    const visitor = await at(t, '/', {});
    await visitor.sees(visitor.link('Valley'));
    await visitor.sees(/[\d.]+ %/);
    await pictures(visitor.page, 'pools');
    await visitor.button('Table').click();
    if (ALL) await pictures(visitor.page, 'pools-table');
});

test('pool', async (t) => {
    const visitor = await at(t, `/pool/${farm.pools[0]!.address}`);
    await visitor.article('Position 1').waitFor();
    await pictures(visitor.page, 'pool');
    for (const tab of ['Rewards', 'Risks', 'Who runs it']) {
        await visitor.turnsTo(tab);
        await pictures(visitor.page, `pool-${tab.toLowerCase().replaceAll(' ', '-')}`);
    }
});

test('review', async (t) => {
    const visitor = await at(t, `/pool/${farm.pools[0]!.address}`);
    await visitor.field('Stake amount').fill('1500');
    await visitor.button('Stake').click();
    await visitor.reviews();
    await pictures(visitor.page, 'review');
});

test('positions', async (t) => {
    const visitor = await at(t, '/positions');
    await visitor.article(/^Valley, /).waitFor();
    await pictures(visitor.page, 'positions');
});

test('votes', async (t) => {
    const visitor = await at(t, '/gauges');
    await visitor.sees(visitor.heading('Votes'));
    await pictures(visitor.page, 'votes');
});

test('team', async (t) => {
    const team = { signer: farm.team, known: true };
    const visitor = await at(t, `/team/${farm.pools[0]!.address}`, team);
    await visitor.sees(/Every vault holds at least what it owes/);
    await pictures(visitor.page, 'team');
    await visitor.opens('/team/new');
    await visitor.sees(visitor.heading('A new farm'));
    await pictures(visitor.page, 'new-farm');
});

test('settings', async (t) => {
    const visitor = await at(t, '/settings');
    await visitor.sees(/The farm’s program is on this chain/);
    await pictures(visitor.page, 'settings');
});
