/** Everything that a wallet has in pools: the connected one, or any that is looked at. */
import type { Holding } from '@acequia/client';
import type { Address } from '@solana/kit';
import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { usePace } from '../../chain/clock';
import { usePaid } from '../../chain/paid';
import { useHoldings } from '../../chain/queries';
import { usePast } from '../../past/ask';
import { PricesHint } from '../../prices/PricesHint';
import { usePricesOf } from '../../rewards/useYields';
import { short } from '../../tokens/tokens';
import { Looking } from '../../transact/transact';
import { BareCards, Lines, Loaded } from '../../ui/loading';
import { Notice } from '../../ui/notice';
import { useTitle } from '../../ui/useTitle';
import { useOwner } from '../../wallet/wallet';
import { CopyLink, LookAt } from './LookAt';
import { Operated } from './Operated';
import { Overview } from './Overview';
import { Position } from './Position';
import { Reclaim } from './Reclaim';
import styles from './positions.module.css';

// Plots come with it.
const OwnerPast = lazy(() => import('../../past/OwnerPast'));

export default function PositionsPage({ of }: { of?: Address }) {
    const own = useOwner();
    const owner = of ?? own;
    const isOwn = owner === undefined || owner === own;
    const name = isOwn ? 'My positions' : `Positions of ${short(owner)}`;
    useTitle(name);
    const holdings = useHoldings(owner);
    usePace(); // Asked for together with them, not after.
    return (
        <>
            <div className={styles.head}>
                <h1>{name}</h1>
                {owner && <CopyLink to={owner} />}
            </div>
            {owner ? (
                <div className="stack">
                    <Looking value={!isOwn}>
                        <Loaded
                            query={holdings}
                            what={isOwn ? 'your positions' : 'the positions'}
                            shape={<BareCards many={2} />}
                        >
                            {(found) => <Positions owner={owner} holdings={found} isOwn={isOwn} />}
                        </Loaded>
                    </Looking>
                    {isOwn && <Operated operator={owner} />}
                    {isOwn && <Reclaim />}
                </div>
            ) : (
                <Notice kind="hint">
                    Connect a wallet to see what it has staked, or look at any address: what is
                    staked is on chain for everybody to see.
                </Notice>
            )}
            <LookAt key={owner} />
        </>
    );
}

function Positions({
    owner,
    holdings,
    isOwn,
}: {
    owner: Address;
    holdings: readonly Holding[];
    isOwn: boolean;
}) {
    usePricesOf(holdings.map(({ pool }) => pool));
    const paid = usePaid(owner, holdings);
    if (holdings.length === 0) {
        return (
            <>
                <p>
                    {isOwn ? 'This wallet has no position yet.' : 'This address has no position.'}{' '}
                    <Link href="/">Choose a pool</Link>
                </p>
                <Past owner={owner} />
            </>
        );
    }
    return (
        <div className="stack">
            {!isOwn && (
                <Notice kind="hint">
                    You are looking at somebody’s positions; nothing here acts.
                </Notice>
            )}
            <Overview holdings={holdings} paid={paid} />
            <PricesHint />
            {holdings.map((holding) => (
                <Position key={holding.position.address} holding={holding} paid={paid} />
            ))}
            <Past owner={owner} />
        </div>
    );
}

/** What a history server tells of it, where there is one. */
function Past({ owner }: { owner: Address }) {
    if (usePast() === undefined) return null;
    return (
        <Suspense fallback={<Lines many={6} />}>
            <OwnerPast owner={owner} />
        </Suspense>
    );
}
