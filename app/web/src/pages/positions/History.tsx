/** What happened to a position, newest first, in words. */
import type { Holding } from '@acequia/client';
import { useState } from 'react';
import { useHistory, type Happening } from '../../chain/history';
import { versionOf } from '../../chain/paid';
import type { EventThen } from '../../rewards/paid';
import { usePoolName } from '../../tokens/tokens';
import { Signature } from '../../transact/Signatures';
import { Amount, When } from '../../ui/figures';
import { Lines, Reading } from '../../ui/loading';
import { Trouble } from '../../ui/notice';
import styles from './positions.module.css';
import { tell, timeOf, type Part } from './words';

export function History({ holding }: { holding: Holding }) {
    const [open, setOpen] = useState(false);
    return (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>History</summary>
            {open && <Pages holding={holding} />}
        </details>
    );
}

function Pages({ holding }: { holding: Holding }) {
    const history = useHistory(holding, versionOf(holding));
    const found = history.data?.pages.flat() ?? [];
    return (
        <div className={styles.history}>
            {history.error && <Trouble error={history.error} />}
            <ol>
                {found.flatMap((one) => (
                    <Entry key={one.signature} of={one} holding={holding} />
                ))}
            </ol>
            {history.isPending && <Reading what="the history" shape={<Lines />} />}
            {!history.isPending && found.length === 0 && <p>The node keeps none of it.</p>}
            {history.hasNextPage && (
                <button
                    type="button"
                    disabled={history.isFetchingNextPage}
                    onClick={() => void history.fetchNextPage()}
                >
                    {history.isFetchingNextPage ? 'Reading…' : 'Older'}
                </button>
            )}
        </div>
    );
}

function Entry({ of, holding }: { of: Happening; holding: Holding }) {
    const { signature, told, failed } = of;
    const time =
        told?.map(({ event }) => timeOf(event)).find((one) => one !== undefined) ?? of.time;
    return (
        <li>
            <div className="small">
                {time !== undefined && <When time={time} />} <Signature of={signature} />
            </div>
            {failed && <div>A transaction that failed: nothing changed.</div>}
            {!failed && told === undefined && (
                <div>What it did cannot be read: the node does not show it.</div>
            )}
            {told?.map((one, nth) => (
                <Sentence key={nth} told={one} holding={holding} />
            ))}
        </li>
    );
}

function Sentence({ told, holding }: { told: EventThen; holding: Holding }) {
    const nameOf = usePoolName();
    return (
        <div>
            {tell(told, holding, nameOf).map((part, nth) => (
                <Word key={nth} of={part} />
            ))}
        </div>
    );
}

function Word({ of }: { of: Part }) {
    if (typeof of === 'string') return of;
    return 'time' in of ? <When time={of.time} /> : <Amount {...of} />;
}
