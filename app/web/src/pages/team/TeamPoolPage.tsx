/** A pool for those who run it. */
import {
    authorityOf,
    isClosed,
    isPaused,
    rules,
    streamsOf,
    type PoolAccount,
} from '@acequia/client';
import type { Address } from '@solana/kit';
import { useState } from 'react';
import { Link } from 'wouter';
import { useNow } from '../../chain/clock';
import { useConnection } from '../../chain/connection';
import { usePool } from '../../chain/queries';
import { PoolPast } from '../../past/PoolPast';
import { usePoolName, useTokens } from '../../tokens/tokens';
import { Address as AddressText } from '../../ui/address';
import { Amount } from '../../ui/figures';
import { counted } from '../../ui/format';
import { PoolGlyph } from '../../ui/glyph';
import { Loaded } from '../../ui/loading';
import { Notice, Trouble } from '../../ui/notice';
import { useOwner } from '../../wallet/wallet';
import { AddReward } from './AddReward';
import { BooksPanel } from './BooksPanel';
import { download } from './download';
import { fileOf } from './exportFarm';
import { Closing } from './powers/Closing';
import { Offered } from './powers/Offered';
import { Powers } from './powers/Powers';
import { inWords, rolesOf } from './roles';
import { runways, useThreshold } from './runway';
import { RunwayTable, ThresholdField } from './RunwayTable';
import { useTitle } from '../../ui/useTitle';
import { ActForAuthority, Acts } from './squads/Acts';
import { StreamCard } from './stream/StreamCard';

export default function TeamPoolPage({ pool: address }: { pool: Address }) {
    const pool = usePool(address);
    return (
        <Acts>
            <Loaded query={pool} what="the pool">
                {(found) => <Pool pool={found} />}
            </Loaded>
        </Acts>
    );
}

function Pool({ pool }: { pool: PoolAccount }) {
    const me = useOwner();
    const now = useNow(5_000);
    const name = usePoolName()(pool.address);
    useTitle(`${name}, run`);
    const roles = rolesOf(pool, me);
    const authority = authorityOf(pool);
    return (
        <div className="stack">
            <div>
                <p className="small">
                    <Link href="/team">Run a farm</Link>
                </p>
                <div className="row between">
                    <h1 className="named">
                        <PoolGlyph of={pool.address} size={44} />
                        {name}
                    </h1>
                    <div className="row">
                        {isPaused(pool) && (
                            <span className="badge warning">
                                <span aria-hidden="true">⚠</span> deposits paused
                            </span>
                        )}
                        <Export pool={pool} name={name} />
                        <Link href={`/pool/${pool.address}`} className="button">
                            As LPs see it
                        </Link>
                    </div>
                </div>
                <Standing pool={pool} />
                <p>{me ? inWords(roles) : 'Connect a wallet to act on it.'}</p>
                {authority && <ActForAuthority authority={authority} />}
                {roles.isOffered && <Offered pool={pool} />}
            </div>
            {now !== undefined && <Streams pool={pool} now={now} />}
            {now !== undefined && roles.isRewardManager && !isClosed(pool) && (
                <section className="card stack" aria-labelledby="add-reward">
                    <h2 id="add-reward">One more reward</h2>
                    <Expandable summary="Add a reward to this pool">
                        <AddReward pool={pool} now={now} />
                    </Expandable>
                </section>
            )}
            <PoolPast pool={pool} />
            <BooksPanel pool={pool} />
            {now !== undefined && roles.isAuthority && <Powers pool={pool} now={now} />}
            {now !== undefined && roles.mayClose && <Closing pool={pool} now={now} />}
        </div>
    );
}

function Standing({ pool }: { pool: PoolAccount }) {
    const { totals, stakeDecimals, stakeMint, caps } = pool.data;
    return (
        <p>
            <AddressText of={pool.address} />{' '}
            <Amount units={totals.staked} decimals={stakeDecimals} mint={stakeMint} /> staked
            {caps.pool > 0n && (
                <>
                    {' '}
                    of at most{' '}
                    <Amount units={caps.pool} decimals={stakeDecimals} mint={stakeMint} bare />
                </>
            )}
            , in {counted(totals.positions, 'position')}.
        </p>
    );
}

function Streams({ pool, now }: { pool: PoolAccount; now: bigint }) {
    const [days] = useThreshold();
    const settled = { ...pool, data: rules.settledTo(pool.data, now) };
    const list = runways(pool, now, BigInt(days) * 86_400n);
    return (
        <>
            <section className="card" aria-labelledby="runway">
                <h2 id="runway">Runway</h2>
                {list.length === 0 ? (
                    <p>It pays no rewards yet.</p>
                ) : (
                    <RunwayTable pool={pool} runways={list} />
                )}
                <ThresholdField />
            </section>
            <section className="stack" aria-labelledby="streams">
                <h2 id="streams">Streams</h2>
                {streamsOf(settled).map((stream) => (
                    <StreamCard
                        key={`${stream.slot} ${stream.books.generation}`}
                        pool={pool}
                        stream={stream}
                        now={now}
                        colour={(stream.slot % 6) + 1}
                    />
                ))}
            </section>
        </>
    );
}

/** Saves the pool as a file. */
function Export({ pool, name }: { pool: PoolAccount; name: string }) {
    const { rpc } = useConnection();
    const token = useTokens();
    const [problem, setProblem] = useState<unknown>();
    const [leftOut, setLeftOut] = useState<readonly string[]>([]);
    const save = async () => {
        try {
            setProblem(undefined);
            const symbol = (mint: Address) => {
                const { by, symbol } = token(mint);
                return by === 'nobody' ? undefined : symbol;
            };
            const file = await fileOf(rpc, pool.address, { pool: name, symbol });
            download(file);
            setLeftOut(file.leftOut);
        } catch (error) {
            setProblem(error);
        }
    };
    return (
        <>
            <button type="button" onClick={() => void save()}>
                Save as a farm file
            </button>
            {problem !== undefined && <Trouble error={problem} />}
            {leftOut.map((sentence) => (
                <Notice key={sentence} kind="hint">
                    {sentence}
                </Notice>
            ))}
        </>
    );
}

/** Made only when it is opened. */
function Expandable({ summary, children }: { summary: string; children: React.ReactNode }) {
    const [open, setOpen] = useState(false);
    return (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>{summary}</summary>
            {open && children}
        </details>
    );
}
