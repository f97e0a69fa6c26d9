/** Numbers as people write them: the same text means one thing, or is asked about. */
import { formatAmount, type Marks } from '@acequia/client';
import { expect, test } from 'vitest';
import { asInFile, readHere, writeHere } from '../src/ui/marks';

/** What a text of a token with 6 decimals is worth, by who wrote it; nothing where that is a question. */
const READ: readonly [text: string, by: Partial<Record<Marks, string>>][] = [
    ['1250', { file: '1250', point: '1250', comma: '1250', keypad: '1250' }],
    ['1.5', { file: '1.5', point: '1.5', comma: '1.5', keypad: '1.5' }],
    ['1,5', { comma: '1.5', keypad: '1.5' }],
    ['0,5', { comma: '0.5', keypad: '0.5' }],
    ['0,500', { comma: '0.5', keypad: '0.5' }],
    ['1,500', { point: '1500' }],
    ['1.500', { file: '1.5', point: '1.5', keypad: '1.5' }],
    ['1,2345', { comma: '1.2345', keypad: '1.2345' }],
    ['1234,567', { comma: '1234.567', keypad: '1234.567' }],
    ['1,250.5', { file: '1250.5', point: '1250.5', comma: '1250.5', keypad: '1250.5' }],
    ['1.250,5', { comma: '1250.5', keypad: '1250.5' }],
    ['1,250,000', { file: '1250000', point: '1250000', comma: '1250000', keypad: '1250000' }],
    ['1.250.000', { comma: '1250000' }],
    ['1.250.000,5', { comma: '1250000.5', keypad: '1250000.5' }],
    ['1\u202f250,5', { comma: '1250.5', keypad: '1250.5' }],
    ['1’250.5', { file: '1250.5', point: '1250.5', comma: '1250.5', keypad: '1250.5' }],
    ['1,25,000', {}],
    ['1,250.5.5', {}],
    ['1,5,', {}],
];
const ALL: readonly Marks[] = ['file', 'point', 'comma', 'keypad'];

test.each(READ)('%s', (text, by) => {
    for (const marks of ALL) {
        const read = readHere(text, 6, marks);
        const said = typeof read === 'bigint' ? formatAmount(read, 6) : undefined;
        expect(said, `by ${marks}`).toBe(by[marks]);
    }
});

test('what a page writes into a field is read as it was meant', () => {
    for (const marks of ALL.slice(1)) {
        for (const units of [0n, 1n, 1_234n, 12_345n, 999_999n, 1_000_000n, 1_234_567_890n]) {
            for (const decimals of [0, 1, 3, 6, 9]) {
                const text = writeHere(units, decimals, marks);
                expect(readHere(text, decimals, marks), `${text} by ${marks}`).toBe(units);
            }
        }
    }
});

test('a file gets a point, and never what its writer may have meant otherwise', () => {
    const written = (text: string) => asInFile(text, 'comma');
    expect(['2,5', '2,5 %', '1.250,5', '7', ''].map(written)).toEqual([
        '2.5',
        '2.5 %',
        '1250.5',
        '7',
        '',
    ]);
    for (const text of ['1.500', '1,500'])
        expect(readHere(written(text), 6, 'file')).toBe('not a number');
});
