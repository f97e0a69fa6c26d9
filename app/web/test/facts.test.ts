/** What pages say about a pool, from a pool as the program wrote it (tests/fixtures). */
import { rules, streamsOf, type PoolAccount } from '@acequia/client';
import { address, none, some, type Address } from '@solana/kit';
import { expect, test } from 'vitest';
import { grouped } from '../src/ui/format';
import { factsOf, type Fact, type Known } from '../src/risks/facts';
import { givenPool } from './given';

const KEY = address('5ko788ndqqiYKdnRpkYV3HsBJsaob9A2wVUfMm1dxURE');

type Changes = Partial<PoolAccount['data']>;

function facts(changes: Changes = {}, known: Partial<Known> = {}): Map<string, Fact> {
    const before = givenPool();
    const pool = { ...before, data: { ...before.data, ...changes } } as PoolAccount;
    const now = pool.data.totals.lastUpdate;
    const symbol = (mint: Address) => mint.slice(0, 4);
    const words: Known['words'] = (units, of) =>
        `${grouped(units, of.decimals)} ${symbol(of.mint)}`;
    const given = { pool, now, mints: new Map(), program: undefined, symbol, words };
    const all = factsOf({ ...given, ...known });
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    return new Map(all.map((fact) => [fact.id, fact]));
}

test('a program that somebody can replace is a risk, and one that is final is none', () => {
    const upgradeable = facts({}, { program: { kind: 'upgradeable', authority: KEY } });
    expect(upgradeable.get('program')).toMatchObject({ tone: 'warning', who: KEY });
    expect(upgradeable.get('program')?.words).toContain('a single key');
    expect(facts({}, { program: { kind: 'final' } }).get('program')?.tone).toBe('good');
});

test('a key is told from the address of a program', () => {
    const words = (authority: Address) =>
        facts({ authority: some(authority) }).get('authority')?.words;
    expect(words(KEY)).toContain('a single key');
    // A pool's own address is one that a program derived.
    expect(words(givenPool().address)).toContain('multisig');
    expect(facts({ authority: none() }).get('authority')?.tone).toBe('good');
});

test('an authority that is on offer is said, and to whom', () => {
    expect(facts({ pendingAuthority: none() }).has('heir')).toBe(false);
    expect(facts({ pendingAuthority: some(KEY) }).get('heir')).toMatchObject({ who: KEY });
});

test('a pause is said, and that leaving goes on', () => {
    expect(facts({ flags: 0 }).has('paused')).toBe(false);
    expect(facts({ flags: 1 }).get('paused')?.words).toContain('Unstaking');
});

test('a change of hook is announced with its time', () => {
    const pendingHook = some(KEY);
    const { lastUpdate } = givenPool().data.totals;
    const coming = facts({ pendingHook, hookActivatesAt: lastUpdate + 1n }).get('pending-hook');
    expect(coming).toMatchObject({ tone: 'warning', who: KEY });
    expect(coming?.words).toContain('hold until their ballots end');
    expect(facts({ pendingHook: none() }).has('pending-hook')).toBe(false);
    const expired = lastUpdate - 14n * 86_400n - 1n;
    expect(facts({ pendingHook, hookActivatesAt: expired }).has('pending-hook')).toBe(false);
});

test("an issuer's power over what is staked weighs more than over a reward", () => {
    const { stakeMint } = givenPool().data;
    const reward = streamsOf(givenPool()).find(({ mint }) => mint !== stakeMint)!.mint;
    const power = (mint: Address) => [mint, { mint, risks: ['freezeAuthority'] as const }] as const;
    const found = facts({}, { mints: new Map([power(stakeMint), power(reward)]) });
    expect(found.get(`mint-${stakeMint}`)?.tone).toBe('warning');
    expect(found.get(`mint-${reward}`)?.tone).toBe('note');
    expect(found.get(`mint-${reward}`)?.words).toContain('freeze');
});

test('what a funder can still take back is named to the unit', () => {
    const pool = givenPool();
    const [, stream] = streamsOf(pool);
    const { slot, books, decimals } = stream!;
    const now = pool.data.totals.lastUpdate;
    const with_ = (committedUntil: bigint) => {
        const streams = pool.data.streams.map((one, at) =>
            at === slot ? { ...one, books: { ...one.books, committedUntil } } : one,
        );
        return facts({ streams }).get(`commitment-${slot}`);
    };
    expect(with_(2n ** 62n)?.tone).toBe('good');
    const open = rules.refundable({ ...books, committedUntil: 0n }, now) - books.idle;
    expect(open).toBeGreaterThan(0n);
    expect(with_(0n)?.tone).toBe('warning');
    expect(with_(0n)?.words).toContain(` ${grouped(open, decimals)} `);
});

test('operators are named as a power, with how many positions have one', () => {
    expect(facts().get('operators')).toMatchObject({ tone: 'note' });
    expect(facts().get('operators')?.words).not.toContain('Of the positions');
    const words = (operated: number) => facts({}, { operated }).get('operators')?.words;
    expect(words(1)).toContain('one has one now');
    expect(words(3)).toContain('3 have one now');
    expect(words(3)).toContain('14 days at most');
});
