import type { Holding, PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { usePaid } from '../../chain/paid';
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
                    return <Cards owner={owner} holdings={here} />;
                }}
            </Loaded>
        </section>
    );
}

function Cards({ owner, holdings }: { owner: Address; holdings: readonly Holding[] }) {
    const paid = usePaid(owner, holdings);
    return holdings.map((holding) => (
        <PositionCard key={holding.position.address} holding={holding} paid={paid} />
    ));
}
