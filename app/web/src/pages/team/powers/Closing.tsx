/** The end of a pool, once it is empty. */
import { isPenaltyFlow, streamsOf, type PoolAccount } from '@acequia/client';
import { useLocation } from 'wouter';
import { closePoolAction } from '../../../acts/funding';
import { useConnection } from '../../../chain/connection';
import { ActionButton } from '../../../transact/transact';
import { counted } from '../../../ui/format';

export function Closing({ pool }: { pool: PoolAccount }) {
    const { rpc } = useConnection();
    const [, goTo] = useLocation();
    const blocks = whatIsLeft(pool);
    return (
        <section className="card stack" aria-labelledby="closing">
            <h2 id="closing">Close this pool</h2>
            <p>
                {blocks.length === 0
                    ? 'It is empty. Its rent goes back to its creator.'
                    : `It can be closed once it is empty. Still there: ${blocks.join(', ')}.`}
            </p>
            <div>
                <ActionButton
                    kind="plain"
                    disabled={blocks.length > 0}
                    action={() => closePoolAction(rpc, pool, () => goTo('/team'))}
                >
                    Review the closing
                </ActionButton>
            </div>
        </section>
    );
}

/** Who and what must go first, in words. */
function whatIsLeft(pool: PoolAccount): string[] {
    const streams = streamsOf(pool);
    const funded = streams.filter((stream) => !isPenaltyFlow(stream));
    const counts = [
        [pool.data.totals.positions, 'position'],
        [funded.length, 'stream'],
    ] as const;
    const left = counts.filter(([many]) => many > 0).map(([many, what]) => counted(many, what));
    return funded.length < streams.length ? [...left, 'the flow of what early leaves cost'] : left;
}
