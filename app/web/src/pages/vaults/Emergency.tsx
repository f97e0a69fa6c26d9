/** Taking a vault out of a farm that does not pay. */
import { vaults } from '@acequia/client';
import { emergencyAction } from '../../acts/vaults';
import { ActionButton } from '../../transact/transact';
import { When } from '../../ui/figures';
import { Notice } from '../../ui/notice';
import styles from '../pool/pool.module.css';
import type { Of } from './of';

/** How long an announcement must have stood [s]. */
const PATIENCE = 14n * 86_400n;

export function Emergency({ pooled, account, now }: Of & { now: bigint }) {
    const { phase, announcedAt } = pooled.vault.data;
    if (phase === vaults.Phase.Left) {
        return (
            <Notice kind="warning">
                The vault has left the farm. It stakes nothing any more, and pays from its own
                account.
            </Notice>
        );
    }
    if (phase === vaults.Phase.Announced) {
        return (
            <Notice kind="warning">
                A holder says that the farm does not pay. From{' '}
                <When time={announcedAt + PATIENCE} /> on anyone may have the vault leave it, unless
                it is called off.
                <span className={styles.acts}>
                    <ActionButton
                        kind="plain"
                        action={() => emergencyAction(pooled, account, 'callOff')}
                    >
                        Call it off
                    </ActionButton>
                    {now >= announcedAt + PATIENCE && (
                        <ActionButton
                            kind="plain"
                            action={() => emergencyAction(pooled, account, 'carryOut')}
                        >
                            Have it leave
                        </ActionButton>
                    )}
                </span>
            </Notice>
        );
    }
    if (!account || account.data.shares === 0n) return null;
    return (
        <details>
            <summary>If the farm does not pay</summary>
            <p>
                You may announce it. 14 days later anyone can fetch all principal into the vault’s
                own account, unless somebody has shown by then that the farm pays.
            </p>
            <ActionButton kind="plain" action={() => emergencyAction(pooled, account, 'announce')}>
                Announce an emergency
            </ActionButton>
        </details>
    );
}
