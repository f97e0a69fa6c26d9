/** The end of a farm, once it is empty. */
import { closePool, fetchPool, streamsOf } from '@acequia/client';
import { useLocation } from 'wouter';
import { useConnection } from '../../../chain/connection';
import { ActionButton } from '../../../transact/transact';
import type { OfAuthority } from './Powers';

export function Closing({ pool }: OfAuthority) {
    const { rpc } = useConnection();
    const [, goTo] = useLocation();
    const blocks = whatIsLeft(pool);
    return (
        <section className="card stack" aria-labelledby="closing">
            <h2 id="closing">Close this farm</h2>
            <p>
                {blocks.length === 0
                    ? 'It is empty. Its rent goes back to its creator.'
                    : `It can be closed once it is empty. Still there: ${blocks.join(', ')}.`}
            </p>
            <div>
                <ActionButton
                    kind="plain"
                    disabled={blocks.length > 0}
                    action={() => ({
                        title: 'Close this farm',
                        build: async (closer) => {
                            const now = await fetchPool(rpc, pool.address);
                            return [await closePool({ pool: now, closer })];
                        },
                        notes: ['It is gone for good, and its address with it.'],
                        onDone: () => goTo('/team'),
                    })}
                >
                    Review the closing
                </ActionButton>
            </div>
        </section>
    );
}

/** Who and what must go first, in words. */
function whatIsLeft(pool: OfAuthority['pool']): string[] {
    const counts = [
        [pool.data.totals.positions, 'position'],
        [BigInt(streamsOf(pool).length), 'stream'],
    ] as const;
    const left = counts.filter(([count]) => count > 0n);
    return left.map(([count, what]) => `${count} ${what}${count === 1n ? '' : 's'}`);
}
