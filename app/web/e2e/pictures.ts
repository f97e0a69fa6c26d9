/**
 * Pictures of every page, as a laptop and a phone show them by day and by night: `scripts/browser-test --docs`
 * writes those of the documentation, in `docs/pictures`, what is seen without scrolling; with
 * `PICTURES=<folder>` whole pages.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { gauges, setPage, vaults } from '@acequia/client';
import { advance, makeFarm, makeGauge, openVoting, type Farm, type Gauge } from '@acequia/demo';
import type { KeyPairSigner } from '@solana/kit';
import type { Locator, Page } from 'playwright-core';
import { holdingOf, poolOf, stakeIn } from './harness/farms.js';
import { repositoryFile } from './harness/files.js';
import { Past } from './harness/past.js';
import { Visitor, type Visit } from './harness/visitor.js';
import { World } from './harness/world.js';

const DAY = 86_400n;
const ALL = process.env['PICTURES'];
const FOLDER = ALL ?? repositoryFile('docs/pictures');
/** [px] */
const SCREENS = { laptop: [1440, 900], phone: [390, 844] } as const;
const THEMES = ['light', 'dark'] as const;
/** Dollars of this valley. */
const PRICES: Record<string, number> = { AGUA: 1.25, USDC: 1, RIO: 0.04, SEED: 12 };
/** What others stake, day by day [AGUA]. */
const CROWD = [24_000, 9_500, 0, 31_000, 12_000, 0, 4_500, 60_000, 0, 18_000] as const;

let world: World;
let past: Past;
let farm: Farm;
let gauge: Gauge;
let lp: KeyPairSigner;
before(async () => {
    world = await World.begin();
    farm = await makeFarm(world.chain, repositoryFile('app/farms/valley.toml'));
    world.announces(farm);
    for (const { mint, symbol } of farm.tokens) world.announced.prices[mint] = PRICES[symbol] ?? 1;
    world.announced.use = true;
    const time = await world.chain.now();
    await saysWhatItIs();
    lp = await world.wallet({ tokens: [[farm.tokens[0]!, 60_000_000_000n]] });
    await stakeIn(world, valley(), lp, 12_345_678_900n);
    await stakeIn(world, terraces(), lp, 9_000_000_000n);
    await makesVault();
    await makesGauge();
    for (const amount of CROWD) await passesADay(amount);
    for (const _ of CROWD) await passesADay(0);
    await votes();
    const prices = farm.tokens.map((token) => ({ token, time, price: PRICES[token.symbol] ?? 1 }));
    past = await Past.of(world, prices);
    await past.isWhole();
});
after(async () => {
    await past.stop();
    await world.end();
    listsThem();
});

const [valley, terraces] = [0, 1].map((nth) => () => ({ pool: farm.pools[nth]!.address })) as [
    () => { pool: Farm['pools'][number]['address'] },
    () => { pool: Farm['pools'][number]['address'] },
];

async function saysWhatItIs(): Promise<void> {
    const said = {
        name: 'The upper valley',
        text: 'Melons, chillies and beans, watered from the river.\nWe publish what we spend each month.',
        link: 'https://valley.example/books',
    };
    const pool = await poolOf(world, valley());
    await world.chain.send(farm.team, await setPage({ pool, authority: farm.team, ...said }));
}

async function makesVault(): Promise<void> {
    const [pool, payer] = [await poolOf(world, valley()), farm.team];
    await world.chain.send(payer, await vaults.createVault({ pool, payer, id: 0 }));
    const [pooled] = await vaults.findVaults(world.chain.rpc);
    const now = await world.chain.now();
    const deposit = { pooled: pooled!, owner: lp, now, amount: 2_500_000_000n, account: undefined };
    await world.chain.send(lp, await vaults.deposit(world.chain.rpc, deposit));
}

async function makesGauge(): Promise<void> {
    await world.pass(1n); // a pool of this second is too young for a gauge
    const terms = { epochSeconds: 7 * 86_400, closingSeconds: 86_400, firstIn: 3 * 86_400 };
    const budget = 7_000n * 10n ** 9n;
    gauge = await makeGauge(world.chain, farm, { token: 2, budget, ...terms });
    world.announced.gauges.push(gauge.address);
    await world.pass(2n * DAY + 120n); // the notice that a hook needs
    await openVoting(world.chain, gauge);
}

async function passesADay(amount: number): Promise<void> {
    if (amount > 0) {
        const units = BigInt(amount) * 1_000_000n;
        const other = await world.wallet({ tokens: [[farm.tokens[0]!, 2n * units]] });
        await stakeIn(world, valley(), other, units);
        await stakeIn(world, terraces(), other, units / 3n);
    }
    await world.pass(DAY);
    await advance(world.chain, gauge);
}

/** Somebody has voted in the epoch that runs. */
async function votes(): Promise<void> {
    const account = await gauges.fetchGauge(world.chain.rpc, gauge.address);
    const number = gauges.epochNumberAt(account, await world.chain.now())!;
    const epoch = await gauges.fetchEpoch(world.chain.rpc, gauge.address, number);
    const holding = await holdingOf(world, terraces(), lp);
    if (!epoch || !holding || !gauges.takesVotes(epoch, await world.chain.now())) return;
    const bps = [6_500, 3_500];
    const split = new Map(farm.pools.map(({ address }, nth) => [address, bps[nth] ?? 0]));
    await world.chain.send(lp, await gauges.voteInEpoch({ ...holding, voter: lp, epoch, split }));
}

/** One picture for each screen and theme, from a part of the page on where one is named. */
async function pictures(page: Page, name: string, from?: Locator): Promise<void> {
    mkdirSync(FOLDER, { recursive: true });
    for (const [screen, [width, height]] of Object.entries(SCREENS)) {
        await page.setViewportSize({ width, height });
        for (const colorScheme of THEMES) {
            await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
            await page.evaluate(() => document.fonts.ready);
            await page.evaluate(() => scrollTo(0, 0));
            await from?.evaluate((one) => scrollTo(0, one.getBoundingClientRect().top - 72));
            await page.waitForTimeout(250);
            const fullPage = ALL !== undefined && (await page.getByRole('dialog').count()) === 0;
            const path = join(FOLDER, `${name}-${screen}-${colorScheme}.png`);
            await page.screenshot({ path, fullPage, animations: 'disabled' });
        }
    }
}

/** The pictures that are there, as a page of the documentation. */
function listsThem(): void {
    if (ALL) return;
    const names = readdirSync(FOLDER).filter((file) => file.endsWith('-laptop-light.png'));
    const kinds = Object.keys(SCREENS).flatMap((screen) =>
        THEMES.map((theme) => [screen, theme] as const),
    );
    const rows = names.sort().map((file) => {
        const page = file.slice(0, -'-laptop-light.png'.length);
        const links = kinds.map(([screen, theme]) => `[${theme}](${page}-${screen}-${theme}.png)`);
        return `| ${page.replaceAll('-', ' ')} | ${links.join(' | ')} |`;
    });
    const head = kinds.map(([screen]) => (screen === 'laptop' ? '1,440 px' : '390 px'));
    const lines = [
        '# Pictures of the web app',
        '',
        'Every page as it is seen without scrolling, on a laptop and on a phone, and the parts of a page from where they',
        'begin. `scripts/browser-test --docs` takes them and writes this list; names behind it take those alone (`scripts/browser-test --docs pool votes`).',
        '',
        `| page | ${head.join(' | ')} |`,
        `| --- | ${head.map(() => '---').join(' | ')} |`,
        ...rows,
        '',
    ];
    writeFileSync(join(FOLDER, 'README.md'), lines.join('\n'));
}

async function at(t: TestContext, route: string, visit: Visit = { signer: lp, known: true }) {
    const visitor = await Visitor.comes(t, world, visit);
    visitor.allows(past);
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
    await pictures(visitor.page, 'pools-table', visitor.heading('Pools'));
});

test('pool', async (t) => {
    const visitor = await at(t, `/pool/${farm.pools[0]!.address}`);
    await visitor.article('Position 1').waitFor();
    await pictures(visitor.page, 'pool');
    for (const tab of ['Rewards', 'How it went', 'Risks', 'Who runs it']) {
        await visitor.turnsTo(tab);
        const tabs = visitor.page.getByRole('tablist', { name: 'About this pool' });
        await pictures(visitor.page, `pool-${tab.toLowerCase().replaceAll(' ', '-')}`, tabs);
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

test('positions of an address', async (t) => {
    const visitor = await at(t, `/positions/${lp.address}`, {});
    await visitor.article(/^Valley, /).waitFor();
    await pictures(visitor.page, 'positions-of-an-address');
});

test('wallets', async (t) => {
    const visitor = await at(t, '/', { signer: lp, known: true });
    await visitor.button(/^Test wallet, /).click();
    await visitor.sees(visitor.dialog.getByText(/ SOL$/));
    await pictures(visitor.page, 'wallet');
});

test('link', async (t) => {
    const visitor = await at(t, `/pool/${farm.pools[0]!.address}/team`, {});
    await visitor.button(/^Look at its link/).click();
    await pictures(visitor.page, 'link');
});

test('nowhere', async (t) => {
    const visitor = await at(t, '/nowhere', {});
    await visitor.sees(visitor.heading('There is no such page'));
    await pictures(visitor.page, 'no-such-page');
    await visitor.isServed('/cluster.json', { status: 404 });
    await visitor.reloads();
    await visitor.sees(visitor.heading('Which chain?'));
    await pictures(visitor.page, 'which-chain');
});

test('votes', async (t) => {
    const visitor = await at(t, '/gauges');
    await visitor.sees(visitor.region('Vote'));
    await pictures(visitor.page, 'votes');
});

test('vaults', async (t) => {
    const visitor = await at(t, '/vaults');
    await visitor.article('Valley, vault 0').waitFor();
    await pictures(visitor.page, 'vaults');
});

test('team', async (t) => {
    const team = { signer: farm.team, known: true };
    const visitor = await at(t, '/team', team);
    await visitor.sees(visitor.link('Valley'));
    await pictures(visitor.page, 'team');
    await visitor.opens(`/team/${farm.pools[0]!.address}`);
    await visitor.sees(/Every vault holds at least what it owes/);
    await pictures(visitor.page, 'team-pool');
    await visitor.opens(`/team/gauge/${gauge.address}`);
    await visitor.sees(visitor.heading('What stakes weigh'));
    await pictures(visitor.page, 'team-gauge');
    await visitor.opens('/team/gauge/new');
    await visitor.sees(visitor.heading('A new gauge'));
    await pictures(visitor.page, 'new-gauge');
    await visitor.opens('/team/new');
    await visitor.sees(visitor.heading('A new farm'));
    await pictures(visitor.page, 'new-farm');
});

test('settings', async (t) => {
    const visitor = await at(t, '/settings');
    await visitor.sees(/The farm’s program is on this chain/);
    await pictures(visitor.page, 'settings');
});
