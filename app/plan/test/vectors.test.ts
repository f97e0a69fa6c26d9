/** The module answers as the crate does. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { load } from '../src/memory.js';
import * as plan from '../src/index.js';
import type { Reward } from '../src/index.js';
import { answersTo, awkwardIn, casesOf } from './cases.js';

const PACKAGE = join(import.meta.dirname, '../..');
const file = (path: string) => readFileSync(join(PACKAGE, path), 'utf8');
load(readFileSync(join(PACKAGE, 'wasm/acequia.wasm')));

test('the same farm files and chain states give the same answers as where the CLI asks', () => {
    const cases = casesOf(file('test/vectors/plans.json'));
    assert.ok(cases.length > 200);
    for (const one of cases) {
        for (const [given, known] of answersTo(one, plan)) assert.deepEqual(given, known);
    }
});

test('awkward files are read, or refused, as where the CLI reads them', () => {
    const files = awkwardIn(file('test/vectors/awkward.json'));
    assert.ok(files.length >= 140);
    for (const one of files) {
        assert.deepEqual(plan.parseFarm(one.file), one.read, JSON.stringify(one.file));
    }
});

const VALLEY = file('../farms/valley.toml');

test('amounts are exact, and a story is kept and told', () => {
    const { farm } = plan.parseFarm(VALLEY);
    const [made, { emission }] = farm!.pools[0]!.rewards as [Reward, Reward];
    assert.ok(plan.comesWithPool(made), 'no file names what leaving early pays into');
    assert.ok(emission.kind === 'curve');
    assert.equal(emission.budget, 90_000_000_000n);
    assert.match(emission.words, /constant|steps|halves|falls|ramps/);
    assert.match(farm!.story!, /^\[story\]/);
    assert.deepEqual(plan.parseFarm(plan.writeFarm(VALLEY)).farm, farm);
    const { lps, events } = plan.storyOf(VALLEY)!;
    assert.ok(lps.some(({ name }) => name === 'Inés') && events.length > 100);
    assert.equal(plan.storyOf(plan.writeFarm(VALLEY).split('[story]')[0]!), undefined);
});

test('every farm of the repository is read, and its story told of people that it knows', () => {
    const farms = readdirSync(join(PACKAGE, '../farms')).filter((name) => name.endsWith('.toml'));
    assert.ok(farms.length >= 4);
    for (const name of farms) {
        const text = file(`../farms/${name}`);
        const { pools } = plan.parseFarm(text).farm!;
        const { lps, events } = plan.storyOf(text)!;
        for (const { who, pool } of events) {
            assert.ok((who === 'team' || who < lps.length) && pool < pools.length, name);
        }
    }
});

test('a mint that is chosen for a token stands in the file', () => {
    const mint = '4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi';
    const { farm } = plan.parseFarm(plan.writeFarm(VALLEY, { AGUA: mint }));
    assert.deepEqual(
        farm!.tokens.map((token) => token.mint),
        [mint, undefined, undefined, undefined],
    );
});

test('what is wrong is said where an editor finds it', () => {
    const text = '# 😀 é\nname = "x"\nNAME = 1\n';
    const slip = plan
        .parseFarm(text)
        .problems!.find(({ condition }) => condition.includes('NAME'))!;
    assert.equal(text.slice(slip.start, slip.end), 'NAME');
    assert.deepEqual([slip.line, slip.column], [3, 1]);
});

test('any text gets an answer', () => {
    for (const text of ['', '\n', '=', '[', '[[', 'a', '"""', '\0', '[[pool]]\n[[pool]]', '{']) {
        assert.ok((plan.parseFarm(text).problems ?? []).length > 0, JSON.stringify(text));
    }
    assert.ok(plan.parseFarm('a = [['.repeat(10_000)).problems);
    assert.ok(plan.parseFarm(VALLEY).farm);
});

test('what cannot be answered is refused in words, and the next question is answered', () => {
    assert.throws(() => plan.writeFarm('name = 1'), /line 1: `name` is not a text/);
    assert.throws(() => plan.writeFarm(VALLEY, { AGUA: 'x' }), /x is no address/);
    assert.throws(() => plan.mintsOf(new Uint8Array(9), 0n), /Pool|account/);
    assert.ok(plan.parseFarm(VALLEY).farm);
});

test('a plot shows the rate as steps and the sum at each boundary', () => {
    const segments = [
        { seconds: 86_400, amount: 0n },
        { seconds: 43_200, amount: 3_000_000n },
    ];
    const at = { start: 100, decimals: 6 };
    assert.deepEqual(plan.ratePoints(segments, at), [
        { at: 100, value: 0 },
        { at: 86_500, value: 6 },
        { at: 129_700, value: 0 },
    ]);
    assert.deepEqual(
        plan.cumulativePoints(segments, at).map(({ value }) => value),
        [0, 0, 3],
    );
    assert.equal(plan.emittedAt(segments, 100n, 86_500n + 21_600n), 1_500_000n);
});

interface Recorded {
    readonly limits: readonly [{ readonly segments: number; readonly risks: unknown }];
    readonly emitted: readonly {
        readonly start: string;
        readonly segments: readonly [seconds: number, amount: string][];
        readonly by: readonly [at: string, units: string][];
    }[];
}

test('what is said here of segments and risks is what the crate says', () => {
    const path = '../../crates/acequia-farm-file/tests/golden/read.json';
    const { limits, emitted } = JSON.parse(file(path)) as Recorded;
    const [{ segments, risks }] = limits;
    assert.deepEqual([plan.MAX_SEGMENTS, plan.RISK_NAMES], [segments, risks]);
    for (const { start, segments: pairs, by } of emitted) {
        const curve = pairs.map(([seconds, amount]) => ({ seconds, amount: BigInt(amount) }));
        for (const [at, units] of by) {
            assert.equal(plan.emittedAt(curve, BigInt(start), BigInt(at)), BigInt(units));
        }
    }
});

test('a moment is read as it is written, and no other way', () => {
    for (const unix of [0n, 1_767_571_200n, 253_402_207_200n]) {
        assert.equal(plan.readInstant(plan.writeInstant(unix)), unix);
    }
    for (const text of [
        '2026-02-30T00:00:00Z',
        '9999-12-30T22:00:01Z',
        '2026-01-05',
        '2026-01-05T00:00Z',
        '5 Jan 2026',
        '1',
    ]) {
        assert.equal(plan.readInstant(text), undefined, text);
    }
});
