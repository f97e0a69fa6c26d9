/** What an owner earned, as a history server kept it. */
import type { Address } from '@solana/kit';
import { useQuery } from '@tanstack/react-query';
import type { PlotPoint } from '../ui/plotData';
import { ASK_AGAIN_MS, askRows, maybe, number, text, units, usePast, type Row } from './ask';
import { beginOf, spanOf, type Span } from './series';

/** What a stream has paid to a position while it was the owner's. */
export interface PaidTo {
    readonly position: Address;
    readonly mint: Address;
    /** [base units] */
    readonly paid: bigint;
}

/** What a stream brought in a step, paid or not. */
export interface Earned {
    /** When the step ends [unix s]. */
    readonly end: number;
    readonly mint: Address;
    /** [base units] */
    readonly earned: bigint;
    /** At the last price that was said by then; `undefined` where none was. */
    readonly value: number | undefined;
    /** Who said it. */
    readonly prices: string | undefined;
}

/** What each position was paid, those included that are closed by now; waits for server and owner. */
export function usePaidTo(owner: Address | undefined) {
    const server = usePast();
    const read = (row: Row): PaidTo => ({
        position: text(row, 'position') as Address,
        mint: text(row, 'mint') as Address,
        paid: units(row, 'paid'),
    });
    return useRows(server && owner && `${server}/v1/owners/${owner}`, read);
}

/** What an owner earned step by step: by the day, or by the hour where all of it is of the last days. */
export function useEarned(owner: Address, now: bigint | undefined) {
    const server = usePast();
    const asked = ({ step, from }: Span) =>
        `${server}/v1/owners/${owner}/series?step=${step}&from=${from}`;
    const known = server !== undefined && now !== undefined;
    const days = useRows(known ? asked(spanOf(0n, now)) : undefined, readEarned);
    const first = days.data?.[0];
    const span = first && known ? spanOf(BigInt(beginOf(first.end, 86_400)), now) : undefined;
    const hours = useRows(span?.step === 'hour' ? asked(span) : undefined, readEarned);
    return span?.step === 'hour'
        ? { query: hours, seconds: 3_600 }
        : { query: days, seconds: 86_400 };
}

export const readEarned = (row: Row): Earned => ({
    end: number(row, 'time'),
    mint: text(row, 'mint') as Address,
    earned: units(row, 'earned'),
    value: maybe(row, 'value', number),
    prices: maybe(row, 'prices', text),
});

function useRows<T>(url: string | undefined, read: (row: Row) => T) {
    return useQuery({
        queryKey: ['past', url],
        queryFn: ({ signal }) => askRows(url!, read, signal),
        enabled: url !== undefined,
        refetchInterval: ASK_AGAIN_MS,
        placeholderData: (before) => before,
        retry: 1,
    });
}

/** Where all payments are as a table that tax tools read. */
export const tableAt = (server: string, owner: Address): string =>
    `${server}/v1/owners/${owner}/earnings?format=csv`;

// ------------------------------------------------------------------- lines

/** How what was earned of each token added up [base units]. */
export function sumsByMint(steps: readonly Earned[], seconds: number): Map<Address, PlotPoint[]> {
    const mints = [...new Set(steps.map(({ mint }) => mint))];
    return new Map(
        mints.map((mint) => [
            mint,
            addedUp(
                steps.filter((one) => one.mint === mint),
                seconds,
                ({ earned }) => Number(earned),
            ),
        ]),
    );
}

/** How what it was worth added up; nothing where the price of one was not known. */
export function worthSoFar(steps: readonly Earned[], seconds: number): PlotPoint[] {
    if (steps.some(({ value }) => value === undefined)) return [];
    return addedUp(steps, seconds, ({ value }) => value!);
}

/** From nothing at the first step, one point a step. */
function addedUp(
    steps: readonly Earned[],
    seconds: number,
    of: (step: Earned) => number,
): PlotPoint[] {
    let sum = 0;
    const sums = new Map<number, number>();
    for (const step of steps) {
        const begin = beginOf(step.end, seconds);
        if (!sums.has(begin)) sums.set(begin, sum);
        sum += of(step);
        sums.set(step.end, sum);
    }
    return [...sums].map(([at, value]) => ({ at, value }));
}
