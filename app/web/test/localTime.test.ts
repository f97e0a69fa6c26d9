/** Moments in fields, as the clocks of this machine's zone have them. */
import { expect, test } from 'vitest';
import { readLocal, writeLocal, ZONE } from '../src/ui/localTime';

/** Two a year: with summer time, and without. */
const MOMENTS = [Date.UTC(2026, 0, 9, 3, 7), Date.UTC(2026, 5, 15, 12, 0)].map((at) =>
    BigInt(at / 1_000),
);

test('a moment is written as clocks here have it, and read back', () => {
    for (const moment of MOMENTS) {
        const clocks = new Date(Number(moment) * 1_000).toLocaleString('sv-SE').replace(' ', 'T');
        expect(writeLocal(moment)).toBe(clocks.slice(0, 16));
        expect(readLocal(writeLocal(moment))).toBe(moment);
        expect(readLocal(writeLocal(moment + 59n))).toBe(moment + 59n);
    }
});

test('these tests are run in a zone that is not UTC, nor a whole hour from it', () => {
    expect(ZONE).toBe('America/St_Johns');
    expect(writeLocal(MOMENTS[1]!)).toBe('2026-06-15T09:30');
});

test('what stands in a field while its year is typed, digit by digit, stays there', () => {
    for (const year of ['0002', '0020', '0202', '2026']) {
        const text = `${year}-06-15T12:00`;
        expect(writeLocal(readLocal(text)!)).toBe(text);
    }
});

test('what is no moment is none', () => {
    for (const text of ['', 'soon', '2026-13-01T00:00']) expect(readLocal(text)).toBeUndefined();
});
