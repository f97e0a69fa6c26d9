/** Without a pointer. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Token } from '@acequia/demo';
import { eventually } from '../harness/eventually.js';
import { holdingOf, makeFarm, staker, type Farm } from '../harness/farms.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const MOST_TABS = 80;

let world: World;
let agua: Token;
let valley: Farm;
before(async () => {
    world = await World.begin();
    agua = await world.token('AGUA');
    const sal = await world.token('SAL');
    const rewards = [{ token: sal, amount: 10n ** 12n, seconds: 8_640_000 }];
    valley = await makeFarm(world, { name: 'Valley', stake: agua, rewards });
    await staker(world, valley, 1_000n);
});
after(() => world.end());

/** The name of what has the focus. */
function focused(visitor: Visitor): Promise<string> {
    return visitor.page.evaluate(() => {
        const it = document.activeElement as HTMLElement | null;
        const label = (it as HTMLInputElement | null)?.labels?.[0]?.textContent;
        return it?.getAttribute('aria-label') ?? label ?? it?.textContent ?? '';
    });
}

/** Goes on by the Tab key until something has the focus. */
async function tabsTo(visitor: Visitor, name: string): Promise<void> {
    const passed: string[] = [];
    for (let presses = 0; presses < MOST_TABS; presses++) {
        const at = await focused(visitor);
        if (at.trim() === name) return;
        passed.push(at.trim().slice(0, 30));
        await visitor.page.keyboard.press('Tab');
    }
    throw new Error(`the Tab key does not lead to "${name}", but to ${passed.join(' | ')}`);
}

test('a wallet is connected and a stake signed by keyboard alone; focus goes into dialogs and back', async (t) => {
    const signer = await world.wallet({ tokens: [[agua, 5_000_000n]] });
    const visitor = await Visitor.comes(t, world, { signer });
    const { keyboard } = visitor.page;
    await visitor.opens();
    await visitor.sees(visitor.link('Valley'));

    await tabsTo(visitor, 'Connect wallet');
    await keyboard.press('Enter');
    await visitor.sees(visitor.dialog.getByRole('heading', { name: 'Connect a wallet' }));
    assert.ok(await insideDialog(visitor));
    await tabsTo(visitor, 'Test wallet');
    await keyboard.press('Enter');
    await visitor.sees(visitor.button(/^Test wallet, /));
    await eventually(async () => assert.match(await focused(visitor), /^\s*Test wallet, /));

    await tabsTo(visitor, 'Valley');
    await keyboard.press('Enter');
    await visitor.sees(visitor.field('Stake amount'));
    await tabsTo(visitor, 'Stake amount');
    await keyboard.type('1.5');
    await tabsTo(visitor, 'Stake');
    await keyboard.press('Space');
    await visitor.reviews();
    assert.ok(await insideDialog(visitor));
    for (let presses = 0; presses < 8; presses++) {
        await keyboard.press('Tab');
        assert.ok(await insideDialog(visitor), 'the focus left the dialog for the page behind it');
    }
    await tabsTo(visitor, 'Sign');
    visitor.agrees();
    await keyboard.press('Enter');
    await visitor.sees(/The chain has confirmed it/);
    assert.ok(await insideDialog(visitor), 'the focus was lost with the button that was pressed');
    await keyboard.press('Escape');
    await visitor.dialog.waitFor({ state: 'hidden' });
    await eventually(async () => assert.equal(await focused(visitor), 'Stake amount'));
    const holding = await holdingOf(world, valley, signer);
    assert.equal(holding!.position.data.stake.amount, 1_500_000n);
});

/** Whether the focus is in the dialog, or with the browser itself. */
function insideDialog(visitor: Visitor): Promise<boolean> {
    return visitor.page.evaluate(() => {
        const { activeElement, body } = document;
        if (activeElement === body) return !document.hasFocus();
        return activeElement?.closest('dialog') !== null;
    });
}

test('Escape closes a review, signs nothing, and gives the focus back', async (t) => {
    const signer = await world.wallet({ tokens: [[agua, 5_000_000n]] });
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens(`/pool/${valley.pool}`);
    await visitor.field('Stake amount').fill('1');
    await visitor.button('Stake').press('Enter');
    await visitor.reviews();
    await visitor.page.keyboard.press('Escape');
    await visitor.dialog.waitFor({ state: 'hidden' });
    await eventually(async () => assert.equal(await focused(visitor), 'Stake'));
    assert.equal(visitor.wallet.asked, 0);
});

test('arrow keys go from tab to tab of a position', async (t) => {
    const signer = await staker(world, valley, 7_000_000n);
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens(`/pool/${valley.pool}`);
    const tab = (name: string) => visitor.page.getByRole('tab', { name, selected: true });
    await visitor.page.getByRole('tab', { name: 'Claim' }).focus();
    await visitor.page.keyboard.press('ArrowRight');
    await visitor.sees(tab('Unstake'));
    await visitor.page.keyboard.press('ArrowLeft');
    await visitor.page.keyboard.press('ArrowLeft');
    await visitor.sees(tab('More'));
    assert.equal(await focused(visitor), 'More');
});
