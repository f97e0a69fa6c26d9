/** Locking what is staked with the same signature. */
import type { Holding, PoolAccount } from '@acequia/client';
import { useState } from 'react';
import { lockNote } from '../../acts/lock';
import { lockTermsInWords, offersEarlyLeave } from '../../rewards/locks';
import { lockState } from '../../rewards/stakes';
import { Notice } from '../../ui/notice';
import { LockSlider } from './LockSlider';
import { LockWarning } from './LockWarning';

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
    readonly choose: (seconds: number) => void;
}

/** None is taken unless somebody chooses it. */
export function useLockChoice(
    pool: PoolAccount,
    target: Holding | undefined,
    now: bigint | undefined,
): LockChoice {
    const [seconds, choose] = useState(0);
    const isBound = now !== undefined && target && lockState(target.position, now).is === 'running';
    const isOffered = pool.data.lock.maxSeconds > 0 && now !== undefined && !isBound;
    const lock = isOffered && seconds > 0 ? { seconds, end: now + BigInt(seconds) } : undefined;
    return { isOffered, lock, choose };
}

/** `units` is all that the position will hold, `said` the same in words. */
export function ChooseLock({
    pool,
    choice: { isOffered, lock, choose },
    units,
    said,
}: {
    pool: PoolAccount;
    choice: LockChoice;
    units: bigint;
    said: string;
}) {
    if (!isOffered) return null;
    const { maxSeconds } = pool.data.lock;
    return (
        <>
            <LockSlider max={maxSeconds} seconds={lock?.seconds ?? 0} choose={choose} />
            {lock ? (
                <>
                    <Notice kind="hint">
                        {lockNote({ said, end: lock.end, early: offersEarlyLeave({ pool }) })}
                    </Notice>
                    <LockWarning
                        pool={pool}
                        stake={{ units, lockFor: lock.seconds }}
                        now={lock.end - BigInt(lock.seconds)}
                    />
                </>
            ) : (
                <p className="small">A lock weighs {lockTermsInWords(pool.data.lock)}.</p>
            )}
        </>
    );
}
