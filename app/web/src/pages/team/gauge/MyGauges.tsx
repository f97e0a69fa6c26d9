/** The gauges that the connected wallet runs. */
import { gauges } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useNow } from '../../../chain/clock';
import { useConnection } from '../../../chain/connection';
import { useTokens } from '../../../tokens/tokens';
import { Amount } from '../../../ui/figures';
import { counted } from '../../../ui/format';
import { TokenGlyph } from '../../../ui/glyph';
import { useOwner } from '../../../wallet/wallet';
import { useGauges, useGaugeState } from '../../gauge/queries';
import { fundedAhead } from './ahead';
import { gaugePartsInWords, gaugeRolesOf, isMyGauge } from './roles';

/** Those of the chain's pages, and those that nobody sees yet: without a pool. */
export function MyGauges() {
    const me = useOwner();
    const { rpc, cluster } = useConnection();
    const { data: own = [] } = useQuery({
        queryKey: ['chain', cluster.rpc, 'gauges of', me],
        queryFn: () => gauges.findGauges(rpc, { authority: me! }),
        enabled: me !== undefined,
    });
    const all = new Set([...(useGauges().data ?? []), ...own.map(({ address }) => address)]);
    return [...all].map((gauge) => <Card key={gauge} address={gauge} />);
}

function Card({ address }: { address: Address }) {
    const me = useOwner();
    const now = useNow(5_000);
    const token = useTokens();
    const gauge = useGaugeState(address).data?.gauge;
    if (!gauge || now === undefined) return null;
    const roles = gaugeRolesOf(gauge, me);
    if (!isMyGauge(roles)) return null;
    const { rewardMint: mint, decimals, books } = gauge.data;
    const ahead = fundedAhead(gauge, now);
    return (
        <article className="card">
            <h2 className="named">
                <TokenGlyph of={mint} symbol={token(mint).symbol} size={32} />
                <Link href={`/team/gauge/${address}`}>The gauge of {token(mint).symbol}</Link>
            </h2>
            <p>
                <Amount units={books.idle} decimals={decimals} mint={mint} /> for epochs to come
                {ahead && <>, the whole budget of {counted(Number(ahead.epochs), 'epoch')}</>}.{' '}
                {gaugePartsInWords(roles)}
            </p>
        </article>
    );
}
