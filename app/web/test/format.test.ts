import { expect, test } from 'vitest';
import { cut, duration, grouped, percent, times } from '../src/ui/format';

test('amounts are exact, with their thousands apart', () => {
    expect(grouped(1_234_567n, 3)).toBe('1,234.567');
    expect(grouped(18_446_744_073_709_551_615n, 9)).toBe('18,446,744,073.709551615');
    expect(grouped(5n, 0)).toBe('5');
    expect(grouped(1_000_000n, 6)).toBe('1');
});

test('what is cut is never rounded up', () => {
    expect(cut(grouped(1_999_999n, 6), 2)).toBe('1.99');
    expect(cut(grouped(1_000_001n, 6), 2)).toBe('1');
    expect(cut(grouped(1_500_000n, 6), 0)).toBe('1');
    expect(cut(grouped(100_999_999n, 6), 1)).toBe('100.9');
});

test('spans of time in their two largest units', () => {
    expect(duration(0)).toBe('0 seconds');
    expect(duration(86_400n * 3n + 3_600n * 2n + 59n)).toBe('3 days 2 hours');
    expect(duration(86_400)).toBe('1 day');
    expect(duration(86_430)).toBe('1 day');
    expect(duration(61)).toBe('1 minute 1 second');
});

test('shares and multiples', () => {
    expect(percent(0.1234)).toBe('12.3 %');
    expect(percent(0.01234)).toBe('1.23 %');
    expect(percent(12)).toBe('1,200 %');
    expect(times(25_000)).toBe('2.5×');
});
