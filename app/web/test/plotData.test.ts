/** What plots draw. */
import { expect, test } from 'vitest';
import { cleanTop, columnsOf, valueAt, type PlotLine } from '../src/ui/plotData';

const points = [
    { at: 10, value: 1 },
    { at: 20, value: 3 },
];
const step: PlotLine = { label: 'step', shape: 'step', points };
const line: PlotLine = { label: 'line', shape: 'line', points };

test('a step keeps its value, a line goes straight, and neither is there before or after', () => {
    expect([9, 10, 15, 20, 21].map((at) => valueAt(step, at))).toEqual([null, 1, 1, 3, null]);
    expect([9, 10, 15, 20, 21].map((at) => valueAt(line, at))).toEqual([null, 1, 2, 3, null]);
});

test('lines with times of their own share one axis', () => {
    const other: PlotLine = { ...line, points: [{ at: 15, value: 5 }] };
    expect(columnsOf([step, other])).toEqual([
        [10, 15, 20],
        [1, 1, 3],
        [null, 5, null],
    ]);
});

test('an axis ends above its values, on a clean number', () => {
    expect([0, 1, 1.01, 41_000, 0.07, 9.1].map(cleanTop)).toEqual([1, 1, 1.5, 50_000, 0.08, 10]);
});
