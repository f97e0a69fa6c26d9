/** Everything that a wallet has in pools: the connected one, or any that is looked at. */
import type { Holding } from '@acequia/client';
import type { Address } from '@solana/kit';
import { Link } from 'wouter';
import { usePace } from '../../chain/clock';
import { useHoldings } from '../../chain/queries';
import { PricesHint } from '../../prices/PricesHint';
import { usePricesOf } from '../../rewards/useYields';
import { short } from '../../tokens/tokens';
import { Looking } from '../../transact/transact';
import { BareCards, Loaded } from '../../ui/loading';
import { Notice } from '../../ui/notice';
import { useTitle } from '../../ui/useTitle';
import { useOwner } from '../../wallet/wallet';
import { CopyLink, LookAt } from './LookAt';
import { Operated } from './Operated';
import { Overview } from './Overview';
import { Position } from './Position';
import { Reclaim } from './Reclaim';
import styles from './positions.module.css';

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
                            {(found) => <Positions holdings={found} isOwn={isOwn} />}
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

function Positions({ holdings, isOwn }: { holdings: readonly Holding[]; isOwn: boolean }) {
    usePricesOf(holdings.map(({ pool }) => pool));
    if (holdings.length === 0) {
        return (
            <p>
                {isOwn ? 'This wallet has no position yet.' : 'This address has no position.'}{' '}
                <Link href="/">Choose a pool</Link>
            </p>
        );
    }
    return (
        <div className="stack">
            {!isOwn && (
                <Notice kind="hint">
                    You are looking at somebody’s positions; nothing here acts.
                </Notice>
            )}
            <Overview holdings={holdings} />
            <PricesHint />
            {holdings.map((holding) => (
                <Position key={holding.position.address} holding={holding} />
            ))}
        </div>
    );
}
