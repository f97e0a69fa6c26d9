/** What is seldom done: merging, letting others act, leaving for good, the emergency exit. */
import { allowsPush, isDelegated, type Holding } from '@acequia/client';
import { pushClaimsAction } from '../../acts/leave';
import { ActionButton } from '../../transact/transact';
import { EmergencyExit } from './EmergencyExit';
import styles from './pool.module.css';
import { LeaveForm } from './LeaveForm';
import { MergeForm } from './MergeForm';
import { OperatorForm } from './OperatorForm';

export function MorePanel({ holding, now }: { holding: Holding; now: bigint }) {
    return (
        <div className={styles.panel}>
            {!isDelegated(holding.pool) && <MergeForm holding={holding} now={now} />}
            <PushClaims holding={holding} />
            <OperatorForm holding={holding} />
            <LeaveForm holding={holding} now={now} />
            {!isDelegated(holding.pool) && <EmergencyExit holding={holding} now={now} />}
        </div>
    );
}

function PushClaims({ holding }: { holding: Holding }) {
    const allowed = allowsPush(holding.position);
    return (
        <div role="group" aria-label="Pushed claims">
            <h4>Pushed claims</h4>
            <p>
                {allowed
                    ? 'Anyone may claim for you, to your own token accounts only. They pay the fee.'
                    : 'Only you can claim, and an operator you named. You may let others do it for you, to your own token accounts only.'}
            </p>
            <ActionButton kind="plain" action={() => pushClaimsAction(holding, !allowed)}>
                {allowed ? 'Stop pushed claims' : 'Allow pushed claims'}
            </ActionButton>
        </div>
    );
}
