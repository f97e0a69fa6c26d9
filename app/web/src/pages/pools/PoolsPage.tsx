/** The first page: what this is, and the pools of the chain: what is staked, what they pay, until when,
 *  at what risk. */
import {
    isDelegated,
    isListed,
    streamsOf,
    visible,
    type PageAccount,
    type PoolAccount,
} from '@acequia/client';
import type { Address } from '@solana/kit';
import { useMemo } from 'react';
import { useNow } from '../../chain/clock';
import { useConnection } from '../../chain/connection';
import { usePools } from '../../chain/queries';
import { worthOf } from '../../prices/Money';
import { usePrices } from '../../prices/prices';
import { PricesHint } from '../../prices/PricesHint';
import { usePricesOf, useYields } from '../../rewards/useYields';
import { usePages } from '../../says/queries';
import { usePoolTitle, useTokens } from '../../tokens/tokens';
import { counted } from '../../ui/format';
import { BareCards, Loaded } from '../../ui/loading';
import { useTitle } from '../../ui/useTitle';
import { chosen, FIRST, type Listed } from './choose';
import { Filters } from './Filters';
import { Hero } from './Hero';
import { useShown } from './inUrl';
import { PoolCard } from './PoolCard';
import { PoolTable } from './PoolTable';
import { totalsOf } from './totals';

const NO_POOLS: readonly PoolAccount[] = [];

export function PoolsPage() {
    useTitle('Pools');
    const pools = usePools();
    const now = useNow();
    const found = pools.data ?? NO_POOLS;
    usePricesOf(found);
    const pages = usePages(found);
    const listed = useListed(found, pages, now);
    const { price } = usePrices();
    const counts = listed.filter(({ unlisted }) => !unlisted);
    const isRead = pools.data !== undefined && now !== undefined;
    return (
        <>
            <Hero totals={isRead ? totalsOf(counts, price) : undefined} />
            <h2>Pools</h2>
            <Loaded query={pools} what="the pools" shape={<BareCards />}>
                {(all) => {
                    if (all.length === 0) return <p>There is no pool on this chain yet.</p>;
                    if (now === undefined) return <BareCards />;
                    return <List listed={listed} pages={pages} now={now} />;
                }}
            </Loaded>
        </>
    );
}

function List({
    listed,
    pages,
    now,
}: {
    listed: readonly Listed[];
    pages: ReadonlyMap<Address, PageAccount>;
    now: bigint;
}) {
    const [shown, choose] = useShown();
    const seen = chosen(listed, shown, now);
    const rest = listed.length - seen.length;
    return (
        <div className="stack">
            <Filters pools={listed.map(({ pool }) => pool)} shown={shown} choose={choose} />
            <div className="row between">
                <p className="small" role="status">
                    {rest === 0
                        ? counted(listed.length, 'pool')
                        : `${seen.length} of ${counted(listed.length, 'pool')}`}
                </p>
                <Vouching />
            </div>
            <PricesHint isSaid />
            {seen.length === 0 && <p>No pool is like that.</p>}
            {shown.view === 'table' && seen.length > 0 ? (
                <PoolTable listed={seen} now={now} />
            ) : (
                <div className="columns">
                    {seen.map((one) => (
                        <PoolCard
                            key={one.pool.address}
                            listed={one}
                            page={pages.get(one.pool.address)}
                            now={now}
                        />
                    ))}
                </div>
            )}
            {rest > 0 && (
                <p>
                    <button type="button" onClick={() => choose({ ...FIRST, show: 'all' })}>
                        Show all pools
                    </button>
                </p>
            )}
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

function useListed(
    pools: readonly PoolAccount[],
    pages: ReadonlyMap<Address, PageAccount>,
    now: bigint | undefined,
): Listed[] {
    const titleOf = usePoolTitle();
    const tokens = useTokens();
    const { farms } = useConnection().cluster;
    const yields = useYields();
    const { price } = usePrices();
    return useMemo(
        () =>
            pools.map((pool) => {
                const { stakeMint: mint, stakeDecimals: decimals, totals } = pool.data;
                const page = pages.get(pool.address);
                const { text, by } = titleOf(pool, page);
                const all = [mint, ...streamsOf(pool).map((stream) => stream.mint)];
                const names = all.flatMap((one) => [one, tokens(one).symbol, tokens(one).name]);
                const own = visible(page?.data.name ?? '');
                const vouched = farms !== undefined && isListed(farms, pool);
                return {
                    pool,
                    name: text,
                    by,
                    words: [text, own, pool.address, ...names].join('\n'),
                    vouched,
                    unlisted: farms !== undefined && !vouched,
                    yields: now === undefined ? [] : yields(pool, now),
                    worth: isDelegated(pool)
                        ? undefined
                        : worthOf([{ mint, decimals, units: totals.staked }], price),
                };
            }),
        // eslint-disable-next-line react-hooks/exhaustive-deps -- names and prices come with pools
        [pools, pages, now, price],
    );
}
