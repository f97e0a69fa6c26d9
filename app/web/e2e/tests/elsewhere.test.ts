/** Whose account it is: who has handed their token accounts over still gets what is theirs. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { tokenAccount } from '@acequia/client';
import type { Token } from '@acequia/demo';
import { holdingOf, makeFarm, owedTo, staker, type Farm } from '../harness/farms.js';
import { handOver } from '../harness/handOver.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const HAS = 1_000_000_000n;

let world: World;
let agua: Token, sal: Token;
let valley: Farm;
before(async () => {
    world = await World.begin();
    [agua, sal] = [await world.token('AGUA'), await world.token('SAL')];
    const rewards = [{ token: sal, amount: 10n ** 15n, seconds: 100 * 86_400 }];
    valley = await makeFarm(world, { name: 'Valley', stake: agua, rewards });
});
after(() => world.end());

test('who has handed both accounts over leaves for good, paid at another wallet, to the unit', async (t) => {
    const signer = await staker(world, valley, HAS);
    await world.give(signer, [[sal, 1n]]);
    const [stranger, mine] = [await world.wallet(), await world.wallet()];
    for (const token of [agua, sal]) await handOver(world, signer, token, stranger.address);
    await world.pass(10_000n);
    const [due] = await owedTo(world, valley, signer);
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens(`/pool/${valley.pool}`);
    await visitor.turnsTo('More');
    await visitor.button('Leave for good').click();
    for (const symbol of ['AGUA', 'SAL']) {
        await visitor.isTold(/has been handed over to .* who would get what is paid into it/);
        await visitor.dialog.getByLabel(`Pay ${symbol} to`).fill(mine.address);
        await visitor.button('Pay there').click();
    }
    const review = await visitor.reviews();
    assert.match(review.words, /AGUA is paid to .*another wallet, not this one/s);
    assert.match(review.words, /SAL is paid to .*another wallet, not this one/s);
    await visitor.signs();
    await visitor.isDone();
    assert.equal(await world.holds(agua, mine.address), HAS);
    assert.equal(await world.holds(sal, mine.address), due);
    assert.equal(await holdingOf(world, valley, signer), undefined);
});

test('what is named to be paid at is looked at: an address that is no wallet, another token’s account', async (t) => {
    const signer = await staker(world, valley, HAS);
    const stranger = await world.wallet({ tokens: [[sal, 1n]] });
    await handOver(world, signer, agua, stranger.address);
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens(`/pool/${valley.pool}`);
    await visitor.turnsTo('Unstake');
    await visitor.button('Max unstake amount').click();
    await visitor.page
        .getByRole('tabpanel')
        .getByRole('button', { name: 'Unstake', exact: true })
        .click();
    const field = visitor.dialog.getByLabel('Pay AGUA to');
    for (const [named, words] of [
        ['so there', /This is no address/],
        [valley.pool, /neither a wallet nor a token account/],
        [await tokenAccount({ owner: stranger.address, ...sal }), /is of another token/],
        [signer.address, /has been handed over/],
    ] as const) {
        await field.fill(named);
        const button = visitor.dialog.getByRole('button', { name: 'Pay there' });
        if (await button.isEnabled()) await button.click();
        await visitor.sees(visitor.dialog.getByText(words).last());
    }
    assert.equal(visitor.wallet.asked, 0);
});
