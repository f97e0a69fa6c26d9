/** How a pool stood at each hour or day of its past. */
import type { PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useQuery } from '@tanstack/react-query';
import type { PlotLine, PlotPoint } from '../ui/plotData';
import { ASK_AGAIN_MS, askRows, maybe, number, text, units, usePast, type Row } from './ask';

const HOUR = 3_600;
const DAY = 24 * HOUR;
/** A past shorter than this is shown by the hour [s]. */
const BY_HOUR = 8 * DAY;
/** So many steps at most: the server tells a thousand at once. */
const MOST = 990;

/** A stream of a pool during one step; of a pool without streams, the pool alone. */
export interface Step {
    /** When it ends [unix s]. */
    readonly end: number;
    /** Principal at its end [base units]. */
    readonly staked: bigint;
    /** Owners with any stake. */
    readonly owners: number;
    readonly stream: number | undefined;
    readonly mint: Address | undefined;
    /** What it shared out during the step [base units]. */
    readonly emitted: bigint | undefined;
    /** A part of the stake a year, at the prices known then; `undefined` where one is not. */
    readonly apr: number | undefined;
    /** Who said the prices. */
    readonly prices: string | undefined;
}

/** How finely a past is shown, and since when. */
export interface Span {
    readonly step: 'hour' | 'day';
    /** How long a step is [s]. */
    readonly seconds: number;
    /** When it begins [unix s]. */
    readonly from: number;
}

/** Of what began then. */
export function spanOf(began: bigint, now: bigint): Span {
    const [begin, end] = [Number(began), Number(now)];
    const step = end - begin < BY_HOUR ? 'hour' : 'day';
    const seconds = step === 'hour' ? HOUR : DAY;
    const first = (Math.floor(end / seconds) - MOST) * seconds;
    return { step, seconds, from: Math.max(begin, first) };
}

/** When a step that ends then began; the last one is shorter: it ends with the last event. */
export const beginOf = (end: number, seconds: number): number =>
    (Math.ceil(end / seconds) - 1) * seconds;

/** Asks for it, where there is a server. */
export function useSeries(pool: PoolAccount, span: Span | undefined) {
    const server = usePast();
    const url = `${server}/v1/pools/${pool.address}/series?step=${span?.step}&from=${span?.from}`;
    return useQuery({
        queryKey: ['past', url],
        queryFn: ({ signal }) => askRows(url, readStep, signal),
        enabled: server !== undefined && span !== undefined,
        refetchInterval: ASK_AGAIN_MS,
        placeholderData: (before) => before,
        retry: 1,
    });
}

export function readStep(row: Row): Step {
    return {
        end: number(row, 'time'),
        staked: units(row, 'staked'),
        owners: number(row, 'owners'),
        stream: maybe(row, 'stream', number),
        mint: maybe(row, 'mint', text) as Address | undefined,
        emitted: maybe(row, 'emitted', units),
        apr: maybe(row, 'apr', number),
        prices: maybe(row, 'prices', text),
    };
}

// ------------------------------------------------------------------- lines

/** Steps by when they end. */
function byEnd(steps: readonly Step[]): Map<number, Step[]> {
    const all = new Map<number, Step[]>();
    for (const one of steps) all.set(one.end, [...(all.get(one.end) ?? []), one]);
    return all;
}

/** How something of the pool itself went: it stands the same in all rows of a step. */
export const poolLine = (
    steps: readonly Step[],
    label: string,
    of: (step: Step) => number,
): PlotLine => ({
    label,
    shape: 'step',
    filled: true,
    points: [...byEnd(steps)].map(([at, [first]]) => ({ at, value: of(first!) })),
});

/** What was emitted of each token, as a rate a day [base units], in the order in which they came;
 *  what was never emitted is no line. */
export function emissionByMint(
    steps: readonly Step[],
    { seconds, from }: Pick<Span, 'seconds' | 'from'>,
): Map<Address, PlotPoint[]> {
    const sums = new Map<Address, Map<number, bigint>>();
    for (const { mint, end, emitted = 0n } of steps) {
        if (mint === undefined) continue;
        const of = sums.get(mint) ?? new Map<number, bigint>();
        sums.set(mint, of.set(end, (of.get(end) ?? 0n) + emitted));
    }
    const ratesOf = (of: Map<number, bigint>) =>
        [...of].map(([end, units]) => {
            const at = Math.max(beginOf(end, seconds), from);
            return { at, end, value: (Number(units) * DAY) / (end - at) };
        });
    const some = [...sums].filter(([, of]) => [...of.values()].some((units) => units > 0n));
    return new Map(some.map(([mint, of]) => [mint, lasting(ratesOf(of))]));
}

/** The last one holds to the end of its step. */
function lasting(points: readonly (PlotPoint & { end: number })[]): PlotPoint[] {
    const last = points.at(-1);
    const begins = points.map(({ at, value }) => ({ at, value }));
    return last ? [...begins, { at: last.end, value: last.value }] : [];
}

/** The yield of all streams together, a part of the stake a year. Steps without a price are left out, and the
 *  one in which the pool began. */
export function aprPoints(
    steps: readonly Step[],
    { seconds, from }: Pick<Span, 'seconds' | 'from'>,
): PlotPoint[] {
    const points = [...byEnd(steps)].flatMap(([end, all]) => {
        const known = all.flatMap(({ apr }) => apr ?? []);
        const value = known.reduce((total, apr) => total + apr, 0);
        const at = beginOf(end, seconds);
        return known.length === 0 || at < from ? [] : [{ at, end, value }];
    });
    return lasting(points);
}

/** Whether something was paid whose price was not known then. */
export const hasUnpriced = (steps: readonly Step[]): boolean =>
    steps.some(({ emitted = 0n, apr }) => emitted > 0n && apr === undefined);

/** Who said the prices. */
export const sourcesOf = (steps: readonly { readonly prices: string | undefined }[]): string[] => [
    ...new Set(steps.flatMap(({ prices }) => prices ?? [])),
];
