/** What a stake would earn: asked before anything is connected or signed. */
import { isDelegated, type PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useState } from 'react';
import { useNow } from '../../chain/clock';
import { Money, worthOf } from '../../prices/Money';
import { usePrices } from '../../prices/prices';
import { earnings } from '../../rewards/earnings';
import { weightOf, wouldEarn, type Stake } from '../../rewards/forecast';
import { useYields } from '../../rewards/useYields';
import { ends } from '../../rewards/yields';
import { useTokens } from '../../tokens/tokens';
import { AmountField, useTypedAmount } from '../../ui/amountField';
import { Amount, Rate } from '../../ui/figures';
import { counted } from '../../ui/format';
import { Scrolls } from '../../ui/Scrolls';
import { LockSlider } from './LockSlider';
import { LockWarning } from './LockWarning';
import styles from './pool.module.css';

const DAY = 86_400n;
const SPANS = [
    { name: counted(30, 'day'), seconds: 30n * DAY },
    { name: counted(90, 'day'), seconds: 90n * DAY },
    { name: counted(1, 'year'), seconds: 365n * DAY },
] as const;
const TO_THE_END = 'Until the rewards end';

/** Nothing where the pool counts what is kept elsewhere. */
export function Calculator({ pool }: { pool: PoolAccount }) {
    if (isDelegated(pool)) return null;
    return (
        <section className="card" aria-labelledby="calculator">
            <h2 id="calculator">What would I earn?</h2>
            <Asked pool={pool} />
        </section>
    );
}

function Asked({ pool }: { pool: PoolAccount }) {
    const { stakeMint: mint, stakeDecimals: decimals, lock } = pool.data;
    const now = useNow(5_000);
    const yields = useYields();
    const amount = useTypedAmount(decimals, 1_000n * 10n ** BigInt(decimals));
    const [lockFor, setLockFor] = useState(0);
    const [span, setSpan] = useState<string>(SPANS[0].name);
    const end = now === undefined ? undefined : ends(yields(pool, now))?.last;
    const stake = { units: amount.units ?? 0n, lockFor };
    return (
        <div className={styles.panel}>
            <AmountField label="If I staked" amount={amount} decimals={decimals} mint={mint} />
            {lock.maxSeconds > 0 && (
                <LockSlider max={lock.maxSeconds} seconds={lockFor} choose={setLockFor} />
            )}
            <div className={`segments ${styles.spans}`} role="group" aria-label="For how long">
                {[...SPANS.map(({ name }) => name), ...(end === undefined ? [] : [TO_THE_END])].map(
                    (name) => (
                        <button
                            key={name}
                            type="button"
                            aria-pressed={name === span}
                            onClick={() => setSpan(name)}
                        >
                            {name}
                        </button>
                    ),
                )}
            </div>
            {now !== undefined && (
                <>
                    <Answer
                        pool={pool}
                        stake={stake}
                        now={now}
                        span={span}
                        until={untilOf(span, now, end)}
                    />
                    {lockFor > 0 && stake.units > 0n && (
                        <LockWarning pool={pool} stake={stake} now={now} />
                    )}
                </>
            )}
        </div>
    );
}

function untilOf(span: string, now: bigint, end: bigint | undefined): bigint {
    const chosen = SPANS.find(({ name }) => name === span);
    return chosen ? now + chosen.seconds : (end ?? now);
}

/** In tokens, to the unit that the chain would pay, and in money where all of it has a price. */
function Answer({
    pool,
    stake,
    now,
    span,
    until,
}: {
    pool: PoolAccount;
    stake: Stake;
    now: bigint;
    span: string;
    until: bigint;
}) {
    const tokens = useTokens();
    const { price } = usePrices();
    if (stake.units === 0n) return <p className="small">Name an amount.</p>;
    const sums = wouldEarn(pool, stake, { now, until });
    const weight = weightOf(pool, stake);
    const total = pool.data.totals.weight + weight;
    const rates = earnings(pool, { weight, total, now });
    const rateOf = (mint: Address) => rates.find((one) => one.mint === mint);
    if (sums.length === 0) return <p>Nothing: no reward is funded for that time.</p>;
    return (
        <>
            <Scrolls label="What it would earn">
                <table className={styles.answer}>
                    <caption className="unseen">What it would earn</caption>
                    <thead>
                        <tr>
                            <th scope="col">Paid in</th>
                            <th scope="col" className="number">
                                A day now
                            </th>
                            <th scope="col" className="number">
                                {span}
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        {sums.map(({ mint, decimals, units }) => (
                            <tr key={mint}>
                                <th scope="row" translate="no">
                                    {tokens(mint).symbol}
                                </th>
                                <td className="number">
                                    <Rate of={rateOf(mint)?.perDay ?? 0} />
                                </td>
                                <td className="number">
                                    <Amount units={units} decimals={decimals} places={4} />{' '}
                                    <Money of={[{ mint, decimals, units }]} />
                                </td>
                            </tr>
                        ))}
                    </tbody>
                    {sums.length > 1 && worthOf(sums, price) !== undefined && (
                        <tfoot>
                            <tr>
                                <th scope="row" colSpan={2}>
                                    Together
                                </th>
                                <td className="number">
                                    <Money of={sums} />
                                </td>
                            </tr>
                        </tfoot>
                    )}
                </table>
            </Scrolls>
            <p className="small">
                By the schedules as they stand, if you staked now and everybody else stayed as they
                are. More stake beside yours makes it less; what is added makes it more.
            </p>
        </>
    );
}
