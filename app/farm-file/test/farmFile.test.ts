/** What a farm file is beyond the vectors: slips in TOML, writing back, plots. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
    cumulativePoints,
    describeProblems,
    emittedAfter,
    isAddress,
    parseFarm,
    ratePoints,
    suggest,
    writeFarm,
} from '../src/index.js';
import { plain, vectors } from './vectors.js';

const REPOSITORY = new URL('../../../../', import.meta.url);
const sound = vectors.files.filter(({ farm, text }) => farm !== undefined && text !== undefined);

test('what is not TOML does not hide what is', () => {
    const path = 'crates/acequia-farm-file/tests/golden/broken.toml';
    const { problems = [] } = parseFarm(readFileSync(new URL(path, REPOSITORY), 'utf8'));
    assert.deepEqual(
        problems.map(({ line }) => line),
        [1, 3, 5, 7],
    );
    assert.match(describeProblems('broken.toml', problems), /broken\.toml:7:12: `capacity` is not/);
    assert.ok(problems.every(({ start, end, remedy }) => end > start && remedy !== ''));
});

test('a broken header raises no alarm about the lines below it', () => {
    const text = sound[0]!.text!.replace('[[pool.reward]]', '[[pool.reward]');
    const { problems = [] } = parseFarm(text);
    assert.equal(problems.length, 1, describeProblems('farm.toml', problems));
});

test('any text gets an answer', () => {
    for (const text of [
        '',
        '\n',
        '=',
        '[',
        '[[',
        'a',
        '"""',
        '\u0000',
        '[[pool]]\n[[pool]]',
        '{',
    ]) {
        assert.ok((parseFarm(text).problems ?? []).length > 0, JSON.stringify(text));
    }
});

test('what is written is read as the same farm, story included', () => {
    assert.ok(sound.length >= 5);
    for (const { name, text } of sound) {
        const { farm } = parseFarm(text!);
        const written = writeFarm(farm!);
        const again = parseFarm(written);
        assert.deepEqual(again.problems, undefined, describeProblems(name, again.problems ?? []));
        assert.deepEqual(plain(again.farm), plain(farm!), name);
        assert.equal(again.farm.story, farm!.story, name);
        assert.equal(writeFarm(again.farm), written, name);
    }
    assert.ok(sound.some(({ text }) => parseFarm(text!).farm!.story?.includes('[story.crowd]')));
});

test('names with quotes and line breaks are written so that they can be read', () => {
    const { farm } = parseFarm(sound[0]!.text!);
    for (const name of ['say "hi"', 'a\\b', 'two\nlines', 'tab\t', 'Ünï🌾', '\u007f\u0001']) {
        const tokens = farm!.tokens.map((token, at) =>
            at === 0 ? { ...token, symbol: name } : token,
        );
        const { farm: again, problems = [] } = parseFarm(writeFarm({ ...farm!, name, tokens }));
        assert.equal(again?.name, name, describeProblems('farm.toml', problems));
        assert.equal(again.tokens[0]!.symbol, name);
    }
});

test('a plot shows the rate as steps and the sum at each boundary', () => {
    const segments = [
        { seconds: 86_400, amount: 0n },
        { seconds: 43_200, amount: 3_000_000n },
    ];
    const at = { start: 100, decimals: 6 };
    assert.deepEqual(ratePoints(segments, at), [
        { at: 100, value: 0 },
        { at: 86_500, value: 6 },
        { at: 129_700, value: 0 },
    ]);
    assert.deepEqual(
        cumulativePoints(segments, at).map(({ value }) => value),
        [0, 0, 3],
    );
    assert.equal(emittedAfter(segments, 100n, 50n), 3_000_000n);
    assert.equal(emittedAfter(segments, 100n, 86_500n + 21_600n), 1_500_000n);
});

test('addresses have 32 bytes', () => {
    assert.ok(isAddress('11111111111111111111111111111111'));
    assert.ok(isAddress('So11111111111111111111111111111111111111112'));
    assert.ok(isAddress('JEKNVnkbo3jma5nREBBJCDoXFVeKkD56V3xKrvRmWxFG'));
    for (const text of ['', '1', '1'.repeat(33), 'z'.repeat(44), '0'.repeat(32), 'l'.repeat(43)]) {
        assert.ok(!isAddress(text), text);
    }
});

test('a name is suggested only where it is near', () => {
    assert.equal(
        suggest('windoww', ['token', 'window']),
        'did you mean `window`? There is `token`, `window`',
    );
    assert.equal(suggest('x', ['token', 'window']), 'there is `token`, `window`');
    assert.match(suggest('x', []), /there is none/);
});
