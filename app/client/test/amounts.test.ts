/** Amounts as people write them: one rule, here and in the CLI, held to the same vectors. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ClientFailure, formatAmount, parseAmount, readAmount } from '@acequia/client';
import { packageFile } from './harness/files.js';

interface Vector {
    readonly text: string;
    readonly decimals: number;
    readonly units: string | null;
    /** It is refused. */
    readonly why?: string;
}

const file = packageFile('test/vectors/amounts.json');
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vector[];

test('what a person writes is read to the unit, or refused where it can mean two things', () => {
    assert.ok(vectors.length >= 300);
    for (const { text, decimals, units, why } of vectors) {
        const read = readAmount(text, decimals);
        const said = typeof read === 'object' ? `${read.digits} decimals` : String(read);
        assert.equal(said, units ?? why, `"${text}" with ${decimals} decimals`);
    }
});

test('what cannot be read is refused in words, of whatever token', () => {
    for (const { text, decimals, units } of vectors) {
        if (units !== null) assert.equal(parseAmount(text, decimals), BigInt(units));
        else assert.throws(() => parseAmount(text, decimals), ClientFailure, text);
    }
    assert.throws(
        () => parseAmount('1,5', 6),
        /no amount, or can be read in two ways. Write it like 1250 or 0.5/,
    );
    assert.throws(() => parseAmount('18446744073709551616', 0), /more than any token has/);
});

test('amounts of 255 decimals are written and read again', () => {
    const least = `0.${'0'.repeat(254)}1`;
    assert.equal(formatAmount(1n, 255), least);
    assert.equal(parseAmount(least, 255), 1n);
    assert.deepEqual(readAmount(`${least}1`, 255), { digits: 256 });
});
