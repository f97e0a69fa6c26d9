/** The door that reads no stream, for a pool in which something is broken. */
import type { Holding } from '@acequia/client';
import { emergencyExitAction } from '../../acts/unstake';
import { useConnection } from '../../chain/connection';
import { forfeitedByEmergency, type TokenSum } from '../../rewards/pending';
import { unstakeProblem } from '../../rewards/stakes';
import { useWords } from '../../tokens/words';
import { ActionButton } from '../../transact/transact';
import styles from './pool.module.css';

export function EmergencyExit({ holding, now }: { holding: Holding; now: bigint }) {
    return (
        <details>
            <summary>Emergency exit</summary>
            <Door holding={holding} now={now} />
        </details>
    );
}

function Door({ holding, now }: { holding: Holding; now: bigint }) {
    const { rpc } = useConnection();
    const words = useWords();
    const { amount } = holding.position.data.stake;
    const problem =
        amount === 0n ? 'There is nothing to take out.' : unstakeProblem(holding, amount, now);
    const inWords = (sum: TokenSum) => words(sum.units, sum);
    const lost = forfeitedByEmergency(holding, now).map(inWords).join(', ') || 'nothing at present';
    return (
        <div className={styles.panel}>
            <p>
                Takes out all principal without running a single stream: for a pool in which
                unstaking fails. It gives up only what accrued since the pool last moved, in favour
                of those who stay: now {lost}. Unstake instead wherever that works.
            </p>
            {problem && <p className="small">{problem}</p>}
            <div className={styles.acts}>
                <ActionButton
                    kind="plain"
                    action={() => emergencyExitAction(rpc, holding, `about ${lost}`)}
                    disabled={problem !== undefined}
                >
                    Emergency exit
                </ActionButton>
            </div>
        </div>
    );
}
