/** From lines with points of their own to the columns that uPlot draws. */
import { LANGUAGE } from './language';

/** A point: when [unix s], and how much. A float: what is exact stands in words beside a plot. */
export interface PlotPoint {
    readonly at: number;
    readonly value: number;
}

export interface PlotLine {
    readonly label: string;
    /** By rising time. */
    readonly points: readonly PlotPoint[];
    /** A `step` keeps each value until the next point; a `line` goes straight to it. */
    readonly shape: 'step' | 'line';
    /** Which of the six colours; its place in the list unless named. */
    readonly colour?: number;
    /** Whether the area below is filled. */
    readonly filled?: boolean;
}

/** The times of all lines, then a column for each line; `null` where it has no value. */
export type Columns = [number[], ...(number | null)[][]];

/** All lines at the times of any. */
export function columnsOf(lines: readonly PlotLine[]): Columns {
    const times = [...new Set(lines.flatMap(({ points }) => points.map(({ at }) => at)))];
    times.sort((a, b) => a - b);
    return [times, ...lines.map((line) => times.map((at) => valueAt(line, at)))];
}

/** A line's value at a time; `null` before its first and after its last point. */
export function valueAt({ points, shape }: PlotLine, at: number): number | null {
    const next = points.findIndex((point) => point.at > at);
    const [before, after] =
        next < 0 ? [points.at(-1), undefined] : [points[next - 1], points[next]];
    if (!before || (!after && at > before.at)) return null;
    if (shape === 'step' || !after || before.at === at) return before.value;
    const part = (at - before.at) / (after.at - before.at);
    return before.value + part * (after.value - before.value);
}

/** The next number whose first digits make a clean axis: 1, 1.5, 2, 2.5, 3, 4, 5, 6 or 8. */
export function cleanTop(value: number): number {
    if (!(value > 0)) return 1;
    const scale = 10 ** Math.floor(Math.log10(value));
    const digits = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
    return (digits.find((digit) => digit * scale * 1.000_001 >= value) ?? 10) * scale;
}

const SHORT = new Intl.NumberFormat(LANGUAGE, { notation: 'compact', maximumSignificantDigits: 3 });

/** Figures of an axis: "1.25M", "40k", "0.003". */
export const shortFigure = (value: number): string => (value === 0 ? '0' : SHORT.format(value));
