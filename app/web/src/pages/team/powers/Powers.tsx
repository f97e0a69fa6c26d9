/** What the authority can change, and how it is handed over. */
import { isDelegated, type PoolAccount } from '@acequia/client';
import { Caps } from './Caps';
import { Handover } from './Handover';
import { Hook } from './Hook';
import { Pause } from './Pause';
import { SetPage } from './SetPage';
import styles from './powers.module.css';

export function Powers({ pool, now }: { pool: PoolAccount; now: bigint }) {
    return (
        <section className="card" aria-labelledby="powers">
            <h2 id="powers">As its authority</h2>
            <div className={styles.powers}>
                <Pause pool={pool} />
                <Caps pool={pool} />
                {!isDelegated(pool) && <Hook pool={pool} now={now} />}
                <SetPage pool={pool} />
                <Handover pool={pool} />
            </div>
        </section>
    );
}
