/** What a stream pays, in the few words that fit a list. */
import { isDelegated, type PoolAccount } from '@acequia/client';
import { useTokens } from '../tokens/tokens';
import { Rate, Until } from '../ui/figures';
import { percent } from '../ui/format';
import type { Together, Yield } from './yields';

/** Until when a stream pays, or why it does not. */
export function FlowWords({ of, now }: { of: Yield; now: bigint }) {
    const { flow, endsAt, nextChangeAt, isPenalty } = of;
    switch (flow) {
        case 'dry':
            return <>has ended</>;
        case 'unfed':
            return isPenalty ? <>waits for an early leave</> : <>waits for a deposit</>;
        case 'ahead':
            return (
                <>
                    starts <Until time={nextChangeAt} now={now} />
                </>
            );
        case 'waits':
            return <>waits for the first staker</>;
        case 'between':
            return (
                <>
                    pauses, goes on <Until time={nextChangeAt} now={now} />
                </>
            );
        case 'runs':
            return (
                <>
                    ends <Until time={endsAt} now={now} />
                </>
            );
    }
}

/** What all stakers get of a stream a day; of one that does not run yet, what they will get. */
export function PerDay({ of }: { of: Yield }) {
    const { symbol } = useTokens()(of.mint);
    if (of.flow === 'dry' || of.flow === 'unfed') return <strong>{symbol}</strong>;
    const isAhead = of.flow === 'ahead' || of.flow === 'between';
    return (
        <>
            <Rate of={isAhead ? of.perDayNext : of.perDay} mint={of.mint} /> a day
        </>
    );
}

/** A stream's APR; nothing where no price tells. */
export function StreamApr({ of: { apr, isOwn, flow } }: { of: Yield }) {
    if (apr === undefined || flow !== 'runs') return null;
    return (
        <span title={isOwn ? 'Paid in what is staked: no price is needed' : undefined}>
            <data value={apr}>{percent(apr)}</data> APR
        </span>
    );
}

/** What 1,000 staked tokens get of a stream a day; nothing where it does not run. */
export function PerThousand({ of, pool }: { of: Yield; pool: PoolAccount }) {
    const { symbol } = useTokens()(pool.data.stakeMint);
    const what = isDelegated(pool) ? /* words */ 'counted' : symbol;
    if (of.flow !== 'runs' || of.perThousand === undefined) return null;
    return (
        <>
            <Rate of={of.perThousand} mint={of.mint} /> a day per 1,000 {what}
        </>
    );
}

/** The APR of all streams together, and what else they pay that has no price. */
export function TotalYield({ of: { apr, untold } }: { of: Together }) {
    const tokens = useTokens();
    const names = untold.map((mint) => tokens(mint).symbol).join(', ');
    if (apr === undefined) return <>{names === '' ? 'nothing at present' : names}</>;
    return (
        <>
            <strong>
                <data value={apr}>{percent(apr)}</data> APR
            </strong>
            {names !== '' && <span className="small"> and {names}</span>}
        </>
    );
}
