/** The ten things that people come for, at both widths, with a pointer and by keyboard alone; each says what
 *  it took. */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { findPools, findPositions } from '@acequia/client';
import {
    advance,
    makeFarm as makeFarmOfFile,
    makeGauge,
    openVoting,
    type Farm as DemoFarm,
    type Gauge,
    type Token,
} from '@acequia/demo';
import type { KeyPairSigner } from '@solana/kit';
import type { Locator } from 'playwright-core';
import { eventually } from '../harness/eventually.js';
import { holdingOf, makeFarm, owedTo, staker } from '../harness/farms.js';
import { figures } from '../harness/figures.js';
import { repositoryFile } from '../harness/files.js';
import { keyboardOf, pointerOf, type Hand } from '../harness/hand.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const DAY = 86_400n;
const HOUR = 3_600n;
const STAKED = 1_000_000_000n;
const SCREENS = [
    [1_440, 900],
    [390, 844],
] as const;
const HANDS = [pointerOf, keyboardOf] as const;
const MODES = SCREENS.flatMap((screen) => HANDS.map((hand) => ({ screen, hand })));

let world: World;
let farm: DemoFarm;
let gauge: Gauge;
let agua: Token, rio: Token;
/** For each mode somebody who is staked and does all but vote, and somebody who votes. */
let lps: KeyPairSigner[], voters: KeyPairSigner[];
before(async () => {
    world = await World.begin();
    farm = await makeFarmOfFile(world.chain, repositoryFile('app/farms/valley.toml'));
    world.announces(farm);
    for (const { mint } of farm.tokens) world.announced.prices[mint] = 1;
    world.announced.use = true;
    [agua, , rio] = farm.tokens as [Token, Token, Token, Token];
    await makeFarm(world, { name: 'Mill', stake: rio });
    await world.pass(1n); // a pool of this second is too young for a gauge
    const terms = { epochSeconds: 7 * 86_400, closingSeconds: 86_400, firstIn: 3 * 86_400 };
    gauge = await makeGauge(world.chain, farm, { token: 2, budget: 7_000n * 10n ** 9n, ...terms });
    world.announced.gauges.push(gauge.address);
    await world.pass(2n * DAY + 120n); // the notice that a hook needs
    await openVoting(world.chain, gauge);
    [lps, voters] = [[], []];
    for (const _ of MODES) {
        for (const list of [lps, voters]) list.push(await staker(world, valley(), STAKED));
    }
    await world.pass(DAY);
    await advance(world.chain, gauge);
});
after(() => world.end());

const valley = () => {
    const { address, name } = farm.pools[0]!;
    return { pool: address, name, stake: agua, rewards: [], team: farm.team };
};

/** Somebody with a hand. */
interface Doer {
    readonly visitor: Visitor;
    readonly hand: Hand;
    readonly signer: KeyPairSigner;
}

/** Agrees to the review that comes up, and closes it once the chain has done it. */
async function agrees({ visitor, hand }: Doer): Promise<void> {
    await visitor.reviews();
    visitor.agrees();
    await hand.press(visitor.dialog.getByRole('button', { name: 'Sign', exact: true }));
    await visitor.sees(visitor.dialog.getByText('The chain has confirmed it.'));
    await hand.press(visitor.dialog.getByRole('button', { name: /^Close$/ }));
    await visitor.dialog.waitFor({ state: 'hidden' });
}

/** Goes from the first page to the position, and to one of the things to do with it. */
async function turnsTo({ visitor, hand }: Doer, tab: string): Promise<Locator> {
    await hand.press(visitor.link('My positions'));
    await hand.press(visitor.article(/^Valley, /).getByRole('link', { name: 'Manage' }));
    const card = visitor.article('Position 1');
    await hand.press(card.getByRole('tab', { name: tab }));
    return card;
}

const stakeOf = async (of: KeyPairSigner) =>
    (await holdingOf(world, valley(), of))!.position.data.stake;

/** What is seen without scrolling. */
async function isInFirstScreen(visitor: Visitor, what: Locator, words: string): Promise<void> {
    const { height } = visitor.page.viewportSize()!;
    const nav = visitor.page.getByRole('navigation', { name: 'Pages' });
    const bar = (await nav.boundingBox())!;
    const bottom = bar.y > height / 2 ? bar.y : height; // on a phone the pages lie at the thumb
    const box = (await (await visitor.sees(what)).boundingBox())!;
    assert.ok(
        box.y + box.height <= bottom,
        `${words} ends at ${box.y + box.height} of ${bottom} px`,
    );
}

const TASKS: Readonly<Record<string, (doer: Doer) => Promise<void>>> = {
    understand: async ({ visitor }) => {
        await isInFirstScreen(visitor, visitor.heading(/Stake a token, and earn/), 'what it is');
        await isInFirstScreen(
            visitor,
            visitor.page.getByText(/You can always leave/),
            'the promise',
        );
        await isInFirstScreen(visitor, visitor.page.getByText(/[\d.,]+ %/).first(), 'the yield');
    },
    stake: async (doer) => {
        const { visitor, hand, signer } = doer;
        await world.give(signer, [[agua, 50_000_000n]]);
        await hand.press(visitor.link('Valley'));
        await hand.types(visitor.field('Stake amount'), '12.5');
        await hand.sends(visitor.field('Stake amount'), visitor.button('Stake'));
        await agrees(doer);
        assert.equal((await stakeOf(signer)).amount, STAKED + 12_500_000n);
        assert.equal(await visitor.field('Stake amount').inputValue(), '');
    },
    'stake and lock': async (doer) => {
        const { visitor, hand } = doer;
        const signer = visitor.wallet.signer;
        await hand.press(visitor.link('Valley'));
        await hand.types(visitor.field('Stake amount'), '400');
        const slider = visitor.region('Stake').getByRole('slider', { name: 'Lock for' });
        await hand.slides(slider, 5);
        await hand.press(visitor.button('Stake and lock'));
        await agrees(doer);
        const { amount, lockEnd } = await stakeOf(signer);
        assert.equal(amount, 400_000_000n);
        assert.ok(lockEnd > (await world.chain.now()) + 4n * DAY);
    },
    'see what I earn': async ({ visitor, hand, signer }) => {
        await hand.press(visitor.link('My positions'));
        const all = visitor.region('All together');
        const owed = await owedTo(world, valley(), signer);
        const some = owed.filter((one) => one > 0n);
        await eventually(async () => {
            assert.deepEqual(await figures(all, 'Earned so far'), some);
            assert.ok((await figures(all, 'Earns a day')).length > 0);
        });
    },
    'claim all': async (doer) => {
        const { visitor, hand, signer } = doer;
        await hand.press(visitor.link('My positions'));
        await hand.press(visitor.button('Claim everything'));
        await agrees(doer);
        assert.ok((await world.holds(rio, signer.address)) > 0n);
    },
    reinvest: async (doer) => {
        const card = await turnsTo(doer, 'Reinvest');
        await doer.hand.press(card.getByRole('button', { name: 'Reinvest', exact: true }));
        await agrees(doer);
        const held = await findPositions(world.chain.rpc, { owner: doer.signer.address });
        assert.equal(held.length, 2);
    },
    move: async (doer) => {
        const card = await turnsTo(doer, 'Move');
        await doer.hand.picks(doer.visitor.field('To pool'), 'Terraces');
        const field = doer.visitor.field('Move amount');
        await doer.hand.types(field, '250');
        await doer.hand.sends(field, card.getByRole('button', { name: 'Move', exact: true }));
        await agrees(doer);
        const terraces = { pool: farm.pools[1]!.address };
        const there = await holdingOf(world, terraces, doer.signer);
        assert.equal(there!.position.data.stake.amount, 250_000_000n);
    },
    vote: async (doer) => {
        const { visitor, hand, signer } = doer;
        await hand.press(visitor.link('Votes'));
        await hand.press(visitor.button('Review the vote'));
        await agrees(doer);
        assert.equal((await stakeOf(signer)).votes.open, 1);
    },
    leave: async (doer) => {
        const card = await turnsTo(doer, 'More');
        await doer.hand.press(card.getByRole('button', { name: 'Leave for good' }));
        await agrees(doer);
        assert.equal(await holdingOf(world, valley(), doer.signer), undefined);
    },
    'create a farm from a template': async (doer) => {
        const { visitor, hand } = doer;
        await hand.press(visitor.link('Run a farm'));
        await hand.press(visitor.link('New farm'));
        await hand.press(visitor.button(/^Falling/));
        await hand.types(visitor.field('Name of the farm'), 'Bancal');
        await hand.types(visitor.field('Name of the pool'), 'Bancal');
        await hand.picks(visitor.field('What LPs stake'), 'AGUA');
        await hand.picks(visitor.field('Token that is paid'), 'RIO');
        await hand.types(visitor.field('Budget'), '900');
        await hand.press(visitor.button('Create this farm'));
        await agrees(doer);
        const authority = visitor.wallet.signer.address;
        assert.equal((await findPools(world.chain.rpc, { authority })).length, 1);
    },
};

/** Who does it: those with nothing yet, those who vote, those who are staked. */
async function who(task: string, nth: number): Promise<KeyPairSigner> {
    if (task === 'vote') return voters[nth]!;
    const isNew = ['stake and lock', 'create a farm from a template'].includes(task);
    const tokens = [
        [agua, STAKED],
        [rio, 1_000n * 10n ** 9n],
    ] as const;
    return isNew ? world.wallet({ tokens }) : lps[nth]!;
}

async function comes(t: TestContext, task: string, nth: number): Promise<Doer> {
    const { screen, hand } = MODES[nth]!;
    const [width, height] = screen;
    await world.pass(HOUR);
    const signer = await who(task, nth);
    const visit = task === 'understand' ? {} : { signer, known: true };
    const visitor = await Visitor.comes(t, world, { ...visit, width, height });
    await visitor.opens();
    await visitor.sees(visitor.link('Valley'));
    if (task !== 'understand') await visitor.sees(visitor.button(/^Test wallet, /));
    return { visitor, signer, hand: hand(visitor.page) };
}

for (const [nth, { screen, hand }] of MODES.entries()) {
    const by = hand === pointerOf ? 'with a pointer' : 'by keyboard alone';
    for (const [task, carryOut] of Object.entries(TASKS)) {
        test(`${task}, ${by}, ${screen[0]} px wide`, async (t) => {
            const doer = await comes(t, task, nth);
            const begin = performance.now();
            await carryOut(doer);
            const seconds = ((performance.now() - begin) / 1_000).toFixed(1);
            const { presses, letters } = doer.hand.effort;
            t.diagnostic(
                `${task}, ${by}, ${screen[0]} px: ${presses} presses, ${letters} letters, ${seconds} s`,
            );
        });
    }
}
