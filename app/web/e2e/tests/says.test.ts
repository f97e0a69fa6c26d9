/** What a pool says of itself: set by its team, shown as its own words, its link looked at first. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fetchPage, setPage, type PoolAccount } from '@acequia/client';
import type { Token } from '@acequia/demo';
import { makeFarm, poolOf } from '../harness/farms.js';
import { teamAt } from '../harness/team.js';
import { looksRight } from '../harness/looks.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

let world: World;
let agua: Token, sal: Token;
before(async () => {
    world = await World.begin();
    [agua, sal] = [await world.token('AGUA'), await world.token('SAL')];
});
after(() => world.end());

test('a team says what its pool is; LPs read it as its own words, and look at its link before they go there', async (t) => {
    const { farm, visitor } = await teamAt(t, world, { stake: agua, reward: sal });
    const sets = visitor.button('Set its page');
    assert.ok(await sets.isDisabled(), 'nothing to set yet');
    await visitor.field('Its name').fill('Huerta \u202eatreuH');
    await visitor.sees(/letters that nobody sees, or that turn/);
    await visitor.field('Its name').fill('Huerta Alta');
    await visitor.field('What it is').fill('Melons.\nAnd water.');
    await visitor.field('Its link').fill('http://huerta.example');
    await visitor.sees(/no link by https/);
    assert.ok(await sets.isDisabled());
    await visitor.field('Its link').fill('https://huerta.example/alta');
    await looksRight(visitor.page, '/team/:pool', 'the form of a page');
    const review = await visitor.does(() => sets.click());
    assert.ok(review.deposit > 0n, 'the rent of the page');
    const said = await fetchPage(world.chain.rpc, await poolOf(world, farm));
    assert.deepEqual(
        [said!.data.name, said!.data.text, said!.data.link],
        ['Huerta Alta', 'Melons.\nAnd water.', 'https://huerta.example/alta'],
    );
    await visitor.field('Its name').fill('Huerta Baja');
    await visitor.does(() => sets.click());

    const lp = await Visitor.comes(t, world);
    await lp.opens();
    await lp.sees(/calls itself “Huerta Baja”, at/);
    await lp.link('Huerta').click();
    await lp.turnsTo('Who runs it');
    const words = lp.region('What it says of itself');
    await lp.sees(words.getByText(/The words of whoever runs it/));
    for (const line of ['Huerta Baja', 'Melons.', 'And water.']) {
        await lp.sees(words.getByText(line, { exact: true }));
    }
    const away = lp.page.locator('a[href*="huerta.example"]:visible');
    assert.equal(await away.count(), 0, 'no way there without a look');
    await lp.button('Look at its link to huerta.example').click();
    await lp.sees(lp.dialog.getByText('https://huerta.example/alta'));
    const link = lp.dialog.getByRole('link', { name: 'Go there' });
    assert.equal(await link.getAttribute('href'), 'https://huerta.example/alta');
    assert.match((await link.getAttribute('rel'))!, /noopener/);
    await looksRight(lp.page, 'says/LinkLook', 'the look at a link');
    await lp.dialog.getByRole('button', { name: 'Stay here' }).click();
    await lp.dialog.waitFor({ state: 'hidden' });
});

test('pools that the cluster vouches for come first, and all others are marked as unlisted', async (t) => {
    const names = ['Zanja', 'Copy of Zanja', 'Zanja before'];
    const farms = await Promise.all(names.map((name) => makeFarm(world, { name, stake: agua })));
    const [ours, , before] = await Promise.all(farms.map((farm) => poolOf(world, farm)));
    const entry = ({ address: pool, data }: PoolAccount, sooner = 0) => {
        return { pool, created_at: Number(data.createdAt) - sooner };
    };
    const seen = async (visitor: Visitor) =>
        (await visitor.page.getByRole('article').allInnerTexts()).filter((one) =>
            one.includes('Zanja'),
        );
    const visitor = await Visitor.comes(t, world);
    await visitor.opens();
    await visitor.sees(/Nobody vouches for pools here/);
    assert.equal(await visitor.link('Zanja').count(), 0, 'what pays nothing comes unasked');
    await visitor.button('Show all pools').click();
    await visitor.sees(visitor.link('Zanja'));
    assert.ok((await seen(visitor)).every((one) => !one.includes('Unlisted')));

    // The last is at an address whose pool was another one when somebody vouched for it.
    world.announced.farms = [entry(ours!), entry(before!, 1)];
    t.after(() => delete world.announced.farms);
    await visitor.reloads(); // What is shown is kept in the address.
    await visitor.sees(/vouches for the pools that come first/);
    await visitor.sees(visitor.link('Zanja'));
    const [first, ...others] = await visitor.page.getByRole('article').allInnerTexts();
    assert.ok(first!.startsWith('Zanja') && !first!.includes('Unlisted'), first);
    assert.ok(others.length > 1 && others.every((one) => one.includes('Unlisted')));
    await looksRight(visitor.page, '/', 'pools of a cluster that vouches');
    await visitor.link('Copy of Zanja').click();
    await visitor.sees(visitor.page.getByText('Unlisted', { exact: true }));
});

test('letters that deceive are written out, and a host that looks like another is shown as it is', async (t) => {
    const farm = await makeFarm(world, { name: 'Sly', stake: agua });
    const pool = await poolOf(world, farm);
    const [name, link] = ['Va\u200blley', 'https://v\u0430lley.example/'];
    const said = { pool, authority: farm.team, name, text: '<b>Bold</b>', link };
    await world.chain.send(farm.team, await setPage(said));
    const visitor = await Visitor.comes(t, world);
    await visitor.opens();
    await visitor.button('Show all pools').click();
    await visitor.sees(/calls itself “Va\\u\{200b\}lley”/);
    await visitor.opens(`/pool/${farm.pool}/team`);
    await visitor.sees('<b>Bold</b>');
    await visitor.button(/^Look at its link to xn--/).click();
    await visitor.sees(/which is not how a browser reads it/);
});
