/** Everything that the connected wallet has in pools. */
import type { Holding } from '@acequia/client';
import { Link } from 'wouter';
import { useHoldings } from '../../chain/queries';
import { PricesHint } from '../../prices/PricesHint';
import { usePricesOf } from '../../rewards/useYields';
import { Loaded } from '../../ui/loading';
import { Notice } from '../../ui/notice';
import { useOwner } from '../../wallet/wallet';
import { Operated } from './Operated';
import { Overview } from './Overview';
import { Position } from './Position';

export default function PositionsPage() {
    const owner = useOwner();
    const holdings = useHoldings(owner);
    return (
        <>
            <h1>My positions</h1>
            {owner ? (
                <div className="stack">
                    <Loaded query={holdings} what="your positions">
                        {(found) => <Positions holdings={found} />}
                    </Loaded>
                    <Operated operator={owner} />
                </div>
            ) : (
                <Notice kind="hint">Connect a wallet to see what it has staked.</Notice>
            )}
        </>
    );
}

function Positions({ holdings }: { holdings: readonly Holding[] }) {
    usePricesOf(holdings.map(({ pool }) => pool));
    if (holdings.length === 0) {
        return (
            <p>
                This wallet has no position yet. <Link href="/">Choose a pool</Link>
            </p>
        );
    }
    return (
        <div className="stack">
            <PricesHint />
            <Overview holdings={holdings} />
            {holdings.map((holding) => (
                <Position key={holding.position.address} holding={holding} />
            ))}
        </div>
    );
}
