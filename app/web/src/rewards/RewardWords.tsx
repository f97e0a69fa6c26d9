/** What a stream pays, in the few words that fit a list. */
import type { PoolAccount } from '@acequia/client';
import { useTokens } from '../tokens/tokens';
import { Amount, Until } from '../ui/figures';
import { percent } from '../ui/format';
import type { Together, Yield } from './yields';

/** Until when a stream pays, or why it does not. */
export function FlowWords({ of, now }: { of: Yield; now: bigint }) {
    const { flow, endsAt, nextChangeAt } = of;
    switch (flow) {
        case 'dry':
            return <>has ended</>;
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

/** What all stakers get of a stream a day. */
export function PerDay({ of, places = 4 }: { of: Yield; places?: number }) {
    return (
        <>
            <Amount units={of.perDay} decimals={of.decimals} mint={of.mint} places={places} /> a day
        </>
    );
}

/** A stream's APR; without prices, what 1,000 staked tokens get of it a day. */
export function StreamYield({ of, pool }: { of: Yield; pool: PoolAccount }) {
    const { symbol } = useTokens()(pool.data.stakeMint);
    if (of.apr !== undefined) {
        return (
            <span title={of.isOwn ? 'Paid in what is staked: no price is needed' : undefined}>
                <data value={of.apr}>{percent(of.apr)}</data> APR
            </span>
        );
    }
    if (of.perThousand === undefined) return <>all to the first staker</>;
    return (
        <>
            <Amount units={of.perThousand} decimals={of.decimals} mint={of.mint} places={6} /> a day
            per 1,000 {symbol}
        </>
    );
}

/** The APR of all streams together. What has no price is named beside it. */
export function TotalYield({ of: { apr, untold } }: { of: Together }) {
    const tokens = useTokens();
    const names = untold.map((mint) => tokens(mint).symbol).join(', ');
    if (apr === undefined) {
        return <>{names === '' ? 'nothing at present' : `${names}: in tokens, without prices`}</>;
    }
    return (
        <>
            <strong>
                <data value={apr}>{percent(apr)}</data> APR
            </strong>
            {names !== '' && <span className="small"> and {names}, without a price</span>}
        </>
    );
}
