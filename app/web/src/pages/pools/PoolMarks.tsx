import { isClosed, isDelegated, isListed, isPaused, type PoolAccount } from '@acequia/client';
import { unwrapOption } from '@solana/kit';
import { useConnection } from '../../chain/connection';

/** What is special about a pool, in a word each. */
export function PoolMarks({ pool, endsSoon = false }: { pool: PoolAccount; endsSoon?: boolean }) {
    const { farms } = useConnection().cluster;
    const votes = unwrapOption(pool.data.hook) !== null;
    const marks = [
        ...(farms && !isListed(farms, pool) ? [UNLISTED] : []),
        ...closing(pool),
        ...(isPaused(pool) ? [{ kind: 'warning', text: 'Paused' }] : []),
        ...(endsSoon ? [{ kind: 'warning', text: 'Ends soon' }] : []),
        ...(isDelegated(pool) ? [{ kind: '', text: 'Delegated' }] : []),
        ...(votes ? [{ kind: 'good', text: 'Votes' }] : []),
    ];
    if (marks.length === 0) return null;
    return (
        <span className="row" role="group" aria-label="Marks">
            {marks.map(({ kind, text }) => (
                <span key={text} className={`badge ${kind}`}>
                    {text}
                </span>
            ))}
        </span>
    );
}

/** Nobody here vouches for it. */
const UNLISTED = { kind: 'warning', text: 'Unlisted' };

function closing(pool: PoolAccount) {
    if (isClosed(pool)) return [{ kind: 'warning', text: 'Closed' }];
    return pool.data.closingAnnouncedAt > 0n ? [{ kind: 'warning', text: 'Closing' }] : [];
}
