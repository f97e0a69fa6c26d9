/** Locking what is staked with the same signature. */
import type { Holding, PoolAccount } from '@acequia/client';
import { useState } from 'react';
import { lockNote } from '../../acts/lock';
import { lockTermsInWords, offersEarlyLeave } from '../../rewards/locks';
import { lockState } from '../../rewards/stakes';
import { Notice } from '../../ui/notice';
import { LockSlider } from './LockSlider';
import styles from './pool.module.css';

/** A lock that goes with a stake. */
export interface StakeLock {
    /** [s] */
    readonly seconds: number;
    /** [unix s] */
    readonly end: bigint;
}

/** What was chosen; nothing where no lock is offered, or the position is locked already. */
export interface LockChoice {
    readonly isOffered: boolean;
    readonly lock: StakeLock | undefined;
    readonly seconds: number;
    readonly choose: (seconds: number | undefined) => void;
}

/** None is taken unless somebody chooses it. */
export function useLockChoice(
    pool: PoolAccount,
    target: Holding | undefined,
    now: bigint | undefined,
): LockChoice {
    const { maxSeconds } = pool.data.lock;
    const [chosen, choose] = useState<number>();
    const isBound = now !== undefined && target && lockState(target.position, now).is === 'running';
    const isOffered = maxSeconds > 0 && now !== undefined && !isBound;
    const lock =
        isOffered && chosen !== undefined
            ? { seconds: chosen, end: now + BigInt(chosen) }
            : undefined;
    return { isOffered, lock, seconds: maxSeconds, choose };
}

/** `said` is all that the position will hold, in words. */
export function ChooseLock({
    pool,
    choice: { isOffered, lock, seconds, choose },
    said,
}: {
    pool: PoolAccount;
    choice: LockChoice;
    said: string;
}) {
    if (!isOffered) return null;
    return (
        <>
            <label className={styles.check}>
                <input
                    type="checkbox"
                    checked={lock !== undefined}
                    onChange={(event) => choose(event.target.checked ? seconds : undefined)}
                />
                Lock it too: weighs {lockTermsInWords(pool.data.lock)}
            </label>
            {lock && (
                <>
                    <LockSlider max={seconds} seconds={lock.seconds} choose={choose} />
                    <Notice kind="hint">
                        {lockNote({ said, end: lock.end, early: offersEarlyLeave({ pool }) })}
                    </Notice>
                </>
            )}
        </>
    );
}
