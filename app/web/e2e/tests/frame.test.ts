/** What stands around every page: the chain, the wallet, the theme. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually } from '../harness/eventually.js';
import { lamportsIn } from '../harness/review.js';
import { Visitor, WALLET } from '../harness/visitor.js';
import { SOL, World } from '../harness/world.js';

let world: World;
before(async () => {
    world = await World.begin();
});
after(() => world.end());

test('a wallet is connected, stays connected after a reload, and is let go', async (t) => {
    const signer = await world.wallet();
    const visitor = await Visitor.comes(t, world, { signer });
    await visitor.opens();
    await visitor.connects();
    await visitor.reloads();
    const head = visitor.button(new RegExp(`^${WALLET}, ${signer.address.slice(0, 4)}`));
    await head.click();
    await visitor.sees(visitor.dialog.getByRole('heading', { name: WALLET }));
    await visitor.dialog.getByRole('button', { name: 'Disconnect' }).click();
    await visitor.closes();
    await visitor.reloads();
    await visitor.sees(visitor.button('Connect wallet'));
    assert.equal(visitor.wallet.asked, 0);
});

test('the dialog of the wallet says what it holds, to the lamport', async (t) => {
    const signer = await world.wallet({ sol: SOL - 123n });
    const visitor = await Visitor.comes(t, world, { signer });
    await visitor.opensConnected();
    await visitor.button(new RegExp(WALLET)).click();
    await eventually(async () => {
        const holds = await visitor.dialog.getByRole('definition').filter({ hasText: 'SOL' });
        assert.equal(lamportsIn(await holds.innerText()), SOL - 123n);
    });
});
