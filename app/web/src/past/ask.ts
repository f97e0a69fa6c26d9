/** Questions to a history server (`acequia-serve`), where these pages name one. It keeps what the chain shows
 *  no more; what it says is its word, and pages name it beside. */
import { ClientFailure } from '@acequia/client';
import { useQuery } from '@tanstack/react-query';
import { servedCluster } from '../chain/cluster';
import { useConnection } from '../chain/connection';

/** How long an answer stands before it is asked for anew, and how long one is waited for [ms]. */
export const ASK_AGAIN_MS = 30_000;
const PATIENCE_MS = 10_000;
/** How often it is looked whether another step is over [ms]. */
export const LOOK_MS = 10_000;

/** The server's address; `undefined` where there is none: then pages do without. That of a local chain may come
 *  up after the page has. */
export function usePast(): string | undefined {
    const { rpc, local, history } = useConnection().cluster;
    const later = useQuery({
        queryKey: ['history-at', rpc],
        queryFn: async () => {
            const served = await servedCluster();
            return (served?.rpc === rpc && served.history) || null;
        },
        enabled: local && history === undefined,
        refetchInterval: ({ state }) => (state.data ? false : ASK_AGAIN_MS),
        staleTime: ASK_AGAIN_MS,
        retry: false,
    });
    return history ?? later.data ?? undefined;
}

/** One row of an answer, whose fields are still to be read. */
export type Row = Readonly<Record<string, unknown>>;

/** Asks for a table, and reads each row. Throws a `ClientFailure` where there is no such answer. */
export async function askRows<T>(
    url: string,
    read: (row: Row) => T,
    signal: AbortSignal,
): Promise<T[]> {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    const asked = { signal: patience, referrerPolicy: 'no-referrer' } as const;
    const response = await fetch(url, asked).catch(() => {
        throw trouble(
            'does not answer',
            'The rest of the page is the chain’s and holds without it.',
        );
    });
    if (!response.ok) {
        throw trouble(
            `answers with ${response.status}`,
            'It may be reading the past: wait a little.',
        );
    }
    try {
        return ((await response.json()) as Row[]).map(read);
    } catch (error) {
        throw trouble(
            'answers what cannot be read',
            'Tell whoever runs it which version it is.',
            error,
        );
    }
}

const trouble = (what: string, remedy: string, cause?: unknown) =>
    new ClientFailure(
        { kind: 'network', condition: `The history server ${what}.`, remedy },
        { cause },
    );

// ------------------------------------------------------------------ fields

/** A whole number that is written out, as amounts are. */
export const units = (row: Row, name: string): bigint => BigInt(text(row, name));

export function text(row: Row, name: string): string {
    const value = row[name];
    if (typeof value !== 'string') throw new Error(`${name} is no text`);
    return value;
}

export function number(row: Row, name: string): number {
    const value = row[name];
    if (typeof value !== 'number' || !Number.isFinite(value))
        throw new Error(`${name} is no number`);
    return value;
}

/** The same of a field that may be empty. */
export const maybe = <T>(row: Row, name: string, read: (row: Row, name: string) => T) =>
    row[name] === null || row[name] === undefined ? undefined : read(row, name);
