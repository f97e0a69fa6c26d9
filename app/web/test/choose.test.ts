/** Which farms are shown, and in which order. */
import { streamsOf } from '@acequia/client';
import { address } from '@solana/kit';
import { expect, test } from 'vitest';
import { chosen, endsSoon, SOON, type Choice, type Farm } from '../src/pages/farms/choose';
import { yieldsOf } from '../src/rewards/yields';
import { givenPool } from './given';

const now = givenPool().data.totals.lastUpdate;
const ANY: Choice = { show: 'all', token: 'all', order: 'name' };

function farm(name: string, changes = {}, worth?: number, price = 1): Farm {
    const pool = givenPool(changes);
    const yields = yieldsOf(pool, {
        now,
        price: (mint) => (mint === pool.data.stakeMint ? 1 : price),
    });
    return { pool, name, yields, worth };
}

const names = (farms: readonly Farm[], choice: Partial<Choice> = {}) =>
    chosen(farms, { ...ANY, ...choice }, now).map(({ name }) => name);

test('farms are in the order of their names, whatever their case', () => {
    expect(names([farm('valley'), farm('Terraces'), farm('3pool')])).toEqual([
        '3pool',
        'Terraces',
        'valley',
    ]);
});

test('the highest APR comes first, what has none last', () => {
    const none = farm('none', { streams: [] });
    expect(
        names([none, farm('low', {}, 0, 1), farm('high', {}, 0, 5)], { order: 'yield' }),
    ).toEqual(['high', 'low', 'none']);
});

test('by what is staked, farms without a price come last', () => {
    const farms = [farm('a'), farm('b', {}, 10), farm('c', {}, 20)];
    expect(names(farms, { order: 'staked' })).toEqual(['c', 'b', 'a']);
});

test('a token finds the farms that stake or pay it', () => {
    const [first] = streamsOf(givenPool());
    const farms = [farm('all'), farm('empty', { streams: [] })];
    expect(names(farms, { token: first!.mint })).toEqual(['all']);
    expect(names(farms, { token: givenPool().data.stakeMint })).toEqual(['all', 'empty']);
    const nobody = address('5ko788ndqqiYKdnRpkYV3HsBJsaob9A2wVUfMm1dxURE');
    expect(names(farms, { token: nobody })).toEqual([]);
});

test('paused and delegated farms are not open, farms without streams do not pay', () => {
    const farms = [
        farm('open'),
        farm('paused', { flags: 1 }),
        farm('delegated', { flags: 2 }),
        farm('empty', { streams: [] }),
    ];
    expect(names(farms, { show: 'open' })).toEqual(['empty', 'open']);
    expect(names(farms, { show: 'paying' })).toEqual(['delegated', 'open', 'paused']);
});

test('a farm ends soon when its last stream does; a reward that does is found before', () => {
    const one = farm('one');
    const last = one.yields.map(({ endsAt }) => endsAt).reduce((a, b) => (a > b ? a : b));
    expect(endsSoon(one.yields, now)).toBe(false);
    expect(endsSoon(one.yields, last - SOON)).toBe(true);
    expect(endsSoon(one.yields, last)).toBe(false);
    expect(names([one], { show: 'ending' })).toEqual(['one']); // its flow, in three days
    expect(names([one, farm('empty', { streams: [] })], { order: 'ending' })).toEqual([
        'one',
        'empty',
    ]);
});
