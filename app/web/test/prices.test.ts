/** Prices written by hand. */
import { expect, test } from 'vitest';
import { priceText, readPrice } from '../src/prices/readPrice';

test('a price is read as it is meant, or not at all', () => {
    expect(['1', ' 1.25 ', '0.00000001', '100000.5'].map(readPrice)).toEqual([
        1, 1.25, 1e-8, 100_000.5,
    ]);
    for (const text of ['', '0', '0.0', '-1', '1,5', '1.', '.5', '1e3', '0x10', 'much', '1 00']) {
        expect(readPrice(text), text).toBeUndefined();
    }
});

test('a price that is kept can be read again', () => {
    for (const price of [1, 0.1, 1.25, 1e-8, 123_456_789.25]) {
        expect(readPrice(priceText(price))).toBe(price);
    }
});
