import type { Holding, PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useEffect, useRef } from 'react';
import { usePaid } from '../../chain/paid';
import { useHoldings } from '../../chain/queries';
import { Loaded } from '../../ui/loading';
import { useOwner } from '../../wallet/wallet';
import styles from './pool.module.css';
import { PositionCard } from './PositionCard';

/** What the connected wallet has in a pool. Whoever comes for it is led there. */
export function MyPositions({ pool, isSought }: { pool: PoolAccount; isSought: boolean }) {
    const owner = useOwner();
    const holdings = useHoldings(owner);
    const here = useRef<HTMLElement>(null);
    useEffect(() => {
        if (isSought) here.current?.focus();
    }, [isSought, owner]);
    if (!owner) return null;
    return (
        <section
            className={`stack ${styles.sought}`}
            aria-labelledby="mine"
            ref={here}
            tabIndex={-1}
        >
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
