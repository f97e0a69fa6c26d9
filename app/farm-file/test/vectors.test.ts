/** The farm file is read here as the Rust crate reads it: to the unit, the second and the word. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import * as own from '../src/index.js';
import { pairs, plain, segments, shapeOf, textOf, vectors } from './vectors.js';

test('the limits are those of the program', () => {
    assert.deepEqual(vectors.limits[0], {
        segments: own.MAX_SEGMENTS,
        streams: own.MAX_STREAMS,
        time: own.MAX_TIME.toString(),
        funding: own.FUNDING_LIMIT.toString(),
        minWindow: own.MIN_WINDOW,
        maxWindow: own.MAX_WINDOW,
        lockSeconds: own.MAX_LOCK_SECONDS,
        multiplierBps: own.MAX_MULTIPLIER_BPS,
        earlyLeaveBps: own.MAX_EARLY_LEAVE_BPS,
        risks: own.RISK_NAMES,
    });
});

test('amounts are read to the unit or refused', () => {
    assert.ok(vectors.amounts.length >= 100);
    for (const { text, decimals, units, error } of vectors.amounts) {
        const read = own.readAmount(text, decimals);
        const said = typeof read === 'object' ? `${read.digits} decimals` : read.toString();
        assert.equal(said, units ?? error, `"${text}" with ${decimals} decimals`);
    }
});

test('a file is read as what people type is', () => {
    const file = new URL('../../../client/test/vectors/amounts.json', import.meta.url);
    const typed = JSON.parse(readFileSync(file, 'utf8')) as {
        text: string;
        decimals: number;
        units: string | null;
    }[];
    assert.ok(typed.length >= 190);
    for (const { text, decimals, units } of typed) {
        const read = own.readAmount(text, decimals);
        const said = typeof read === 'bigint' ? read.toString() : null;
        assert.equal(said, units, `"${text}" with ${decimals} decimals`);
    }
});

test('amounts are written as the command line client writes them', () => {
    for (const { units, decimals, exact, short } of vectors.written) {
        assert.equal(own.formatExact(BigInt(units), decimals), exact);
        assert.equal(own.formatShort(BigInt(units), decimals), short);
    }
});

test('durations are read to the second or refused', () => {
    for (const { text, seconds, words } of vectors.durations) {
        const read = own.readDuration(text);
        assert.equal(read?.toString(), seconds, text);
        if (read !== undefined) assert.equal(own.duration(Number(read)), words);
    }
});

test('shapes give the segments that the command line client sends', () => {
    for (const { shape: raw, budget, seconds, words, ...expected } of vectors.shapes) {
        const shape = shapeOf(raw);
        assert.equal(own.secondsOf(shape), seconds);
        assert.equal(own.describeShape(shape), words);
        const read = own.segmentsOf(shape, BigInt(budget));
        const said = typeof read === 'string' ? ERRORS[read] : pairs(read);
        assert.deepEqual(said, expected.segments ?? expected.error, JSON.stringify(raw));
    }
});

const ERRORS = {
    'too many segments': 'ScheduleTooLong',
    'segment too short': 'SegmentTooShort',
    'too large': 'FundingOverflow',
    empty: 'ScheduleEmpty',
};

test('what a curve has emitted is what the program says it has', () => {
    for (const { start, segments: curve, by } of vectors.emitted) {
        for (const [at, units] of by) {
            const emitted = own.emittedAt(segments(curve), BigInt(start), BigInt(at));
            assert.equal(emitted.toString(), units);
        }
    }
});

describe('files', () => {
    for (const file of vectors.files) {
        test(`are read or refused alike: ${file.name}`, () => {
            const { farm, problems = [] } = own.parseFarm(textOf(file));
            const said = problems.map((p) => unworded([p.line, p.condition, p.remedy]));
            const order = (list: readonly unknown[]) =>
                list.map((one) => JSON.stringify(one)).sort();
            assert.deepEqual(order(said), order((file.problems ?? []).map(unworded)));
            if (file.farm !== undefined) assert.deepEqual(plain(farm!), file.farm);
        });
    }
});

/** What is not TOML is said in the words of either parser: only its line is the same. */
function unworded(problem: readonly [number, string, string]) {
    const [line, , remedy] = problem;
    return remedy.includes('https://toml.io') ? [line, '', remedy] : problem;
}
