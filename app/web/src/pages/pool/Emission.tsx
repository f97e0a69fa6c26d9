/** What is still to come, as curves. */
import { rules, streamsOf, type PoolAccount, type PoolStream } from '@acequia/client';
import { useNow } from '../../chain/clock';
import { perDay, toCome, type Stretch } from '../../rewards/yields';
import { useTokens } from '../../tokens/tokens';
import { Plot } from '../../ui/Plot';
import type { PlotPoint } from '../../ui/plotData';
import styles from './pool.module.css';

/** How often a curve is drawn anew [ms]: it moves by itself only at its left end. */
const DRAW_MS = 10_000;

export function Emission({ pool }: { pool: PoolAccount }) {
    const now = useNow(DRAW_MS);
    if (now === undefined) return null;
    const curves = streamsOf(pool).map((stream) => ({
        stream,
        stretches: toCome(pool, stream.slot, now),
    }));
    const running = curves.filter(({ stretches }) => stretches.length > 0);
    if (running.length === 0) return null;
    return (
        <section className="card stack" aria-labelledby="to-come">
            <h2 id="to-come">What is to come</h2>
            <div className={styles.curves}>
                {running.map(({ stream, stretches }) => (
                    <Curve key={stream.slot} stream={stream} stretches={stretches} now={now} />
                ))}
            </div>
            <p className="small">
                By the schedules as they stand. A funder may add to one, and may cut what lies
                beyond its commitment.
            </p>
        </section>
    );
}

function Curve({
    stream: { mint, slot, decimals, books },
    stretches,
    now,
}: {
    stream: PoolStream;
    stretches: readonly Stretch[];
    now: bigint;
}) {
    const { symbol } = useTokens()(mint);
    const end = rules.endsAt(books.schedule);
    const promised = books.committedUntil < end ? books.committedUntil : end;
    const line = {
        label: symbol,
        points: points(stretches, now, decimals),
        shape: 'step' as const,
        colour: (slot % 6) + 1,
        filled: true,
    };
    const shade =
        promised > now
            ? { from: Number(now), to: Number(promised), label: 'committed' }
            : undefined;
    return (
        <Plot
            title={symbol}
            unit="a day"
            height={140}
            lines={[line]}
            {...(shade ? { shade } : {})}
        />
    );
}

/** The corners of a curve of steps, from now to its end, where it falls to nothing. */
function points(stretches: readonly Stretch[], now: bigint, decimals: number): PlotPoint[] {
    const first = stretches[0]!;
    const lead = first.from > now ? [{ at: Number(now), value: 0 }] : [];
    const steps = stretches.map((one) => ({ at: Number(one.from), value: perDay(one, decimals) }));
    return [...lead, ...steps, { at: Number(stretches.at(-1)!.to), value: 0 }];
}
