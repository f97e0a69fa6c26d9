/** How a pool went: its stake, who was in it, what it paid, and at which yield; from a history server. */
import type { PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { hostOf } from '../chain/cluster';
import { useNow } from '../chain/clock';
import { useMint, useTokens } from '../tokens/tokens';
import { listed, percent } from '../ui/format';
import { Lines, Loaded } from '../ui/loading';
import { Plot } from '../ui/Plot';
import { shortFigure, type PlotPoint } from '../ui/plotData';
import { usePast } from './ask';
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

/** How often it is looked whether another step is over [ms]. */
const LOOK_MS = 10_000;

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
                    format={(value) => shortFigure(Math.round(value))}
                    lines={[poolLine(steps, 'LPs', ({ owners }) => owners)]}
                />
                {[...emissionByMint(steps, span)].map(([mint, points], nth) => (
                    <Emitted key={mint} mint={mint} points={points} colour={(nth % 6) + 1} />
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

/** What was paid of a token, which the pool may pay no more. */
function Emitted({
    mint,
    points,
    colour,
}: {
    mint: Address;
    points: readonly PlotPoint[];
    colour: number;
}) {
    const { symbol } = useTokens()(mint);
    const decimals = useMint(mint).data?.decimals;
    if (decimals === undefined) return null;
    const whole = points.map(({ at, value }) => ({ at, value: value / 10 ** decimals }));
    return (
        <Plot
            title={symbol}
            unit="a day"
            lines={[{ label: symbol, shape: 'step', points: whole, colour, filled: true }]}
        />
    );
}
