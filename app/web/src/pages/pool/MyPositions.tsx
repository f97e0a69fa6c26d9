import type { PoolAccount } from '@acequia/client';
import { useHoldings } from '../../chain/queries';
import { Loaded } from '../../ui/loading';
import { useOwner } from '../../wallet/wallet';
import { PositionCard } from './PositionCard';

/** What the connected wallet has in a pool. */
export function MyPositions({ pool }: { pool: PoolAccount }) {
    const owner = useOwner();
    const holdings = useHoldings(owner);
    if (!owner) return null;
    return (
        <section className="stack" aria-labelledby="mine">
            <h2 id="mine">My positions here</h2>
            <Loaded query={holdings} what="your positions">
                {(all) => {
                    const here = all.filter((one) => one.pool.address === pool.address);
                    if (here.length === 0) return <p>You have none in this pool yet.</p>;
                    return here.map((holding) => (
                        <PositionCard key={holding.position.address} holding={holding} />
                    ));
                }}
            </Loaded>
        </section>
    );
}
