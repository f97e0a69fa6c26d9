import { isPaused, type PoolAccount } from '@acequia/client';
import { togglePauseAction } from '../../../acts/authority';
import { ActionButton } from '../../../transact/transact';

/** Keeps new stakes out, and nothing else. */
export function Pause({ pool }: { pool: PoolAccount }) {
    const paused = isPaused(pool);
    return (
        <div>
            <h3>Deposits</h3>
            <p>
                {paused
                    ? 'Deposits are paused. Claiming and leaving are not: nothing can pause those.'
                    : 'Deposits are open. A pause keeps new stakes out; claiming and leaving go on.'}
            </p>
            <ActionButton kind="plain" action={() => togglePauseAction(pool)}>
                {paused ? 'Open deposits again' : 'Pause deposits'}
            </ActionButton>
        </div>
    );
}
