/** A gauge for those who run it. */
import type { gauges } from '@acequia/client';
import type { Address } from '@solana/kit';
import { Link } from 'wouter';
import { useNow } from '../../../chain/clock';
import { useTokens } from '../../../tokens/tokens';
import { Address as AddressText } from '../../../ui/address';
import { TokenGlyph } from '../../../ui/glyph';
import { Loaded } from '../../../ui/loading';
import { useTitle } from '../../../ui/useTitle';
import { useOwner } from '../../../wallet/wallet';
import { useGaugeState } from '../../gauge/queries';
import { ActForAuthority, Acts } from '../squads/Acts';
import { Budget } from './Budget';
import { Keys, Offered } from './Keys';
import { ListPool } from './ListPool';
import { NewGauge } from './NewGauge';
import { gaugePartsInWords, gaugeRolesOf } from './roles';
import { Terms } from './Terms';
import { Weights } from './Weights';

/** One that is there, or a new one. */
export default function TeamGaugePage({ of }: { of: Address | 'new' }) {
    return <Acts>{of === 'new' ? <NewGauge /> : <There of={of} />}</Acts>;
}

function There({ of }: { of: Address }) {
    const state = useGaugeState(of);
    return (
        <Loaded query={state} what="the gauge">
            {({ gauge }) => <Gauge gauge={gauge} />}
        </Loaded>
    );
}

function Gauge({ gauge }: { gauge: gauges.GaugeAccount }) {
    const me = useOwner();
    const now = useNow(5_000);
    const { symbol } = useTokens()(gauge.data.rewardMint);
    useTitle(`The gauge of ${symbol}, run`);
    const roles = gaugeRolesOf(gauge, me);
    const { terms } = gauge.data;
    return (
        <div className="stack">
            <div>
                <p className="small">
                    <Link href="/team">Run a farm</Link>
                </p>
                <div className="row between">
                    <h1 className="named">
                        <TokenGlyph of={gauge.data.rewardMint} symbol={symbol} size={44} />
                        The gauge of {symbol}
                    </h1>
                    <Link href="/gauges" className="button">
                        As voters see it
                    </Link>
                </div>
                <p>
                    <AddressText of={gauge.address} />{' '}
                    {me ? gaugePartsInWords(roles) : 'Connect a wallet to act on it.'}
                </p>
                <ActForAuthority authority={gauge.data.authority} />
                <Offered gauge={gauge} roles={roles} />
            </div>
            {now !== undefined && (
                <Budget gauge={gauge} now={now} isAuthority={roles.isAuthority} />
            )}
            {roles.isAuthority && (
                <Terms key={`${terms.quorum} ${terms.capBps} ${terms.epochBudget}`} gauge={gauge} />
            )}
            {roles.isAuthority && <ListPool gauge={gauge} />}
            <Weights gauge={gauge} isManager={roles.isPowerManager} />
            <Keys gauge={gauge} roles={roles} />
        </div>
    );
}
