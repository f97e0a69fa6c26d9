/** A pool in a list. */
import type { PageAccount, PoolAccount } from '@acequia/client';
import { Link } from 'wouter';
import { lockTermsInWords } from '../../rewards/locks';
import { FlowWords, PerDay, PerThousand, StreamApr, TotalYield } from '../../rewards/RewardWords';
import { StakeAmount } from '../../rewards/StakeAmount';
import { together, type Yield } from '../../rewards/yields';
import { RiskBadges } from '../../risks/RiskBadges';
import { CallsItself } from '../../says/CallsItself';
import { endsSoon, type Listed } from './choose';
import { PoolMarks } from './PoolMarks';
import styles from './pools.module.css';

export function PoolCard({
    listed,
    page,
    now,
}: {
    listed: Listed;
    page: PageAccount | undefined;
    now: bigint;
}) {
    const { pool, name, yields } = listed;
    const id = `pool-${pool.address}`;
    return (
        <article className={`card ${styles.card}`} aria-labelledby={id}>
            <div className="row between">
                <h2 id={id}>
                    <Link href={`/pool/${pool.address}`}>{name}</Link>
                </h2>
                <PoolMarks pool={pool} endsSoon={endsSoon(yields, now)} />
            </div>
            <CallsItself page={page} />
            <Figures listed={listed} />
            {yields.length === 0 ? (
                <p className="small">It pays nothing at present.</p>
            ) : (
                <ul className={styles.rewards} aria-label="Rewards">
                    {yields.map((one) => (
                        <Reward key={one.slot} of={one} pool={pool} now={now} />
                    ))}
                </ul>
            )}
            <RiskBadges pool={pool} />
        </article>
    );
}

function Figures({ listed: { pool, yields } }: { listed: Listed }) {
    const { totals, lock } = pool.data;
    const all = together(yields);
    const terms = lockTermsInWords(lock);
    return (
        <dl className="facts">
            <div>
                <dt>Staked</dt>
                <dd>
                    <StakeAmount pool={pool} units={totals.staked} places={2} />
                </dd>
            </div>
            {all.apr !== undefined && (
                <div>
                    <dt>Yield</dt>
                    <dd>
                        <TotalYield of={all} />
                    </dd>
                </div>
            )}
            {terms && (
                <div>
                    <dt>Locks weigh</dt>
                    <dd>{terms}</dd>
                </div>
            )}
        </dl>
    );
}

function Reward({ of, pool, now }: { of: Yield; pool: PoolAccount; now: bigint }) {
    return (
        <li>
            <span>
                <PerDay of={of} />
            </span>
            <span className={styles.yield}>
                <StreamApr of={of} />
            </span>
            <span className="small">
                <FlowWords of={of} now={now} />
            </span>
            {of.apr === undefined && (
                <span className="small">
                    <PerThousand of={of} pool={pool} />
                </span>
            )}
        </li>
    );
}
