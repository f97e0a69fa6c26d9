/** A farm's file held against the chain, in words; what is missing says `@acequia/plan`. */
import type { PoolAccount } from '@acequia/client';
import { comesWithPool, exportFarm, mintsOf, parseFarm, type Farm } from '@acequia/plan';
import { mintFor, type Ground, type MintTerms } from '@acequia/plan/carry-out';
import { address, type Address } from '@solana/kit';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withMints } from '../src/pages/team/plan/Mints';
import { planFor } from '../src/pages/team/plan/plan';
import { bytesOf, givenPool } from './given';

const ME: Address = address('4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi');
const TEXT = readFileSync(new URL('../../farms/valley.toml', import.meta.url), 'utf8');
const VALLEY = parseFarm(TEXT).farm!;

const nothing = () => ({ address: ME, account: undefined });

/** A chain with mints as the file has them, and nothing else. */
function groundOf(farm: Farm, changes: Partial<MintTerms>[] = []): Ground {
    const now = 1_800_000_000n;
    const mints = farm.tokens.map(({ decimals, program, risks }, nth): MintTerms => {
        const mint = address(`${'1'.repeat(31)}${nth + 2}`);
        const kind = program === 'spl-token' ? 0 : 1;
        return { mint, kind, decimals, risks, ...changes[nth] };
    });
    const asked = { me: ME, now, mints: mints.map(mintFor), pools: farm.pools.map(nothing) };
    return { me: ME, now, mints, addresses: farm.pools.map(() => ME), pools: [], asked };
}

test('a new farm is created, funded to the unit, and its promises are said', () => {
    const plan = planFor(VALLEY, TEXT, groundOf(VALLEY));
    expect(plan.conflicts).toEqual([]);
    const rewards = VALLEY.pools.flatMap((pool) => pool.rewards);
    const count = (does: string) => plan.deeds.filter(({ deed }) => deed.does === does).length;
    const added = rewards.filter((reward) => !comesWithPool(reward));
    expect([count('create'), count('add')]).toEqual([VALLEY.pools.length, added.length]);
    for (const { token, amount } of plan.spends) {
        const budgets = rewards.map(({ token: of, emission }) =>
            of === token && emission.kind === 'curve' ? emission.budget : 0n,
        );
        expect(amount).toBe(budgets.reduce((sum, one) => sum + one, 0n));
    }
    expect(new Set(plan.spends.map(({ token }) => token)).size).toBe(plan.spends.length);
    expect(plan.promises.some((promise) => promise.startsWith('1,250,000.5 RIO'))).toBe(true);
    expect(plan.accounts).toHaveLength(2 * VALLEY.pools.length + rewards.length);
    expect(plan.changes.every(({ sign }) => sign === 'create')).toBe(true);
});

test('a mint that is not as the file says is found before anything is done', () => {
    const ground = groundOf(VALLEY, [{ decimals: 5 }, { risks: 3 }]);
    const { conflicts } = planFor(VALLEY, TEXT, ground);
    expect(conflicts.some((why) => why.includes('it has 5 decimals, not 6'))).toBe(true);
    expect(conflicts.some((why) => why.includes('(permanent delegate)'))).toBe(true);
});

/** The mints of a pool's farm file, with no powers over them. */
function termsOf({ data }: PoolAccount, account: Uint8Array): MintTerms[] {
    return mintsOf(account, data.totals.lastUpdate).map((of) => {
        const mint = address(of);
        const stream = data.streams.find((slot) => slot.mint === mint);
        const decimals = stream?.decimals ?? data.stakeDecimals;
        const kind = stream?.tokenProgram ?? data.stakeTokenProgram;
        return { mint, kind, decimals, risks: 0 };
    });
}

/** The pool of the fixtures, its farm file, and the chain on which it is. */
function givenFile(): { text: string; ground: Ground } {
    const [pool, account] = [givenPool(), bytesOf('pool').data];
    const [now, terms] = [pool.data.totals.lastUpdate, termsOf(pool, account)];
    const mints = terms.map(mintFor);
    const { address } = pool;
    const { text } = exportFarm({ name: 'Pool', address, pool: account, mints, symbols: {}, now });
    const asked = { me: ME, now, mints, pools: [{ address, account }] };
    const ground = { me: ME, now, mints: terms, addresses: [address], pools: [pool], asked };
    return { text, ground };
}

const planned = (text: string, ground: Ground) => planFor(parseFarm(text).farm!, text, ground);

test('an export finds nothing to do on the chain it was made from', () => {
    const { text, ground } = givenFile();
    const plan = planned(text, ground);
    expect(plan.conflicts).toEqual([]);
    expect(plan.deeds).toEqual([]);
    expect(plan.spends).toEqual([]);
    expect(plan.changes.every(({ sign }) => sign === 'keep')).toBe(true);
});

test('terms that are fixed, and caps of another authority, stand against a file', () => {
    const { text, ground } = givenFile();
    const other = text
        .replace(/capacity *= \d+/, 'capacity = 15')
        .replace(/\[pool\.caps\]\n(.+\n)*\n?/, '')
        .replace('[[pool.reward]]', '[pool.caps]\npool = "1"\n\n[[pool.reward]]');
    const { conflicts, deeds } = planned(other, ground);
    expect(conflicts.some((why) => why.includes('for good'))).toBe(true);
    expect(conflicts.some((why) => why.includes('only its authority'))).toBe(true);
    expect(deeds).toEqual([]);
});

test('what a file calls a token is a name and nothing else', () => {
    for (const symbol of ['constructor', '__proto__', 'toString']) {
        const token = { symbol, decimals: 6, program: 'spl-token' as const, risks: 0 };
        const farm = { name: 'A', tokens: [token], pools: [], story: undefined } as never;
        expect(withMints(farm, {}).tokens[0]!.mint).toBeUndefined();
    }
});
