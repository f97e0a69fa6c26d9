/** The pools and gauges that the connected wallet runs, and how long their budgets last. */
import { streamsOf, type PoolAccount } from '@acequia/client';
import { Link } from 'wouter';
import { useNow } from '../../chain/clock';
import { usePools } from '../../chain/queries';
import { usePoolName } from '../../tokens/tokens';
import { Amount } from '../../ui/figures';
import { PoolGlyph } from '../../ui/glyph';
import { Loaded } from '../../ui/loading';
import { Notice } from '../../ui/notice';
import { useOwner } from '../../wallet/wallet';
import { MyGauges } from './gauge/MyGauges';
import { inWords, isMine, rolesOf } from './roles';
import { Acts, ActForMultisig } from './squads/Acts';
import { runways, useThreshold, warns } from './runway';
import { RunwayTable, ThresholdField } from './RunwayTable';
import { useTitle } from '../../ui/useTitle';

export default function TeamPage() {
    useTitle('Run a farm');
    return (
        <Acts>
            <Team />
        </Acts>
    );
}

function Team() {
    const me = useOwner();
    return (
        <>
            <div className="row between">
                <h1>Run a farm</h1>
                <div className="row">
                    <Link href="/team/gauge/new" className="button">
                        New gauge
                    </Link>
                    <Link href="/team/new" className="button main">
                        New farm
                    </Link>
                </div>
            </div>
            <p>
                Set what is paid and when, keep it funded, and see that every vault holds what it
                owes. Nobody, you included, can touch what LPs have staked or earned.
            </p>
            {me ? (
                <div className="stack">
                    <Mine />
                    <MyGauges />
                    <ActForMultisig />
                </div>
            ) : (
                <Notice kind="hint">
                    Connect a wallet to see the pools and gauges that it runs.
                </Notice>
            )}
        </>
    );
}

function Mine() {
    const me = useOwner();
    const pools = usePools();
    return (
        <Loaded query={pools} what="the pools">
            {(found) => {
                const mine = found.filter((pool) => isMine(rolesOf(pool, me)));
                if (mine.length === 0) {
                    return <Notice kind="hint">This wallet runs no pool on this chain yet.</Notice>;
                }
                return (
                    <div className="stack">
                        <ThresholdField />
                        {mine.map((pool) => (
                            <PoolCard key={pool.address} pool={pool} />
                        ))}
                    </div>
                );
            }}
        </Loaded>
    );
}

function PoolCard({ pool }: { pool: PoolAccount }) {
    const me = useOwner();
    const name = usePoolName();
    const now = useNow(5_000);
    const [days] = useThreshold();
    const { totals, stakeDecimals, stakeMint } = pool.data;
    const list = now === undefined ? [] : runways(pool, now, BigInt(days) * 86_400n);
    const warned = list.filter((runway) => warns(pool, runway)).length;
    return (
        <article className="card">
            <div className="row between">
                <h2 className="named">
                    <PoolGlyph of={pool.address} size={32} />
                    <Link href={`/team/${pool.address}`}>{name(pool.address)}</Link>
                </h2>
                {warned > 0 && (
                    <span className="badge warning">
                        <span aria-hidden="true">⚠</span> {warned}{' '}
                        {warned === 1 ? 'budget runs' : 'budgets run'} short
                    </span>
                )}
            </div>
            <p>
                <Amount units={totals.staked} decimals={stakeDecimals} mint={stakeMint} /> staked.{' '}
                {inWords(rolesOf(pool, me))}
            </p>
            {streamsOf(pool).length === 0 ? (
                <p>It pays no rewards yet.</p>
            ) : (
                <RunwayTable pool={pool} runways={list} />
            )}
        </article>
    );
}
