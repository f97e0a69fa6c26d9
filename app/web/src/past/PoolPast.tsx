/** How a pool went: its stake, who was in it, what it paid, and at which yield; from a history server. */
import type { PoolAccount } from '@acequia/client';
import { hostOf } from '../chain/cluster';
import { useNow } from '../chain/clock';
import { useTokens } from '../tokens/tokens';
import { listed, percent } from '../ui/format';
import { Lines, Loaded } from '../ui/loading';
import { Plot } from '../ui/Plot';
import { LOOK_MS, usePast } from './ask';
import styles from './past.module.css';
import {
    aprPoints,
    emissionByMint,
    hasUnpriced,
    poolLine,
    sourcesOf,
    spanOf,
    useSeries,
    type Span,
    type Step,
} from './series';
import { TokenPlot } from './TokenPlot';

export function PoolPast({ pool }: { pool: PoolAccount }) {
    const now = useNow(LOOK_MS);
    const server = usePast();
    const span = now === undefined ? undefined : spanOf(pool.data.createdAt, now);
    const series = useSeries(pool, span);
    if (server === undefined || span === undefined) return null;
    return (
        <section className="card stack" aria-labelledby="past">
            <h2 id="past">How it went</h2>
            <Loaded query={series} what="its past" shape={<Lines many={8} />}>
                {(steps) => <Charts pool={pool} steps={steps} span={span} server={server} />}
            </Loaded>
        </section>
    );
}

function Charts({
    pool,
    steps,
    span,
    server,
}: {
    pool: PoolAccount;
    steps: readonly Step[];
    span: Span;
    server: string;
}) {
    const { stakeDecimals, stakeMint } = pool.data;
    const { symbol } = useTokens()(stakeMint);
    const one = 10 ** stakeDecimals;
    if (steps.length === 0) return <p>Nothing has happened in it so far.</p>;
    const sources = sourcesOf(steps);
    const apr = aprPoints(steps, span);
    return (
        <>
            <div className={styles.charts}>
                <Plot
                    title="Staked"
                    unit={symbol}
                    lines={[poolLine(steps, symbol, ({ staked }) => Number(staked) / one)]}
                />
                <Plot
                    title="LPs"
                    unit="with any stake"
                    counts
                    lines={[poolLine(steps, 'LPs', ({ owners }) => owners)]}
                />
                {[...emissionByMint(steps, span)].map(([mint, points], nth) => (
                    <TokenPlot key={mint} {...{ mint, points, nth }} unit="a day" shape="step" />
                ))}
                {apr.length > 0 && (
                    <Plot
                        title="APR"
                        unit="at the prices of then"
                        format={percent}
                        lines={[{ label: 'APR', shape: 'step', points: apr }]}
                    />
                )}
            </div>
            <p className="small">
                {span.step === 'hour' ? 'By the hour' : 'By the day'}, as {hostOf(server)} kept it.
                {sources.length > 0 && ` Prices: ${listed(sources)}.`}
                {apr.length > 0 && hasUnpriced(steps) && ' What had no price is not in the APR.'}
            </p>
        </>
    );
}
