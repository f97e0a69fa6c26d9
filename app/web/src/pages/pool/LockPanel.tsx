/** Locking for more weight, and what follows from a lock. */
import type { Holding } from '@acequia/client';
import { releaseAction } from '../../acts/lock';
import { useConnection } from '../../chain/connection';
import { offersEarlyLeave } from '../../rewards/locks';
import { lockState } from '../../rewards/stakes';
import { ActionButton } from '../../transact/transact';
import { EarlyLeaveForm } from './EarlyLeaveForm';
import styles from './pool.module.css';
import { LockForm } from './LockForm';

export function LockPanel({ holding, now }: { holding: Holding; now: bigint }) {
    const lock = lockState(holding.position, now);
    const offered = holding.pool.data.lock.maxSeconds > 0;
    return (
        <div className={styles.panel}>
            {lock.is === 'over' && <Release holding={holding} />}
            {offered && <LockForm holding={holding} now={now} />}
            {lock.is === 'running' &&
                (offersEarlyLeave(holding) ? (
                    <EarlyLeaveForm holding={holding} now={now} />
                ) : (
                    <p className="small">This pool does not let a lock be left early.</p>
                ))}
        </div>
    );
}

/** Anyone may reset the weight of a lock that is over. */
function Release({ holding }: { holding: Holding }) {
    const { rpc } = useConnection();
    return (
        <>
            <p>
                Your lock is over. You can unstake, or release it: the position then weighs its
                plain stake, as it will once you or anybody else touches it.
            </p>
            <div className={styles.acts}>
                <ActionButton kind="plain" action={() => releaseAction(rpc, holding)}>
                    Release lock
                </ActionButton>
            </div>
        </>
    );
}
