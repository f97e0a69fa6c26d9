/** An epoch: the votes for each pool, and what they will move. */
import { gauge as program, gauges } from '@acequia/client';
import { Link } from 'wouter';
import { usePoolName, useTokens } from '../../tokens/tokens';
import { Scrolls } from '../../ui/Scrolls';
import { Amount, Until, When } from '../../ui/figures';
import { bps, duration, percent } from '../../ui/format';
import { Notice } from '../../ui/notice';
import styles from './gauge.module.css';
import { VoteForm } from './VoteForm';

interface Props {
    readonly gauge: gauges.GaugeAccount;
    readonly epoch: gauges.EpochAccount;
    /** Epochs before it, the latest first. */
    readonly earlier: readonly gauges.EpochAccount[];
    /** The chain's clock [unix s]. */
    readonly now: bigint;
}

export function EpochPanel({ gauge, epoch, earlier, now }: Props) {
    const { books } = epoch.data;
    const { rewardMint, decimals, terms } = gauge.data;
    const { symbol } = useTokens()(rewardMint);
    const split = gauges.allocation(books);
    const { start, votingEnd, boundary } = books.window;
    const aDay = (books.budget * 86_400n) / (boundary - start);
    const isOpen = gauges.takesVotes(epoch, now);
    return (
        <section className="card stack" aria-labelledby={`epoch-${epoch.address}`}>
            <div className="row between">
                <h2 id={`epoch-${epoch.address}`}>
                    Epoch {books.number.toString()} of the gauge of {symbol}
                </h2>
                <State epoch={epoch} now={now} />
            </div>
            <dl className="tiles">
                <div>
                    <dt>Is split</dt>
                    <dd>
                        <Amount units={books.budget} decimals={decimals} mint={rewardMint} />
                        <span className="small">
                            <Amount units={aDay} decimals={decimals} mint={rewardMint} /> a day
                        </span>
                    </dd>
                </div>
                <Moment
                    name={now < votingEnd ? 'Voting ends' : 'Voting ended'}
                    at={votingEnd}
                    now={now}
                />
                <Moment
                    name={now < boundary ? 'The epoch ends' : 'The epoch ended'}
                    at={boundary}
                    now={now}
                />
            </dl>
            <p className="small">
                What a pool gets streams to its stakers for {duration(terms.epochSeconds)} from the
                end of the epoch on.
            </p>
            <Quorum epoch={epoch} split={split} />
            <Shares gauge={gauge} epoch={epoch} split={split} />
            {isOpen && <VoteForm gauge={gauge} epoch={epoch} earlier={earlier} />}
        </section>
    );
}

/** How long until a moment, and when that is. */
function Moment({ name, at, now }: { name: string; at: bigint; now: bigint }) {
    return (
        <div>
            <dt>{name}</dt>
            <dd>
                <Until time={at} now={now} />
                <span className="small">
                    <When time={at} />
                </span>
            </dd>
        </div>
    );
}

function State({ epoch, now }: Pick<Props, 'epoch' | 'now'>) {
    const { state, window } = epoch.data.books;
    if (state === program.EpochState.Settled) return <span className="badge">settled</span>;
    if (now < window.start) {
        return (
            <span className="badge">
                <span>
                    votes from <When time={window.start} /> on
                </span>
            </span>
        );
    }
    if (!gauges.takesVotes(epoch, now)) {
        return <span className="badge">voting is over; to be settled by anyone</span>;
    }
    return (
        <span className="badge good">
            <span aria-hidden="true">✓</span>
            <span>takes votes</span>
        </span>
    );
}

function Quorum({
    epoch: {
        data: { books },
    },
    split: { votes, hasQuorum },
}: Pick<Props, 'epoch'> & { split: gauges.Allocation }) {
    const part = books.quorum === 0n ? 1 : Number(votes) / Number(books.quorum);
    return (
        <div>
            {books.quorum > 0n && (
                <p>
                    <data value={votes.toString()}>{percent(part)}</data> of the votes that it takes
                    are cast.
                </p>
            )}
            {votes === 0n && hasQuorum && (
                <Notice kind="hint">
                    Nobody has voted so far: the whole budget would go to the next epoch.
                </Notice>
            )}
            {!hasQuorum && (
                <>
                    <progress
                        aria-label="Votes of those that it takes"
                        max={1}
                        value={Math.min(part, 1)}
                    />
                    <Notice kind="warning">
                        There are too few votes so far: the whole budget would go to the next epoch.
                    </Notice>
                </>
            )}
        </div>
    );
}

/** What each pool gets, as bars and to the unit. */
function Shares({
    gauge,
    epoch,
    split,
}: Pick<Props, 'gauge' | 'epoch'> & { split: gauges.Allocation }) {
    const { rewardMint, decimals } = gauge.data;
    const { books } = epoch.data;
    const { symbol } = useTokens()(rewardMint);
    const name = usePoolName();
    const isSettled = books.state === program.EpochState.Settled;
    return (
        <Scrolls label="Votes and shares by pool">
            <table className={styles.shares}>
                <caption className="unseen">Votes and shares by pool</caption>
                <thead>
                    <tr>
                        <th scope="col">Pool</th>
                        <th scope="col" className="number">
                            {isSettled ? 'Gets' : 'Would get'} ({symbol})
                        </th>
                        <th scope="col">Votes</th>
                    </tr>
                </thead>
                <tbody>
                    {gauges.poolsOf(epoch).map((pool, place) => {
                        const { votes, part, amount, isCapped } = split.shares[place]!;
                        return (
                            <tr key={pool}>
                                <th scope="row">
                                    <Link href={`/pool/${pool}`}>{name(pool)}</Link>
                                </th>
                                <td className="number">
                                    <Amount
                                        units={amount}
                                        decimals={decimals}
                                        mint={rewardMint}
                                        bare
                                        places={4}
                                    />
                                    {isCapped && (
                                        <div className="small">cut at {bps(books.capBps)}</div>
                                    )}
                                    <Passed epoch={epoch} place={place} />
                                </td>
                                <td>
                                    <data value={votes.toString()}>{percent(part)}</data>
                                    <div className={styles.bar} aria-hidden="true">
                                        <div
                                            style={{
                                                width: `${part * 100}%`,
                                                background: `var(--plot-${(place % 6) + 1})`,
                                            }}
                                        />
                                    </div>
                                </td>
                            </tr>
                        );
                    })}
                    <tr>
                        <th scope="row">To the next epoch</th>
                        <td className="number">
                            <Amount
                                units={split.rollover}
                                decimals={decimals}
                                mint={rewardMint}
                                bare
                                places={4}
                            />
                        </td>
                        <td />
                    </tr>
                </tbody>
                <tfoot>
                    <tr>
                        <th scope="row">Budget</th>
                        <td className="number">
                            <strong>
                                <Amount
                                    units={books.budget}
                                    decimals={decimals}
                                    mint={rewardMint}
                                    bare
                                    places={4}
                                />
                            </strong>
                        </td>
                        <td />
                    </tr>
                </tfoot>
            </table>
        </Scrolls>
    );
}

/** Whether a settled share has been passed on. */
export function Passed({ epoch, place }: Pick<Props, 'epoch'> & { place: number }) {
    const { books } = epoch.data;
    if (books.state !== program.EpochState.Settled || books.shares[place] === 0n) return null;
    const bit = 1 << place;
    const words =
        (books.applied & bit) !== 0
            ? 'passed on'
            : (books.returned & bit) !== 0
              ? 'given back'
              : 'to be passed on by anyone';
    return <div className="small">{words}</div>;
}
