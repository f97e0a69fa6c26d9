/** What a page says that a stake would earn, held against what the chain pays. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { lockPosition, releaseLock } from '@acequia/client';
import type { Token } from '@acequia/demo';
import { eventually } from '../harness/eventually.js';
import { holdingOf, makeFarm, owedTo, staker, type Farm } from '../harness/farms.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const DAY = 86_400n;
const LOCK = { maxSeconds: 60 * 86_400, maxMultiplierBps: 25_000, earlyLeaveBps: 3_000 };

let world: World;
let agua: Token, sal: Token;
let valley: Farm;
before(async () => {
    world = await World.begin();
    agua = await world.token('AGUA');
    sal = await world.token('SAL', { decimals: 9 });
    const rewards = [
        { token: sal, amount: 1_000_000_000_000_001n, seconds: 40 * 86_400 },
        { token: agua, amount: 777_777_777_777n, seconds: 100 * 86_400 },
    ];
    valley = await makeFarm(world, { name: 'Valley', stake: agua, rewards, lock: LOCK });
    await staker(world, valley, 3_333_333_333n);
});
after(() => world.end());

/** What the calculator says, by token [base units]. */
async function answers(visitor: Visitor): Promise<Record<string, bigint>> {
    const table = visitor.region('What would I earn?').getByRole('table');
    const rows = await table.locator('tbody tr').evaluateAll((all) =>
        all.map((row) => {
            const figures = [...row.querySelectorAll('td:last-child data')];
            return [
                row.querySelector('th')!.textContent,
                (figures[0] as HTMLDataElement).value,
            ] as const;
        }),
    );
    return Object.fromEntries(rows.map(([symbol, units]) => [symbol, BigInt(units)]));
}

/** What the chain owes in the end, the penalty flow left out. */
async function paid(owner: Parameters<typeof owedTo>[2]) {
    const [salOwed, aguaOwed] = await owedTo(world, valley, owner);
    return { SAL: salOwed!, AGUA: aguaOwed! };
}

test('without a wallet the calculator says what the chain then pays, to the unit', async (t) => {
    const visitor = await Visitor.comes(t, world);
    await visitor.opens(`/pool/${valley.pool}`);
    await visitor.field('If I staked').fill('250.500001');
    await visitor.button('90 days').click();
    const said = await eventually(() => answers(visitor));
    const owner = await staker(world, valley, 250_500_001n);
    await world.pass(90n * DAY);
    assert.deepEqual(said, await paid(owner));
});

test('with a lock too, which weighs until it ends; that it outlasts the rewards is said', async (t) => {
    const visitor = await Visitor.comes(t, world);
    await visitor.opens(`/pool/${valley.pool}`);
    await visitor.field('If I staked').fill('100');
    const calculator = visitor.region('What would I earn?');
    const slider = calculator.getByRole('slider', { name: 'Lock for' });
    assert.equal(await slider.inputValue(), '0');
    await slider.fill('5');
    await visitor.button('Until the rewards end').click();
    await visitor.sees(calculator.getByText(/Leaving at once would cost 2.5 AGUA/));
    const said = await eventually(() => answers(visitor));
    const owner = await staker(world, valley, 100_000_000n);
    const holding = (await holdingOf(world, valley, owner))!;
    const lockEnd = (await world.chain.now()) + 5n * DAY;
    await world.chain.send(owner, lockPosition({ ...holding, owner, lockEnd }));
    await world.pass(5n * DAY);
    await world.chain.send(owner, releaseLock(holding));
    await world.pass(60n * DAY);
    assert.equal(said['AGUA'], (await paid(owner)).AGUA);
    await visitor.reloads();
    await slider.fill('60');
    await visitor.sees(/The lock outlasts the rewards/);
});
