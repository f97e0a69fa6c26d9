/** What a pool streams, to whom it is promised, and until when. */
import {
    IdlePolicy,
    rules,
    StreamKind,
    StreamState,
    streamsOf,
    type PoolAccount,
    type PoolStream,
} from '@acequia/client';
import { useNow } from '../../chain/clock';
import { FlowWords, PerDay, PerThousand, StreamApr } from '../../rewards/RewardWords';
import { rateAt } from '../../rewards/rate';
import { useStreamWords } from '../../rewards/useStreamWords';
import { useYields } from '../../rewards/useYields';
import type { Yield } from '../../rewards/yields';
import { useTokens } from '../../tokens/tokens';
import { Amount, When } from '../../ui/figures';
import { duration } from '../../ui/format';
import { TokenGlyph } from '../../ui/glyph';
import { Fact } from './Fact';
import styles from './pool.module.css';

export function Rewards({ pool }: { pool: PoolAccount }) {
    const now = useNow();
    const yields = useYields();
    const streams = new Map(streamsOf(pool).map((stream) => [stream.slot, stream]));
    return (
        <section className="card" aria-labelledby="rewards">
            <h2 id="rewards">Rewards</h2>
            {streams.size === 0 && <p>It streams nothing at present.</p>}
            {now !== undefined &&
                yields(pool, now).map((one) => (
                    <Reward
                        key={one.slot}
                        pool={pool}
                        of={one}
                        stream={streams.get(one.slot)!}
                        now={now}
                    />
                ))}
        </section>
    );
}

function Reward({
    pool,
    of,
    stream,
    now,
}: {
    pool: PoolAccount;
    of: Yield;
    stream: PoolStream;
    now: bigint;
}) {
    const { symbol } = useTokens()(of.mint);
    const words = useStreamWords(pool)(of.slot);
    const pays = of.flow !== 'dry' && of.flow !== 'unfed';
    return (
        <article className={styles.reward} aria-label={`Reward ${symbol}`}>
            <div className="row between">
                <h3 className={styles.token}>
                    <TokenGlyph of={of.mint} symbol={symbol} />
                    <span>
                        {symbol}
                        {words && <span className="small"> {words}</span>}
                    </span>
                </h3>
                <strong>
                    <StreamApr of={of} />
                </strong>
            </div>
            <dl className="facts">
                <Fact name={/* words: a verb */ 'Streams'}>
                    {pays && (
                        <>
                            <PerDay of={of} />,{' '}
                        </>
                    )}
                    <FlowWords of={of} now={now} />
                </Fact>
                {of.flow === 'runs' && of.perThousand !== undefined && (
                    <Fact name="A stake earns">
                        <PerThousand of={of} pool={pool} />
                    </Fact>
                )}
                <Fact name="Still to come">
                    <Amount units={of.unstreamed} decimals={of.decimals} mint={of.mint} />
                </Fact>
                {stream.books.fullWeight > 0n && <Follows stream={stream} pool={pool} now={now} />}
                <Terms stream={stream} endsAt={of.endsAt} now={now} />
            </dl>
        </article>
    );
}

/** What an LP can rely on of a rate that follows the stake: the rate of each unit, and not the budget. */
function Follows({
    stream: { slot, decimals, mint },
    pool,
    now,
}: {
    stream: PoolStream;
    pool: PoolAccount;
    now: bigint;
}) {
    const { symbol } = useTokens()(pool.data.stakeMint);
    const { books } = rules.settledTo(pool.data, now).streams[slot]!;
    const { most, full, least, paid, back } = rateAt(books, pool);
    const amount = (units: bigint) => <Amount units={units} decimals={decimals} mint={mint} />;
    return (
        <>
            <Fact name="Each earns">
                {most !== undefined && (
                    <>
                        {amount(most)} a year for each {symbol}, times the multiplier of its
                        lock,{' '}
                    </>
                )}
                up to {full} staked (as weight); beyond that it is shared
                {least !== undefined && <>. While fewer than {least} are staked, more</>}
                {books.committedUntil > now && (
                    <>
                        . That rate is promised until <When time={books.committedUntil} />
                    </>
                )}
            </Fact>
            <Fact name="What is not earned">
                goes back to its funder: at today’s stake {amount(back)} of what is to come, and{' '}
                {amount(paid)} are paid
            </Fact>
        </>
    );
}

function Terms({
    stream: { books },
    endsAt,
    now,
}: {
    stream: PoolStream;
    endsAt: bigint;
    now: bigint;
}) {
    const { kind, state } = books;
    const isEnding = state === StreamState.Ending;
    return (
        <>
            {kind === StreamKind.Flow && (
                <Fact name="Deposits">
                    {isEnding
                        ? 'come no more: its funder ends it, and what it has is streamed out'
                        : `are each spread over ${duration(books.window)}`}
                </Fact>
            )}
            {kind === StreamKind.Penalty && (
                <Fact name="What leaving early costs">
                    is each time spread over {duration(books.window)}; it is nobody’s to take back
                </Fact>
            )}
            {kind !== StreamKind.Penalty &&
                books.fullWeight === 0n &&
                books.committedUntil > now && (
                    <Fact name="Committed">
                        {books.committedUntil >= endsAt ? (
                            'all of it: nobody can take it back'
                        ) : (
                            <>
                                until <When time={books.committedUntil} />
                            </>
                        )}
                    </Fact>
                )}
            <Fact name="With nobody staked">
                {books.idlePolicy === IdlePolicy.Wait
                    ? 'it waits, and the rest shifts'
                    : 'that stretch goes back to its funder'}
            </Fact>
        </>
    );
}
