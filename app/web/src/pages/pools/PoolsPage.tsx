/** All pools of the chain: what is staked, what they pay, until when, and at what risk. */
import { isDelegated, isListed, type PoolAccount } from '@acequia/client';
import { useMemo, useState } from 'react';
import { useNow } from '../../chain/clock';
import { useConnection } from '../../chain/connection';
import { usePools } from '../../chain/queries';
import { worthOf } from '../../prices/Money';
import { usePrices } from '../../prices/prices';
import { PricesHint } from '../../prices/PricesHint';
import { usePricesOf, useYields } from '../../rewards/useYields';
import { usePages } from '../../says/queries';
import { usePoolName } from '../../tokens/tokens';
import { counted } from '../../ui/format';
import { Loaded } from '../../ui/loading';
import { chosen, type Choice, type Listed } from './choose';
import { Filters } from './Filters';
import { PoolCard } from './PoolCard';

export function PoolsPage() {
    const pools = usePools();
    return (
        <>
            <h1>Pools</h1>
            <Loaded query={pools} what="the pools">
                {(found) =>
                    found.length === 0 ? (
                        <p>There is no pool on this chain yet.</p>
                    ) : (
                        <List pools={found} />
                    )
                }
            </Loaded>
        </>
    );
}

const FIRST: Choice = { show: 'all', token: 'all', order: 'name' };

function List({ pools }: { pools: readonly PoolAccount[] }) {
    const now = useNow();
    const [choice, setChoice] = useState(FIRST);
    usePricesOf(pools);
    const listed = useListed(pools, now);
    const pages = usePages(pools);
    if (now === undefined) return <p className="loading">Reading the clock…</p>;
    const shown = chosen(listed, choice, now);
    return (
        <div className="stack">
            <PricesHint />
            <Vouching />
            <Filters pools={pools} choice={choice} choose={setChoice} />
            <p className="small" role="status">
                {shown.length === listed.length
                    ? counted(listed.length, 'pool')
                    : `${shown.length} of ${listed.length} pools`}
            </p>
            {shown.length === 0 && (
                <p>
                    No pool is like that.{' '}
                    <button type="button" onClick={() => setChoice(FIRST)}>
                        Show all pools
                    </button>
                </p>
            )}
            <div className="columns">
                {shown.map((one) => (
                    <PoolCard
                        key={one.pool.address}
                        listed={one}
                        page={pages.get(one.pool.address)}
                        now={now}
                    />
                ))}
            </div>
        </div>
    );
}

/** Who vouches for a pool: anybody can make one, and give it any name. */
function Vouching() {
    const { farms } = useConnection().cluster;
    return (
        <p className="small">
            {farms
                ? 'Whoever runs these pages vouches for the pools that come first. The others are marked as unlisted: anybody can make one.'
                : 'Nobody vouches for pools here, and anybody can make one: look at the address.'}
        </p>
    );
}

function useListed(pools: readonly PoolAccount[], now: bigint | undefined): Listed[] {
    const nameOf = usePoolName();
    const { farms } = useConnection().cluster;
    const yields = useYields();
    const { price } = usePrices();
    return useMemo(
        () =>
            pools.map((pool) => {
                const { stakeMint: mint, stakeDecimals: decimals, totals } = pool.data;
                return {
                    pool,
                    name: nameOf(pool.address),
                    vouched: farms !== undefined && isListed(farms, pool),
                    yields: now === undefined ? [] : yields(pool, now),
                    worth: isDelegated(pool)
                        ? undefined
                        : worthOf([{ mint, decimals, units: totals.staked }], price),
                };
            }),
        // eslint-disable-next-line react-hooks/exhaustive-deps -- names and prices come with pools
        [pools, now, price],
    );
}
