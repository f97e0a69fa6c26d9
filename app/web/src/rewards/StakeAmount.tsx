import { isDelegated, type PoolAccount } from '@acequia/client';
import { Money } from '../prices/Money';
import { short } from '../tokens/tokens';
import { Amount } from '../ui/figures';

/** An amount of what a pool counts as stake: tokens, or what its delegate says of an asset that is
 *  kept elsewhere and may be no token. */
export function StakeAmount({
    pool,
    units,
    places,
}: {
    pool: PoolAccount;
    units: bigint;
    places?: number;
}) {
    const { stakeMint: mint, stakeDecimals: decimals } = pool.data;
    if (isDelegated(pool)) {
        return (
            <>
                <Amount units={units} decimals={decimals} /> of <code>{short(mint)}</code>
            </>
        );
    }
    const cut = places === undefined ? {} : { places };
    return (
        <>
            <Amount units={units} decimals={decimals} mint={mint} {...cut} />{' '}
            <Money of={[{ mint, decimals, units }]} />
        </>
    );
}
