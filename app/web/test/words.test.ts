/** A position's history, in sentences. */
import { address } from '@solana/kit';
import { expect, test } from 'vitest';
import { tell, timeOf, type Part } from '../src/pages/positions/words';
import type { Rewards } from '../src/rewards/paid';
import { givenHolding } from './given';

const holding = givenHolding();
const { pool, position } = holding;
const books = {
    amount: 5n,
    weight: 5n,
    lockEnd: 99n,
    poolStaked: 9n,
    poolWeight: 9n,
    time: 1_800_000_123n,
    indexes: [],
};
const since = { total: 9n, fraction: 0n };
const about = { pool: pool.address, position: position.address, books };
const ELSEWHERE = address('5ko788ndqqiYKdnRpkYV3HsBJsaob9A2wVUfMm1dxURE');
type Event = Parameters<typeof tell>[0]['event'];

const said = (event: Event, rewards: Rewards = new Map()): string =>
    tell({ event, rewards }, holding, () => 'Terraces')
        .map((part: Part) => {
            if (typeof part === 'string') return part;
            return 'time' in part ? `<${part.time}>` : `[${part.units} of ${part.decimals}]`;
        })
        .join('');

test('stake and its changes are told with what the position holds since', () => {
    expect(said({ name: 'staked', data: { ...about, received: 3n } })).toBe(
        'Staked [3 of 9]; it holds [5 of 9].',
    );
    expect(said({ name: 'unstaked', data: { ...about, amount: 2n } })).toBe(
        'Unstaked [2 of 9]; it holds [5 of 9].',
    );
});

test('a claim names each reward that paid something', () => {
    const paid = [
        { slot: 1, amount: 7n, ...since },
        { slot: 0, amount: 0n, ...since },
        { slot: 3, amount: 8n, ...since },
    ];
    const rewards = new Map([
        [1, { mint: ELSEWHERE, decimals: 6 }],
        [3, { mint: ELSEWHERE, decimals: 9 }],
    ]);
    expect(said({ name: 'claimed', data: { ...about, pushed: false, paid } }, rewards)).toBe(
        'Claimed [7 of 6] and [8 of 9].',
    );
    expect(said({ name: 'claimed', data: { ...about, pushed: true, paid: [] } })).toBe(
        'Somebody claimed for you: nothing.',
    );
});

test('a reward of which the node does not show what it was is told in base units', () => {
    const paid = [{ slot: 1, amount: 7n, ...since }];
    expect(said({ name: 'claimed', data: { ...about, pushed: false, paid } })).toBe(
        'Claimed 7 base units of what reward slot 1 paid then.',
    );
});

test('a move reads from the side of the position it is told of', () => {
    const moved = { amount: 4n, received: 4n, books, toBooks: books };
    const [here, there] = [about, { pool: ELSEWHERE, position: ELSEWHERE }];
    expect(
        said({
            name: 'stakeMoved',
            data: { ...moved, ...here, toPool: there.pool, toPosition: there.position },
        }),
    ).toBe('Moved [4 of 9] to Terraces.');
    expect(
        said({
            name: 'stakeMoved',
            data: { ...moved, ...there, toPool: here.pool, toPosition: here.position },
        }),
    ).toBe('Moved [4 of 9] here from Terraces.');
});

test('a lock is told with its end, and leaving it with its price', () => {
    expect(said({ name: 'locked', data: about })).toBe('Locked [5 of 9] until <99>.');
    const left = { amount: 10n, penalty: 3n, received: 3n, funded: 9n };
    expect(said({ name: 'lockLeft', data: { ...about, ...left } })).toBe(
        'Left the lock early with [10 of 9], of which [3 of 9] went to those who stay.',
    );
    const free = { amount: 10n, penalty: 0n, received: 0n, funded: 9n };
    expect(said({ name: 'lockLeft', data: { ...about, ...free } })).toBe(
        'Left the lock early with [10 of 9], which cost nothing.',
    );
});

test('an event says when it was, where it knows', () => {
    expect(timeOf({ name: 'staked', data: { ...about, received: 3n } })).toBe(1_800_000_123n);
    const open = { ...about, owner: ELSEWHERE, opener: ELSEWHERE, index: 0, poolPositions: 1n };
    const { books: _, ...opened } = open;
    expect(timeOf({ name: 'positionOpened', data: opened })).toBeUndefined();
});
