/** All farms of the chain. */
import { streamsOf, type PoolAccount } from '@acequia/client';
import { Link } from 'wouter';
import { usePools } from '../../chain/queries';
import { usePoolName } from '../../tokens/tokens';
import { Amount } from '../../ui/figures';
import { Loaded } from '../../ui/loading';

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
                        <div className="columns">
                            {found.map((pool) => (
                                <FarmCard key={pool.address} pool={pool} />
                            ))}
                        </div>
                    )
                }
            </Loaded>
        </>
    );
}

function FarmCard({ pool }: { pool: PoolAccount }) {
    const name = usePoolName();
    const { totals, stakeDecimals, stakeMint } = pool.data;
    return (
        <article className="card">
            <h2>
                <Link href={`/farm/${pool.address}`}>{name(pool.address)}</Link>
            </h2>
            <dl className="facts">
                <div>
                    <dt>Staked</dt>
                    <dd>
                        <Amount units={totals.staked} decimals={stakeDecimals} mint={stakeMint} />
                    </dd>
                </div>
                <div>
                    <dt>Rewards</dt>
                    <dd>{streamsOf(pool).length}</dd>
                </div>
            </dl>
        </article>
    );
}
