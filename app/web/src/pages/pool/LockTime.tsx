/** For how long to lock, from none on, and what to think of before. */
import { rules, type PoolAccount } from '@acequia/client';
import { useId } from 'react';
import type { Stake } from '../../rewards/forecast';
import { lockUnit, offersEarlyLeave } from '../../rewards/locks';
import { Amount, When } from '../../ui/figures';
import { duration } from '../../ui/format';
import { Notice } from '../../ui/notice';
import styles from './pool.module.css';

/** Whole days, as a rule; the end of the slider is the longest lock, to the second. */
export function LockTime({
    max,
    seconds,
    choose,
}: {
    max: number;
    seconds: number;
    choose: (seconds: number) => void;
}) {
    const id = useId();
    const unit = lockUnit(max);
    const words = seconds === 0 ? 'no lock' : duration(seconds);
    return (
        <div>
            <div className="row between">
                <label htmlFor={id}>Locked for</label>
                <output htmlFor={id}>{words}</output>
            </div>
            <input
                id={id}
                type="range"
                className={styles.range}
                min={0}
                max={Math.ceil(max / unit)}
                value={Math.ceil(seconds / unit)}
                onChange={(event) => choose(Math.min(event.target.valueAsNumber * unit, max))}
                aria-valuetext={words}
            />
        </div>
    );
}

/** That a lock outlasts what is funded, and what leaving it at once would cost. */
export function LockWarning({
    pool,
    stake: { units, lockFor },
    now,
    lastEnd,
}: {
    pool: PoolAccount;
    stake: Stake;
    now: bigint;
    /** When the last reward that is funded ends. */
    lastEnd: bigint | undefined;
}) {
    const end = now + BigInt(lockFor);
    const outlasts = lastEnd === undefined || end > lastEnd;
    const { lock, stakeDecimals: decimals, stakeMint: mint } = pool.data;
    return (
        <Notice kind={outlasts ? 'warning' : 'hint'}>
            {outlasts && (
                <p>
                    <strong>The lock outlasts the rewards.</strong> It binds until{' '}
                    <When time={end} by="day" />
                    {lastEnd !== undefined && lastEnd > now && (
                        <>
                            , and what is funded ends on <When time={lastEnd} by="day" />
                        </>
                    )}
                    .
                </p>
            )}
            {offersEarlyLeave({ pool }) ? (
                <>
                    Leaving at once would cost{' '}
                    <Amount
                        units={rules.earlyLeavePenalty(lock, units, BigInt(lockFor))}
                        decimals={decimals}
                        mint={mint}
                    />
                    , less each day, and nothing at the end.
                </>
            ) : (
                <>It cannot be left early: nobody can lift it.</>
            )}
        </Notice>
    );
}
