/** How long each stream of a pool lasts. */
import { isPenaltyFlow, type PoolAccount } from '@acequia/client';
import { perDay } from '@acequia/plan';
import { useId } from 'react';
import { useTokens } from '../../tokens/tokens';
import { Scrolls } from '../../ui/Scrolls';
import { Amount, When } from '../../ui/figures';
import { duration } from '../../ui/format';
import { shortFigure } from '../../ui/plotData';
import { useThreshold, warns, type Runway } from './runway';
import styles from './team.module.css';

/** From how many days on a stream's end is a warning. */
export function ThresholdField() {
    const [days, setDays] = useThreshold();
    const id = useId();
    return (
        <p className={styles.threshold}>
            <label htmlFor={id}>Warn when a budget runs dry within</label>
            <input
                id={id}
                type="number"
                min={1}
                max={365}
                value={days}
                onChange={(event) => setDays(Number(event.target.value) || 1)}
            />{' '}
            {days === 1 ? 'day' : 'days'}
        </p>
    );
}

export function RunwayTable({ pool, runways }: { pool: PoolAccount; runways: readonly Runway[] }) {
    const [days] = useThreshold();
    const token = useTokens();
    const longest = runways.reduce((most, { left }) => (left > most ? left : most), 1n);
    return (
        <Scrolls label="How long each stream lasts">
            <table className={styles.runways}>
                <caption className="unseen">How long each stream lasts</caption>
                <thead>
                    <tr>
                        <th scope="col">Stream</th>
                        <th scope="col">Runs dry</th>
                        <th scope="col" className="number">
                            A day now
                        </th>
                        <th scope="col" className="number">
                            Still to come
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {runways.map((runway) => {
                        const { stream, rate, left } = runway;
                        const { decimals, mint, slot } = stream;
                        const running = { seconds: Number(rate.seconds), amount: rate.amount };
                        const emits = rate.seconds > 0n && runway.is !== 'waiting';
                        const aDay = emits ? perDay(running, decimals) : 0;
                        return (
                            <tr key={slot}>
                                <th scope="row">
                                    {token(mint).symbol} <span className="small">slot {slot}</span>
                                </th>
                                <td>
                                    <Words
                                        runway={runway}
                                        warned={warns(pool, runway)}
                                        days={days}
                                    />
                                    {left > 0n && (
                                        <div className={styles.bar} aria-hidden="true">
                                            <div
                                                data-short={warns(pool, runway) || undefined}
                                                style={{
                                                    width: `${Number((left * 1000n) / longest) / 10}%`,
                                                }}
                                            />
                                        </div>
                                    )}
                                </td>
                                <td className="number">{shortFigure(aDay)}</td>
                                <td className="number">
                                    <Amount
                                        units={rate.unstreamed}
                                        decimals={decimals}
                                        mint={mint}
                                        bare
                                        places={2}
                                    />
                                </td>
                            </tr>
                        );
                    })}
                </tbody>
            </table>
        </Scrolls>
    );
}

function Words({ runway, warned, days }: { runway: Runway; warned: boolean; days: number }) {
    const { is, rate, left, stream } = runway;
    switch (is) {
        case 'empty':
            return isPenaltyFlow(stream) ? <>nobody has left early yet</> : <>not funded yet</>;
        case 'dry':
            return warned ? (
                <span className="badge problem">
                    <span aria-hidden="true">✕</span> has run dry
                </span>
            ) : (
                <>waits for more</>
            );
        case 'ahead':
            return (
                <>
                    begins <When time={runway.begins} />, ends{' '}
                    <When time={rate.runsDryAt} by="day" />
                </>
            );
        case 'waiting':
            return <>waits for the first staker, then lasts {duration(left)}</>;
        case 'short':
        case 'running':
            return (
                <>
                    {warned && (
                        <span className="badge warning">
                            <span aria-hidden="true">⚠</span> within {days}{' '}
                            {days === 1 ? 'day' : 'days'}
                        </span>
                    )}{' '}
                    in {duration(left)}, <When time={rate.runsDryAt} by="day" />
                </>
            );
    }
}
