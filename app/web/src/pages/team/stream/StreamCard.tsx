/** A stream for those who fund it: its schedule from here on, and what can be done to it. */
import {
    heirOf,
    IdlePolicy,
    isClosed,
    isPenaltyFlow,
    leftToAnyone,
    rules,
    StreamKind,
    StreamState,
} from '@acequia/client';
import { unwrapOption, type Address } from '@solana/kit';
import { useId, useState, type ReactNode } from 'react';
import { rateAt } from '../../../rewards/rate';
import { useTokens } from '../../../tokens/tokens';
import { Address as AddressText } from '../../../ui/address';
import { Amount, When } from '../../../ui/figures';
import { duration } from '../../../ui/format';
import { useOwner } from '../../../wallet/wallet';
import { isOver } from '../books';
import { SchedulePlot } from '../schedule/SchedulePlot';
import styles from '../team.module.css';
import { Commit } from './Commit';
import { Extend } from './Extend';
import { Finish } from './Finish';
import { HandOver, OfferedStream } from './HandOver';
import type { OfStream } from './ofStream';
import { Roll } from './Roll';
import { TakeBack } from './TakeBack';
import { TopUp } from './TopUp';

export function StreamCard({ pool, stream, now, colour }: OfStream & { colour: number }) {
    const token = useTokens();
    const me = useOwner();
    const { books, decimals, mint, slot } = stream;
    const { symbol } = token(mint);
    const { schedule } = books;
    const left = rules.remainingSegments(schedule);
    const title = useId();
    return (
        <article className="card stack" aria-labelledby={title}>
            <div className="row between">
                <h3 id={title}>
                    {symbol} <span className="small">slot {slot}</span>
                </h3>
                {books.state === StreamState.Ending && <span className="badge">ending</span>}
                {books.state === StreamState.Closing && <span className="badge">winding down</span>}
            </div>
            {me !== undefined && unwrapOption(stream.pendingFunder) === me && (
                <OfferedStream pool={pool} stream={stream} />
            )}
            {left.length > 0 && (
                <SchedulePlot
                    title="From here on"
                    segments={left}
                    start={schedule.start}
                    decimals={decimals}
                    symbol={symbol}
                    committedUntil={books.committedUntil}
                    now={now}
                    colour={colour}
                />
            )}
            <Facts stream={stream} pool={pool} now={now} />
            <Acts pool={pool} stream={stream} now={now} />
        </article>
    );
}

function Facts({ stream, pool, now }: OfStream) {
    const { books, decimals, mint, funder } = stream;
    const amount = (units: bigint) => (
        <Amount units={units} decimals={decimals} mint={mint} places={4} />
    );
    const waits = books.idlePolicy === IdlePolicy.Wait;
    return (
        <dl className="facts">
            <Fact label="Still to come">{amount(rules.unstreamed(books.schedule))}</Fact>
            {books.kind === StreamKind.Flow && (
                <Fact label="Deposits">
                    {books.state === StreamState.Active
                        ? `each spread over ${duration(books.window)}, never refunded`
                        : 'none any more'}
                </Fact>
            )}
            {books.kind === StreamKind.Penalty && (
                <Fact label="What leaving locks early costs">
                    each time spread over {duration(books.window)}
                </Fact>
            )}
            {books.kind === StreamKind.Curve && (
                <Fact label="Committed">
                    {books.committedUntil > now ? (
                        <>
                            until <When time={books.committedUntil} />
                        </>
                    ) : (
                        'nothing any more'
                    )}
                </Fact>
            )}
            <Fact label="While nobody is staked">
                {waits ? 'the schedule waits' : 'it comes back to the funder'}
            </Fact>
            <RateFact stream={stream} pool={pool} />
            <Fact label="Funder">
                {isPenaltyFlow(stream) ? (
                    'nobody: it was made with the pool'
                ) : (
                    <AddressText of={funder} />
                )}
            </Fact>
        </dl>
    );
}

/** What of a rate that follows the stake is paid now. */
function RateFact({ stream: { books, decimals, mint }, pool }: Pick<OfStream, 'stream' | 'pool'>) {
    if (books.fullWeight === 0n) return null;
    const { paid, back, full } = rateAt(books, pool);
    const amount = (units: bigint) => <Amount units={units} decimals={decimals} mint={mint} />;
    return (
        <Fact label="Follows the stake">
            in full from {full} on; at today’s stake {amount(paid)} are paid and {amount(back)} come
            back
        </Fact>
    );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
    return (
        <div>
            <dt>{label}</dt>
            <dd>{children}</dd>
        </div>
    );
}

/** Whether `me` may wind it down or retire it: its funder once it is over, and anyone where it is left to
 *  anyone, an ending flow that has nothing left included. */
function mayFinish({ pool, stream, now }: OfStream, me: Address): boolean {
    const { state, schedule } = stream.books;
    const isHeirs = heirOf(pool, stream) === me && !isPenaltyFlow(stream);
    const isEnded = state === StreamState.Ending && rules.isFinished(schedule);
    const isLeft = leftToAnyone(pool, now).some(({ slot }) => slot === stream.slot);
    return (
        isClosed(pool) ||
        isLeft ||
        isEnded ||
        (isHeirs && (isOver(stream) || state !== StreamState.Active))
    );
}

/** What can be done to it; only what is chosen is shown. */
function Acts(of: OfStream) {
    const { pool, stream } = of;
    const me = useOwner();
    const [open, setOpen] = useState<string>();
    const panel = useId();
    const isFunder = stream.funder === me;
    const isCurve = stream.books.kind === StreamKind.Curve;
    const isActive = stream.books.state === StreamState.Active;
    const takes = isActive && !isClosed(pool);
    const ends = isFunder && takes && !isCurve && !isOver(stream) && !isPenaltyFlow(stream);
    const acts: readonly (readonly [act: string, isOffered: boolean, show: () => ReactNode])[] = [
        [
            'Top up',
            takes &&
                !(isCurve && isOver(stream)) &&
                !isPenaltyFlow(stream) &&
                stream.books.fullWeight === 0n,
            () => <TopUp {...of} />,
        ],
        ['Extend', isFunder && isCurve && takes, () => <Extend {...of} />],
        [
            'Let it go on',
            isFunder && isCurve && takes && stream.books.idle > 0n,
            () => <Roll {...of} />,
        ],
        ['Commit longer', isFunder && isCurve && takes, () => <Commit {...of} />],
        ['Take back', isFunder && (isCurve || stream.books.idle > 0n), () => <TakeBack {...of} />],
        ['Hand over', isFunder, () => <HandOver {...of} />],
        ['End', ends, () => <Finish {...of} />],
        ['Wind down', me !== undefined && mayFinish(of, me), () => <Finish {...of} />],
    ];
    const offered = acts.filter(([, isOffered]) => isOffered);
    const shown = offered.find(([act]) => act === open);
    return (
        <>
            <div className={styles.acts}>
                {offered.map(([act]) => (
                    <button
                        key={act}
                        type="button"
                        aria-expanded={open === act}
                        aria-controls={open === act ? panel : undefined}
                        onClick={() => setOpen(open === act ? undefined : act)}
                    >
                        {act}
                    </button>
                ))}
            </div>
            {shown && (
                <div id={panel} className={styles.panel} role="group" aria-label={shown[0]}>
                    {shown[2]()}
                </div>
            )}
        </>
    );
}
