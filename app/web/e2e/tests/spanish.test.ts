/** The app in Spanish: who gets it, and that all of it is. */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { makeFarm, makeGauge, openVoting, type Farm, type Gauge } from '@acequia/demo';
import type { KeyPairSigner } from '@solana/kit';
import { englishOn } from '../harness/english.js';
import { eventually } from '../harness/eventually.js';
import { poolOf, stakeIn } from '../harness/farms.js';
import { repositoryFile } from '../harness/files.js';
import { looksRight, staysWithin } from '../harness/looks.js';
import type { Place } from '../harness/places.js';
import { Visitor, WALLET } from '../harness/visitor.js';
import { World } from '../harness/world.js';
import { vaults } from '@acequia/client';

const DAY = 86_400n;
const IN_SPANISH = { locale: 'es-MX', zone: 'America/Mexico_City' } as const;

let world: World;
let farm: Farm;
let gauge: Gauge;
let lp: KeyPairSigner;
before(async () => {
    world = await World.begin();
    farm = await makeFarm(world.chain, repositoryFile('app/farms/valley.toml'));
    world.announces(farm);
    for (const { mint } of farm.tokens) world.announced.prices[mint] = 1.25;
    world.announced.use = true;
    lp = await world.wallet({ tokens: [[farm.tokens[0]!, 20_000_000_000n]] });
    const pool = { pool: farm.pools[0]!.address };
    await stakeIn(world, pool, lp, 1_234_567_890n);
    const payer = farm.team;
    const account = await poolOf(world, pool);
    await world.chain.send(payer, await vaults.createVault({ pool: account, payer, id: 0 }));
    await world.pass(1n);
    const terms = { epochSeconds: 7 * 86_400, closingSeconds: 86_400, firstIn: 3 * 86_400 };
    gauge = await makeGauge(world.chain, farm, { token: 2, budget: 10n ** 12n, ...terms });
    world.announced.gauges.push(gauge.address);
    await world.pass(2n * DAY + 120n);
    await openVoting(world.chain, gauge);
    await world.pass(DAY);
});
after(() => world.end());

/** What is in no language. */
const names = () => [
    ...farm.pools.map(({ name }) => name),
    ...world.announced.tokens.map(({ symbol }) => `${symbol} of the tests`),
    'invented for these tests',
    WALLET,
];

async function isInSpanish(visitor: Visitor, name: string): Promise<void> {
    await eventually(async () => assert.deepEqual(await englishOn(visitor.page, names()), []));
    await staysWithin(visitor.page, name);
}

/** The same, and the checker of accessibility finds nothing. */
async function looksRightInSpanish(visitor: Visitor, place: Place, name: string): Promise<void> {
    await isInSpanish(visitor, name);
    await looksRight(visitor.page, place, `es ${name}`);
}

const languageOf = ({ page }: Visitor) => page.evaluate(() => document.documentElement.lang);

test('whoever reads Spanish gets Spanish; what they choose is kept, on the page where they are', async (t) => {
    const visitor = await Visitor.comes(t, world, IN_SPANISH);
    await visitor.opens('/settings');
    await visitor.sees(visitor.heading('Ajustes'));
    assert.equal(await languageOf(visitor), 'es');
    await visitor.link('English').first().click();
    await visitor.sees(visitor.heading('Settings'));
    await visitor.opens('/');
    await visitor.sees(visitor.heading(/^Stake a token/));
    assert.equal(await languageOf(visitor), 'en');
    await visitor.link('Español').click();
    await visitor.sees(visitor.link('Mis posiciones'));
});

test('who reads neither gets English', async (t) => {
    const visitor = await Visitor.comes(t, world, { locale: 'de-DE' });
    await visitor.opens('/');
    await visitor.sees(visitor.link('My positions'));
});

async function lpAt(t: TestContext, route: string, signer = lp): Promise<Visitor> {
    const visitor = await Visitor.comes(t, world, { ...IN_SPANISH, signer, known: true });
    await visitor.opens(route);
    await visitor.sees(visitor.button(/^Test wallet, /));
    return visitor;
}

test('the pools, a pool and what an LP does there', async (t) => {
    const visitor = await lpAt(t, '/');
    await visitor.sees(visitor.link('Valley'));
    await looksRightInSpanish(visitor, '/', '01 pools');
    await visitor.opens(`/pool/${farm.pools[0]!.address}`);
    await visitor.article('Posición 1').waitFor();
    await visitor.field('Importe del stake').fill('12,5');
    await looksRightInSpanish(visitor, '/pool/:pool/:part?', '02 pool');
    for (const tab of [
        'Retirar',
        'Bloquear',
        'Mover',
        'Más',
        'Recompensas',
        'Riesgos',
        'Quién lo gestiona',
    ]) {
        await visitor.turnsTo(tab);
        await isInSpanish(visitor, `03 pool ${tab}`);
    }
});

test('a review, its figures as they were typed, a refusal and an outcome', async (t) => {
    const visitor = await lpAt(t, `/pool/${farm.pools[0]!.address}`);
    await visitor.field('Importe del stake').fill('1234,5');
    await visitor.button('Hacer staking').click();
    const sign = visitor.dialog.getByRole('button', { name: 'Firmar' });
    await eventually(async () => assert.ok(await sign.isEnabled()));
    await visitor.sees(visitor.dialog.getByText('1234,5 AGUA'));
    await looksRightInSpanish(visitor, 'transact/ReviewDialog', '10 review');
    visitor.wallet.mood = 'says no';
    visitor.agrees();
    await sign.click();
    await visitor.isTold(/La billetera dijo que no/);
    await isInSpanish(visitor, '11 refused');
    visitor.wallet.mood = 'signs';
    visitor.agrees();
    await visitor.dialog.getByRole('button', { name: 'Reintentar' }).click();
    await visitor.sees('La cadena lo ha confirmado.');
    await isInSpanish(visitor, '12 done');
});

test('positions, vaults, votes and settings', async (t) => {
    const visitor = await lpAt(t, '/positions');
    await visitor.article(/^Valley, /).waitFor();
    await visitor.page.getByText('Historial').click();
    await visitor.sees(/Se abrió la posición/);
    await looksRightInSpanish(visitor, '/positions', '20 positions');
    for (const [route, heading] of [
        ['/vaults', 'Bóvedas'],
        ['/gauges', 'Votos'],
        ['/settings', 'Ajustes'],
        ['/nowhere', 'Esa página no existe'],
    ] as const) {
        await visitor.opens(route);
        await visitor.sees(visitor.heading(heading));
        await isInSpanish(visitor, `21 ${heading}`);
    }
});

test('what a team sees', async (t) => {
    const visitor = await lpAt(t, '/team', farm.team);
    await visitor.sees(visitor.link('Valley'));
    await isInSpanish(visitor, '30 team');
    await visitor.link('Valley').click();
    await visitor.sees(/Cada cuenta de fondos tiene al menos/);
    await looksRightInSpanish(visitor, '/team/:pool', '31 team pool');
    const stream = visitor.article(/^USDC/);
    for (const act of [
        'Recargar',
        'Prolongar',
        'Comprometer más tiempo',
        'Recuperar',
        'Traspasar',
    ]) {
        await stream.getByRole('button', { name: act, exact: true }).click();
        await isInSpanish(visitor, `32 team pool ${act}`);
    }
    await visitor.opens('/team/new');
    await visitor.sees(visitor.heading('Una granja nueva'));
    await looksRightInSpanish(visitor, '/team/new', '33 new farm');
    await visitor.opens('/team/gauge/new');
    await visitor.sees(visitor.heading('Un gauge nuevo'));
    await isInSpanish(visitor, '34 new gauge');
    await visitor.opens(`/team/gauge/${gauge.address}`);
    await visitor.sees(visitor.heading('Cuánto pesan los stakes'));
    await isInSpanish(visitor, '35 gauge');
});

test('what is asked of somebody who has no wallet, or no chain', async (t) => {
    const visitor = await Visitor.comes(t, world, IN_SPANISH);
    await visitor.opens(`/positions/${lp.address}`);
    await visitor.article(/^Valley, /).waitFor();
    await isInSpanish(visitor, '40 positions of another');
    await visitor.button('Conectar').click();
    await visitor.sees(visitor.dialog.getByRole('button', { name: 'Billetera desechable' }));
    await looksRightInSpanish(visitor, 'wallet/WalletButton', '41 wallets');
    await visitor.isServed('/cluster.json', { status: 404 });
    await visitor.reloads();
    await visitor.sees(visitor.heading('¿Qué cadena?'));
    await isInSpanish(visitor, '42 no chain');
});
