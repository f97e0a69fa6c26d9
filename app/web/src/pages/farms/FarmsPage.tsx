/** All farms of the chain: what is staked, what they pay, until when, and at what risk. */
import { isDelegated, type PoolAccount } from '@acequia/client';
import { useMemo, useState } from 'react';
import { useNow } from '../../chain/clock';
import { usePools } from '../../chain/queries';
import { worthOf } from '../../prices/Money';
import { usePrices } from '../../prices/prices';
import { PricesHint } from '../../prices/PricesHint';
import { usePricesOf, useYields } from '../../rewards/useYields';
import { usePoolName } from '../../tokens/tokens';
import { Loaded } from '../../ui/loading';
import { chosen, type Choice, type Farm } from './choose';
import { FarmCard } from './FarmCard';
import { Filters } from './Filters';

export function FarmsPage() {
    const pools = usePools();
    return (
        <>
            <h1>Farms</h1>
            <Loaded query={pools} what="the farms">
                {(found) =>
                    found.length === 0 ? (
                        <p>There is no farm on this chain yet.</p>
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
    const farms = useFarms(pools, now);
    if (now === undefined) return <p className="loading">Reading the clock…</p>;
    const shown = chosen(farms, choice, now);
    return (
        <div className="stack">
            <PricesHint />
            <Filters pools={pools} choice={choice} choose={setChoice} />
            <p className="small" role="status">
                {shown.length === farms.length
                    ? `${farms.length} ${farms.length === 1 ? 'farm' : 'farms'}`
                    : `${shown.length} of ${farms.length} farms`}
            </p>
            {shown.length === 0 && (
                <p>
                    No farm is like that.{' '}
                    <button type="button" onClick={() => setChoice(FIRST)}>
                        Show all farms
                    </button>
                </p>
            )}
            <div className="columns">
                {shown.map((farm) => (
                    <FarmCard key={farm.pool.address} farm={farm} now={now} />
                ))}
            </div>
        </div>
    );
}

function useFarms(pools: readonly PoolAccount[], now: bigint | undefined): Farm[] {
    const nameOf = usePoolName();
    const yields = useYields();
    const { price } = usePrices();
    return useMemo(
        () =>
            pools.map((pool) => {
                const { stakeMint: mint, stakeDecimals: decimals, totals } = pool.data;
                return {
                    pool,
                    name: nameOf(pool.address),
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
