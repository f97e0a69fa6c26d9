/** What stands where something is still being read. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Trouble } from './notice';

/** The result of a query: its data, an error that can be tried again, or that it is being read.
 *  What was read once stays on the page while the node is silent, with the error above it. */
export function Loaded<TData>({
    query,
    what,
    children,
}: {
    query: UseQueryResult<TData>;
    /** "the pools": for "Reading the pools…". */
    what: string;
    children: (data: TData) => ReactNode;
}) {
    const again = (
        <button type="button" onClick={() => void query.refetch()}>
            Try again
        </button>
    );
    return (
        <>
            {query.error && <Trouble error={query.error} action={again} />}
            {query.data !== undefined && children(query.data)}
            {query.isPending && !query.error && (
                <p className="loading" role="status">
                    Reading {what}…
                </p>
            )}
        </>
    );
}
