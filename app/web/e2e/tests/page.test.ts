/** The page lives: in browsers that keep nothing, that translate, and where a dialog fails to show. */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Token } from '@acequia/demo';
import { holdingOf, makeFarm, type Farm } from '../harness/farms.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const HAS = 1_000_000_000n;

let world: World;
let agua: Token;
let valley: Farm;
before(async () => {
    world = await World.begin();
    agua = await world.token('AGUA');
    valley = await makeFarm(world, { name: 'Valley', stake: agua });
});
after(() => world.end());

/** Somebody with 1,000 AGUA in a browser that was prepared. */
async function newcomer(t: TestContext, prepare: () => void) {
    const signer = await world.wallet({ tokens: [[agua, HAS]] });
    const visitor = await Visitor.comes(t, world, { signer });
    await visitor.context.addInitScript(prepare);
    await visitor.opens(`/pool/${valley.pool}`);
    return { signer, visitor };
}

const blocked = () =>
    Object.defineProperty(window, 'localStorage', {
        get: () => {
            throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
    });
const full = () => {
    Storage.prototype.setItem = () => {
        throw new DOMException('exceeded the quota', 'QuotaExceededError');
    };
};

for (const [name, prepare] of [
    ['whose site data are blocked', blocked],
    ['whose room is full', full],
] as const) {
    test(`in a browser ${name} a stake lands, and who leaves too early is warned`, async (t) => {
        const { signer, visitor } = await newcomer(t, prepare);
        await visitor.connects();
        await visitor.page.getByRole('button', { name: /theme/i }).first().click();
        await visitor.field('Stake amount').fill('10');
        await visitor.button('Stake').click();
        await visitor.reviews();
        visitor.wire.disturb('getSignatureStatuses', async (_, pass) => {
            await visitor.sees(/keeps nothing for this page: leave it open/);
            visitor.wire.mend();
            return pass();
        });
        await visitor.signs();
        await visitor.isDone();
        const holding = await holdingOf(world, valley, signer);
        assert.equal(holding?.position.data.stake.amount, 10_000_000n);
        await visitor.opens('/team/new');
        await visitor.sees(visitor.field('Name of the farm'));
    });
}

/** As Chromium's translator does: an element of its own in place of each text, but where it is told not to,
 *  and again wherever something changes. */
const translates = () => {
    const put = (text: Node) => {
        const parent = text.parentElement;
        if (!text.nodeValue?.trim() || !parent?.isConnected) return;
        if (parent.closest('[translate="no"], font, script, style, noscript, option, svg')) return;
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = text.nodeValue;
        outer.append(inner);
        text.parentNode!.replaceChild(outer, text);
    };
    const all = (root: Node) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const texts: Node[] = [];
        while (walker.nextNode()) texts.push(walker.currentNode);
        texts.forEach(put);
    };
    addEventListener('DOMContentLoaded', () => {
        const watch = new MutationObserver(() => all(document.body));
        watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
};

test('a page that is translated shows every figure as it is, and every button as it acts', async (t) => {
    const { signer, visitor } = await newcomer(t, translates);
    await visitor.connects();
    for (const [amount, sum] of [
        ['10', 10_000_000n],
        ['5.5', 15_500_000n],
    ] as const) {
        await visitor.field('Stake amount').fill(amount);
        await visitor.does(() => visitor.button('Stake').click());
        const holding = await holdingOf(world, valley, signer);
        assert.equal(holding?.position.data.stake.amount, sum);
        await visitor.sees(visitor.article('Position 1').locator(`data[value="${sum}"]`));
    }
    await visitor.turnsTo('Unstake');
    await visitor.button('Max unstake amount').click();
    await visitor.does(() =>
        visitor.page
            .getByRole('tabpanel')
            .getByRole('button', { name: 'Unstake', exact: true })
            .click(),
    );
    for (const [link, heading] of [
        ['My positions', 'My positions'],
        ['Pools', 'Pools'],
    ] as const) {
        await visitor.link(link).click();
        await visitor.sees(visitor.heading(heading));
    }
    assert.equal(await visitor.page.getByRole('alert').count(), 0);
});

test('a dialog that fails to show takes nothing with it, and says so', async (t) => {
    const { visitor } = await newcomer(t, () => {
        HTMLDialogElement.prototype.showModal = () => {
            throw new Error('no dialogs here');
        };
    });
    visitor.foresees(/no dialogs here/, /error occurred in/);
    await visitor.button('Connect wallet').click();
    await visitor.isTold(/no dialogs here/);
    await visitor.sees(visitor.heading('Valley'));
});
