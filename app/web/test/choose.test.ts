/** Which pools are shown, and in which order. */
import { streamsOf } from '@acequia/client';
import { address } from '@solana/kit';
import { expect, test } from 'vitest';
import { chosen, endsSoon, FIRST, SOON, type Choice, type Listed } from '../src/pages/pools/choose';
import { readShown, writeShown } from '../src/pages/pools/inUrl';
import { totalsOf } from '../src/pages/pools/totals';
import { yieldsOf } from '../src/rewards/yields';
import { givenPool } from './given';

const now = givenPool().data.totals.lastUpdate;
const ANY: Choice = { show: 'all', token: 'all', order: 'name', text: '' };

function listed(name: string, changes = {}, worth?: number, price = 1): Listed {
    const pool = givenPool(changes);
    const yields = yieldsOf(pool, {
        now,
        price: (mint) => (mint === pool.data.stakeMint ? 1 : price),
    });
    const words = [name, pool.address].join('\n');
    return { pool, name, by: 'list', words, vouched: false, unlisted: false, yields, worth };
}

const names = (pools: readonly Listed[], choice: Partial<Choice> = {}) =>
    chosen(pools, { ...ANY, ...choice }, now).map(({ name }) => name);

test('pools are in the order of their names, whatever their case', () => {
    expect(names([listed('valley'), listed('Terraces'), listed('3pool')])).toEqual([
        '3pool',
        'Terraces',
        'valley',
    ]);
});

test('those that somebody vouches for come before all others, whatever the order', () => {
    const ours = { ...listed('ours', { streams: [] }), vouched: true };
    for (const order of ['name', 'yield', 'staked', 'ending'] as const) {
        expect(names([listed('a high one', {}, 30, 5), ours], { order })[0]).toBe('ours');
    }
});

test('the highest APR comes first, what has none last', () => {
    const none = listed('none', { streams: [] });
    expect(
        names([none, listed('low', {}, 0, 1), listed('high', {}, 0, 5)], { order: 'yield' }),
    ).toEqual(['high', 'low', 'none']);
});

test('by what is staked, pools without a price come last', () => {
    const pools = [listed('a'), listed('b', {}, 10), listed('c', {}, 20)];
    expect(names(pools, { order: 'staked' })).toEqual(['c', 'b', 'a']);
});

test('a token finds the pools that stake or pay it', () => {
    const [, first] = streamsOf(givenPool());
    const pools = [listed('all'), listed('empty', { streams: [] })];
    expect(names(pools, { token: first!.mint })).toEqual(['all']);
    expect(names(pools, { token: givenPool().data.stakeMint })).toEqual(['all', 'empty']);
    const nobody = address('5ko788ndqqiYKdnRpkYV3HsBJsaob9A2wVUfMm1dxURE');
    expect(names(pools, { token: nobody })).toEqual([]);
});

test('paused and delegated pools are not open, pools without streams do not pay', () => {
    const pools = [
        listed('open'),
        listed('paused', { flags: 1 }),
        listed('delegated', { flags: 2 }),
        listed('empty', { streams: [] }),
    ];
    expect(names(pools, { show: 'open' })).toEqual(['empty', 'open']);
    expect(names(pools, { show: 'paying' })).toEqual(['delegated', 'open', 'paused']);
});

test('a pool ends soon when its last stream does; a reward that does is found before', () => {
    const one = listed('one');
    const last = one.yields.map(({ endsAt }) => endsAt).reduce((a, b) => (a > b ? a : b));
    expect(endsSoon(one.yields, now)).toBe(false);
    expect(endsSoon(one.yields, last - SOON)).toBe(true);
    expect(endsSoon(one.yields, last)).toBe(false);
    expect(names([one], { show: 'ending' })).toEqual(['one']); // its flow, in three days
    expect(names([one, listed('empty', { streams: [] })], { order: 'ending' })).toEqual([
        'one',
        'empty',
    ]);
});

test('as a rule ended, closed and unlisted pools are left out; whoever has an address finds it anyway', () => {
    const unlisted = { ...listed('unlisted'), unlisted: true };
    const pools = [listed('one'), listed('empty', { streams: [] }), unlisted];
    expect(names(pools, { show: 'usual' })).toEqual(['one']);
    expect(names([unlisted], { show: 'usual', text: 'unlist' })).toEqual([]);
    expect(names([unlisted], { show: 'usual', text: unlisted.pool.address })).toEqual(['unlisted']);
});

test('what is typed finds a part of any of a pool’s words, whatever its case', () => {
    const pools = [listed('Valley'), listed('Terraces')];
    expect(names(pools, { text: ' vALL ' })).toEqual(['Valley']);
    expect(names(pools, { text: 'nowhere' })).toEqual([]);
});

test('without prices the pool of more positions comes first', () => {
    const busy = listed('busy');
    const totals = { ...busy.pool.data.totals, positions: 99n as never };
    expect(names([listed('a'), listed('busy', { totals })], { order: 'staked' })).toEqual([
        'busy',
        'a',
    ]);
});

test('an empty pool comes last, though nothing is worth nothing without a price too', () => {
    const { totals } = givenPool().data;
    const empty = listed('an empty one', { totals: { ...totals, staked: 0n } }, 0);
    expect(names([empty, listed('unpriced')], { order: 'staked' })).toEqual([
        'unpriced',
        'an empty one',
    ]);
});

test('totals are of what has a price, and say where something has none', () => {
    const price = (mint: string) => (mint === givenPool().data.stakeMint ? 2 : undefined);
    const totals = totalsOf([listed('a', {}, 10), listed('b', {}, 5.5)], price);
    expect(totals.staked).toBe(15.5);
    expect(totals.isPartial).toBe(true);
    expect(totalsOf([listed('a')], () => undefined).staked).toBeUndefined();
});

test('a choice is written into an address, only where it is not as usual, and read back', () => {
    const beside = new URLSearchParams('of=here&show=all');
    const shown = { ...FIRST, view: 'table', text: 'río & co' } as const;
    const written = writeShown(shown, beside);
    expect([...written.keys()].sort()).toEqual(['of', 'text', 'view']);
    expect(readShown(written)).toEqual(shown);
    expect(readShown(new URLSearchParams('show=nonsense&token=x&order=&view=3d'))).toEqual({
        ...FIRST,
        view: 'cards',
    });
});
