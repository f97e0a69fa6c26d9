/** Before anybody signs: every amount that moves is told, once. */
import { streamsOf, type acequia, type Preview } from '@acequia/client';
import { address, type Address } from '@solana/kit';
import { expect, test } from 'vitest';
import { epochsIn, movementsIn } from '../src/transact/movements';
import { givenPool } from './given';

const pool = givenPool();
const OTHER = address('4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi');
const other = { ...pool, address: OTHER };
const { stakeMint } = pool.data;
const [stream] = streamsOf(pool);
const slot = stream!.slot;
const nameOf = (of: Address) => (of === OTHER ? 'Ridge' : 'Valley');
const membersOf = () => [pool.address, OTHER];

type Event = acequia.AcequiaEvent;

const preview = (events: readonly unknown[], more: Partial<Preview> = {}): Preview => ({
    tokens: [],
    others: [],
    lamports: 0n,
    unwrapped: 0n,
    fee: 0n,
    priorityFee: 0n,
    deposits: 0n,
    given: 0n,
    events: events as readonly Event[],
    gaugeEvents: [],
    logs: [],
    computeUnits: 0,
    ...more,
});

const told = (name: Event['name'], data: object, more: Partial<Preview> = {}) =>
    movementsIn(preview([{ name, data: { pool: pool.address, ...data } }], more), {
        pools: [pool, other],
        membersOf,
        nameOf,
    }).map(({ name, units, mint }) => [name, units, mint]);

const toBooks = { amount: 9n, weight: 12n };
const kinds: [Event['name'], object, unknown[][]][] = [
    [
        'compounded',
        { slot, paid: 7n, received: 6n },
        [
            ['Is claimed', 7n, stream!.mint],
            ['Goes into the position', 6n, stakeMint],
        ],
    ],
    [
        'reinvested',
        { slot, paid: 7n, received: 6n, toPool: OTHER },
        [
            ['Is claimed from Valley', 7n, stream!.mint],
            ['Goes into the position in Ridge', 6n, stakeMint],
        ],
    ],
    [
        'stakeMoved',
        { amount: 5n, received: 4n, toPool: OTHER },
        [
            ['Leaves Valley', 5n, stakeMint],
            ['Arrives in Ridge', 4n, stakeMint],
        ],
    ],
    [
        'positionsMerged',
        { amount: 5n, toBooks },
        [
            ['Goes over to the other', 5n, stakeMint],
            ['The other holds then', 9n, stakeMint],
            ['and counts as', 12n, stakeMint],
        ],
    ],
    [
        'lockLeft',
        { amount: 5n, penalty: 2n },
        [
            ['Leaves the position', 5n, stakeMint],
            ['Goes to those who stay', 2n, stakeMint],
        ],
    ],
    ['locked', { books: { amount: 5n } }, [['Is locked', 5n, stakeMint]]],
    ['streamRolled', { amount: 5n, funding: { slot } }, [['Goes on', 5n, stream!.mint]]],
    ['positionClosed', { forfeited: [{ slot, units: 3n }] }, [['Is given up', 3n, stream!.mint]]],
    ['voteCast', { heldPrincipal: 5n }, [['Stays staked for the vote', 5n, stakeMint]]],
    ['voteWithdrawn', { previousWeight: 5n }, [['The vote had a weight of', 5n, stakeMint]]],
    ['staked', { received: 4n }, [['Arrives in the position', 4n, stakeMint]]],
    ['unstaked', { amount: 5n }, [['Leaves the position', 5n, stakeMint]]],
    ['claimed', { paid: [{ slot, amount: 5n }] }, [['Is paid', 5n, stream!.mint]]],
    [
        'streamAdded',
        { received: 5n, mint: stream!.mint },
        [['Arrives in the stream', 5n, stream!.mint]],
    ],
    [
        'streamToppedUp',
        { received: 5n, funding: { slot } },
        [['Arrives in the stream', 5n, stream!.mint]],
    ],
    [
        'streamRefunded',
        { idle: 2n, uncommitted: 3n, funding: { slot } },
        [['Leaves the stream', 5n, stream!.mint]],
    ],
];

test.each(kinds)('what %s moves is told', (name, data, expected) => {
    expect(told(name, data)).toEqual(expected);
});

test('what a wallet sees come or go as it is, is told once; less a fee, on both sides', () => {
    const leaves = (change: bigint) => ({ tokens: [{ mint: stakeMint, change }] });
    expect(told('staked', { received: 5n }, leaves(-5n))).toEqual([]);
    expect(told('staked', { received: 4n }, leaves(-5n))).toEqual([
        ['Arrives in the position', 4n, stakeMint],
    ]);
    const others = [{ owner: OTHER, mint: stream!.mint, change: 5n }];
    expect(told('claimed', { paid: [{ slot, amount: 5n }] }, { others })).toEqual([]);
});

test('a vote is told by the pools that get a part of it', () => {
    const split = [7_000, 3_000, 0, 0];
    const data = { epoch: OTHER, weight: 10n, power: 1n << 32n, split };
    const cast = preview([], {
        gaugeEvents: [{ name: 'voteRecorded', data } as never],
    });
    expect(movementsIn(cast, { pools: [], membersOf, nameOf })).toEqual([
        { name: 'Votes for Valley', units: 7n },
        { name: 'Votes for Ridge', units: 3n },
    ]);
    expect(epochsIn(cast)).toEqual([OTHER]);
});
