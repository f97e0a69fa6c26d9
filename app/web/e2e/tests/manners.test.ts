/** How the pages behave, whatever is done on them. */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { lockPosition } from '@acequia/client';
import type { Page } from 'playwright-core';
import type { Token } from '@acequia/demo';
import { eventually } from '../harness/eventually.js';
import { holdingOf, makeFarm, staker, type Farm } from '../harness/farms.js';
import { Visitor, type Visit } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const DAY = 86_400n;
const LOCK = { maxSeconds: 60 * 86_400, maxMultiplierBps: 25_000, earlyLeaveBps: 3_000 };
const PHONE = { width: 390, height: 844, touches: true } as const;

let world: World;
let agua: Token, sal: Token;
let valley: Farm;
before(async () => {
    world = await World.begin();
    [agua, sal] = [await world.token('AGUA'), await world.token('SAL')];
    const rewards = [{ token: sal, amount: 10n ** 12n, seconds: 40 * 86_400 }];
    valley = await makeFarm(world, { name: 'Valley', stake: agua, rewards, lock: LOCK });
    await makeFarm(world, { name: 'Ridge', stake: agua, rewards });
    await staker(world, valley, 3_000_000_000n);
});
after(() => world.end());

/** Somebody with 500 AGUA in Valley, at a page. */
async function lpAt(t: TestContext, route = `/pool/${valley.pool}`, visit: Visit = {}) {
    const signer = await staker(world, valley, 500_000_000n);
    const visitor = await Visitor.comes(t, world, { ...visit, signer, known: true });
    await visitor.opens(route);
    await visitor.sees(visitor.button(/^Test wallet, |^Test/));
    return { visitor, signer };
}

test('each page names its tab, and no two alike', async (t) => {
    const { visitor } = await lpAt(t, '/');
    const pages = ['/', `/pool/${valley.pool}`, '/positions', '/vaults', '/gauges', '/team'];
    pages.push('/team/new', `/team/${valley.pool}`, '/settings', '/nowhere');
    const titles = new Set<string>();
    for (const page of pages) {
        await visitor.opens(page);
        await eventually(async () => {
            const title = await visitor.page.title();
            assert.match(title, /^.+ · Acequia$/);
            assert.ok(!titles.has(title), `${page} is called as another: ${title}`);
            titles.add(title);
        });
    }
});

/** Types an amount, presses Enter, signs: then the amount is gone, and the focus is where it was. */
async function byEnter(visitor: Visitor, label: string, amount: string): Promise<void> {
    const field = visitor.field(label);
    await field.fill(amount);
    await visitor.does(() => field.press('Enter'));
    await eventually(async () =>
        assert.equal(await field.inputValue(), '', 'it stands there still'),
    );
    await eventually(async () => {
        const isThere = await field.evaluate((one) => one === document.activeElement);
        assert.ok(isThere, 'the focus was lost');
    });
}

test('Enter in an amount’s field asks for the review; once it is done the field is empty and has the focus', async (t) => {
    const { visitor, signer } = await lpAt(t);
    await world.give(signer, [[agua, 50_000_000n]]);
    await visitor.reloads();
    await byEnter(visitor, 'Stake amount', '20');
    for (const [tab, label] of [
        ['Unstake', 'Unstake amount'],
        ['Move', 'Move amount'],
    ] as const) {
        await visitor.turnsTo(tab);
        await byEnter(visitor, label, '50');
    }
});

test('the same where a lock is left early', async (t) => {
    const { visitor, signer } = await lpAt(t);
    const holding = (await holdingOf(world, valley, signer))!;
    const lockEnd = (await world.chain.now()) + 20n * DAY;
    await world.chain.send(signer, lockPosition({ ...holding, owner: signer, lockEnd }));
    await visitor.reloads();
    await visitor.turnsTo('Lock');
    await visitor.page.getByText('Leave the lock early').click();
    await byEnter(visitor, 'Leave with', '100');
});

test('Enter with an amount that is none asks for nothing', async (t) => {
    const { visitor } = await lpAt(t);
    await visitor.turnsTo('Move');
    await visitor.field('Move amount').fill('9999');
    await visitor.field('Move amount').press('Enter');
    await visitor.sees(/You can move|holds/);
    assert.equal(await visitor.dialog.count(), 0);
});

test('who leaves a page with something written on it is asked first, and keeps it who says no', async (t) => {
    const visitor = await Visitor.comes(t, world, { signer: valley.team, known: true });
    await visitor.opens(`/team/${valley.pool}`);
    const text = visitor.field('What it is');
    await text.fill('Melons');
    visitor.says = 'no';
    await visitor.link('Votes').click();
    await eventually(async () =>
        assert.deepEqual(visitor.asked, ['Leave, and lose what you have written here?']),
    );
    assert.equal(await text.inputValue(), 'Melons');
    visitor.says = 'yes';
    await visitor.reloads();
    assert.deepEqual(visitor.asked.slice(1), ['beforeunload']);
    await text.fill('Chillies');
    await visitor.link('Votes').click();
    await visitor.sees(visitor.heading('Votes'));
    assert.equal(visitor.asked.length, 3);
    await visitor.link('Pools').click();
    await visitor.sees(visitor.link('Ridge'));
    assert.equal(visitor.asked.length, 3, 'there is nothing left to lose');
});

test('who goes back by the browser is asked too, and is where they were who says no', async (t) => {
    const visitor = await Visitor.comes(t, world, { signer: valley.team, known: true });
    await visitor.opens('/');
    await visitor.sees(visitor.link('Valley'));
    await visitor.opens(`/team/${valley.pool}`);
    const text = visitor.field('What it is');
    await text.fill('Melons');
    visitor.says = 'no';
    await visitor.page.evaluate(() => history.back());
    await eventually(async () =>
        assert.deepEqual(visitor.asked, ['Leave, and lose what you have written here?']),
    );
    assert.equal(await text.inputValue(), 'Melons');
    assert.ok(visitor.page.url().endsWith(`/team/${valley.pool}`));
    visitor.says = 'yes';
    await visitor.page.evaluate(() => history.back());
    await visitor.sees(visitor.link('Valley'));
    assert.equal(visitor.asked.length, 2);
});

test('a farm that is being written is there after another page, and is thrown away by who says so', async (t) => {
    const { visitor } = await lpAt(t, '/team/new');
    const name = visitor.field('Name of the farm');
    await name.fill('Bancal');
    await visitor.link('Pools').click();
    await visitor.sees(visitor.link('Valley'));
    assert.deepEqual(visitor.asked, [], 'it is kept, so there is nothing to ask');
    await visitor.opens('/team/new');
    assert.equal(await name.inputValue(), 'Bancal');
    visitor.says = 'no';
    await visitor.button('Start anew').click();
    assert.deepEqual(visitor.asked, ['Throw away what you have written here?']);
    assert.equal(await name.inputValue(), 'Bancal');
    visitor.says = 'yes';
    await visitor.button('Start anew').click();
    await eventually(async () => assert.equal(await name.inputValue(), ''));
});

for (const zone of ['America/Lima', 'Asia/Kolkata']) {
    test(`every moment is told as the clocks of ${zone} have it`, async (t) => {
        const { visitor } = await lpAt(t, '/positions', { zone });
        await visitor.page.getByText('History').first().click();
        await visitor.sees(/Opened the position/);
        const moments = await visitor.page
            .locator('time')
            .evaluateAll((all) =>
                all.map((one) => [one.getAttribute('datetime')!, one.textContent ?? ''] as const),
            );
        const told = moments.filter(([, text]) => /\d{4}, /.test(text));
        assert.ok(told.length > 0);
        for (const [at, text] of told) {
            const parts = {
                day: 'numeric',
                month: 'short',
                year: 'numeric',
                timeZone: zone,
            } as const;
            const clock = { ...parts, hour: '2-digit', minute: '2-digit' } as const;
            assert.equal(text, new Date(at).toLocaleString('en-GB', clock));
        }
    });
}

for (const [zone, at] of [
    ['America/Lima', '2031-03-09T07:30:00Z'],
    ['Asia/Kolkata', '2031-03-08T21:00:00Z'],
] as const) {
    test(`a date in a form is by the clocks of ${zone}, and the form says so`, async (t) => {
        const { visitor } = await lpAt(t, '/team/new', { zone });
        await visitor.field('Starts').selectOption('at');
        await visitor.sees(/^In your time zone, (America|Asia)\//);
        await visitor.field('Date and time').fill('2031-03-09T02:30');
        await visitor.page.getByRole('radio', { name: 'File' }).check();
        const file = await visitor.field('Farm file (TOML)').inputValue();
        assert.match(file, new RegExp(`^start = ${at}$`, 'm'));
    });
}

test('on a phone the head is one row, and staking begins in the first screen of a pool', async (t) => {
    const { visitor } = await lpAt(t, undefined, PHONE);
    const head = (await visitor.page.locator('header').boundingBox())!;
    assert.ok(head.height <= 64, `the head is ${head.height} px high`);
    const field = (await (await visitor.sees(visitor.field('Stake amount'))).boundingBox())!;
    const pages = visitor.page.getByRole('navigation', { name: 'Pages' });
    const { y: bottom } = (await pages.boundingBox())!;
    assert.ok(field.y + field.height <= bottom, `its field ends at ${field.y + field.height} px`);
});

/** What is pressed there and is smaller than a thumb [44 px]; links within sentences are as high as those. */
function smallIn(page: Page): Promise<string[]> {
    const pressed = [
        'button, .button, summary, select, input, textarea, [role=tab]',
        'header a, nav a, h2 a, h3 a',
    ].join();
    return page.locator(pressed).evaluateAll((all) => {
        const visible = all.filter((one) =>
            one.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
        );
        return visible.flatMap((one) => {
            // A box is ticked by its label too; what is small to look at has a larger box around it.
            const isBox = one.matches('[type=checkbox], [type=radio]');
            const label = isBox ? (one as HTMLInputElement).labels?.[0] : undefined;
            const shape = (label ?? one).getBoundingClientRect();
            const around = getComputedStyle(one, '::after');
            const [width, height] = [
                Math.max(shape.width, parseFloat(around.width) || 0),
                Math.max(shape.height, parseFloat(around.height) || 0),
            ];
            const isLarge = Math.round(Math.min(width, height)) >= 44;
            return isLarge ? [] : `${one.outerHTML.slice(0, 120)}: ${width}×${height}`;
        });
    });
}

/** What is too small on some pages, and on what is turned to on the last of them. */
async function tooSmall(visitor: Visitor, routes: readonly string[], tabs: readonly string[] = []) {
    const found = new Map<string, string[]>();
    const looks = async (at: string) => {
        const small = await smallIn(visitor.page);
        if (small.length > 0) found.set(at, small);
    };
    for (const route of routes) {
        await visitor.opens(route);
        await visitor.sees(visitor.page.getByRole('heading', { level: 1 }));
        await looks(route);
    }
    for (const tab of tabs) {
        await visitor.turnsTo(tab);
        await looks(tab);
    }
    return Object.fromEntries(found);
}

test('what is pressed is large enough for a thumb', async (t) => {
    const { visitor } = await lpAt(t, undefined, PHONE);
    const pool = `/pool/${valley.pool}`;
    const pages = ['/', '/positions', '/gauges', '/vaults', '/settings', pool];
    const tabs = ['Unstake', 'Lock', 'Move', 'More', 'Rewards', 'Risks', 'Who runs it'];
    assert.deepEqual(await tooSmall(visitor, pages, tabs), {});
});

test('the same on the pages of teams', async (t) => {
    const visitor = await Visitor.comes(t, world, { ...PHONE, signer: valley.team, known: true });
    const pages = ['/team', '/team/new', '/team/gauge/new', `/team/${valley.pool}`];
    assert.deepEqual(await tooSmall(visitor, pages), {});
});

test('what is told in passing goes by itself', async (t) => {
    const visitor = await Visitor.comes(t, world);
    await visitor.opens();
    await visitor.connects('Burner wallet');
    await visitor.button(/^Burner wallet, /).click();
    await visitor.button('Get play money').click();
    const told = visitor.page.getByText('The faucet has sent SOL and tokens to stake.');
    await visitor.sees(told);
    await told.waitFor({ state: 'hidden' });
});
