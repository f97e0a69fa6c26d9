/** What an owner earned over time, and all that was paid as a table; from a history server. */
import type { Address } from '@solana/kit';
import { hostOf } from '../chain/cluster';
import { useNow } from '../chain/clock';
import { money } from '../prices/Money';
import { listed } from '../ui/format';
import { Lines, Loaded } from '../ui/loading';
import { Plot } from '../ui/Plot';
import { LOOK_MS, usePast } from './ask';
import { sumsByMint, tableAt, useEarned, worthSoFar, type Earned } from './earnings';
import styles from './past.module.css';
import { sourcesOf } from './series';
import { TokenPlot } from './TokenPlot';

export default function OwnerPast({ owner }: { owner: Address }) {
    const server = usePast();
    const { query, seconds } = useEarned(owner, useNow(LOOK_MS));
    if (server === undefined) return null;
    return (
        <section className="card stack" aria-labelledby="earned">
            <h2 id="earned">Earned over time</h2>
            <Loaded query={query} what="what was earned" shape={<Lines many={6} />}>
                {(steps) => <Charts steps={steps} seconds={seconds} />}
            </Loaded>
            <p className="row">
                <span className="small">Paid or not yet, as {hostOf(server)} kept it.</span>
                <a href={tableAt(server, owner)}>All payments as a table (CSV)</a>
            </p>
        </section>
    );
}

function Charts({ steps, seconds }: { steps: readonly Earned[]; seconds: number }) {
    if (steps.length === 0) return <p>Nothing was earned so far.</p>;
    const worth = worthSoFar(steps, seconds);
    const sources = sourcesOf(steps);
    return (
        <>
            <div className={styles.charts}>
                {worth.length > 0 && (
                    <Plot
                        title="In money"
                        unit="at the prices of then"
                        format={money}
                        lines={[{ label: 'In money', shape: 'line', points: worth, filled: true }]}
                    />
                )}
                {[...sumsByMint(steps, seconds)].map(([mint, points], nth) => (
                    <TokenPlot key={mint} {...{ mint, points, nth }} unit="in all" shape="line" />
                ))}
            </div>
            {sources.length > 0 && <p className="small">Prices: {listed(sources)}.</p>}
        </>
    );
}
