/** Moments in fields, as the clocks of the person's zone have them. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLocal, writeLocal } from '../src/ui/localTime';

const before = process.env['TZ'];
beforeEach(() => {
    process.env['TZ'] = 'Asia/Kolkata';
});
afterEach(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
});

test('a moment is written as clocks there have it, and read back', () => {
    const noon = BigInt(Date.UTC(2026, 5, 15, 12, 0) / 1_000);
    expect(writeLocal(noon)).toBe('2026-06-15T17:30');
    expect(readLocal('2026-06-15T17:30')).toBe(noon);
    expect(readLocal(writeLocal(noon + 59n))).toBe(noon);
});

test('what is no moment is none', () => {
    for (const text of ['', 'soon', '2026-13-01T00:00']) expect(readLocal(text)).toBeUndefined();
});
