import { acequia, isPaused } from '@acequia/client';
import { ActionButton } from '../../../transact/transact';
import type { OfAuthority } from './Powers';

/** Keeps new stakes out, and nothing else. */
export function Pause({ pool }: OfAuthority) {
    const paused = isPaused(pool);
    return (
        <div>
            <h3>Deposits</h3>
            <p>
                {paused
                    ? 'Deposits are paused. Claiming and leaving are not: nothing can pause those.'
                    : 'Deposits are open. A pause keeps new stakes out; claiming and leaving go on.'}
            </p>
            <ActionButton
                kind="plain"
                action={() => ({
                    title: paused ? 'Open deposits again' : 'Pause deposits',
                    build: async (authority) => [
                        [
                            acequia.getSetPausedInstruction({
                                authority,
                                pool: pool.address,
                                paused: !paused,
                            }),
                        ],
                    ],
                })}
            >
                {paused ? 'Open deposits again' : 'Pause deposits'}
            </ActionButton>
        </div>
    );
}
