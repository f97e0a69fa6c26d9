/** What stands where something is still being read. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Trouble } from './notice';

/** The result of a query: its data, an error that can be tried again, or that it is being read.
 *  What was read once stays on the page while the node is silent, with the error above it. */
export function Loaded<TData>({
    query,
    what,
    shape = <Lines />,
    children,
}: {
    query: UseQueryResult<TData>;
    /** "the pools": for "Reading the pools…". */
    what: string;
    /** What it will look like, while it is read. */
    shape?: ReactNode;
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
            {query.isPending && !query.error && <Reading what={what} shape={shape} />}
        </>
    );
}

/** That something is being read: an outline to see, and words to hear. */
export function Reading({ what, shape }: { what: string; shape: ReactNode }) {
    return (
        <div className="reading">
            <span role="status" className="unseen">
                Reading {what}…
            </span>
            {shape}
        </div>
    );
}

/** Some lines of text that are not there yet. */
export function Lines({ many = 3 }: { many?: number }) {
    return (
        <div className="bones" aria-hidden="true">
            {Array.from({ length: many }, (_, nth) => (
                <i key={nth} />
            ))}
        </div>
    );
}

/** Some cards that are not there yet. */
export function BareCards({ many = 4 }: { many?: number }) {
    return (
        <div className="columns" aria-hidden="true">
            {Array.from({ length: many }, (_, nth) => (
                <div key={nth} className="card">
                    <Lines many={5} />
                </div>
            ))}
        </div>
    );
}
