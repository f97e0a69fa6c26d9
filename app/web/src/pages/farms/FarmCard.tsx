/** A farm in a list. */
import { Link } from 'wouter';
import { Money } from '../../prices/Money';
import { lockTermsInWords } from '../../rewards/locks';
import { FlowWords, PerDay, StreamYield, TotalYield } from '../../rewards/RewardWords';
import { together, type Yield } from '../../rewards/yields';
import { RiskBadges } from '../../risks/RiskBadges';
import { Amount } from '../../ui/figures';
import { endsSoon, type Farm } from './choose';
import { FarmMarks } from './FarmMarks';
import styles from './farms.module.css';

export function FarmCard({ farm, now }: { farm: Farm; now: bigint }) {
    const { pool, name, yields } = farm;
    const id = `farm-${pool.address}`;
    return (
        <article className={`card ${styles.card}`} aria-labelledby={id}>
            <div className="row between">
                <h2 id={id}>
                    <Link href={`/farm/${pool.address}`}>{name}</Link>
                </h2>
                <FarmMarks pool={pool} endsSoon={endsSoon(yields, now)} />
            </div>
            <Figures farm={farm} />
            {yields.length === 0 ? (
                <p className="small">It pays nothing at present.</p>
            ) : (
                <ul className={styles.rewards} aria-label="Rewards">
                    {yields.map((one) => (
                        <Reward key={one.slot} of={one} farm={farm} now={now} />
                    ))}
                </ul>
            )}
            <RiskBadges pool={pool} />
        </article>
    );
}

function Figures({ farm: { pool, yields } }: { farm: Farm }) {
    const { totals, stakeDecimals: decimals, stakeMint: mint, lock } = pool.data;
    const terms = lockTermsInWords(lock);
    return (
        <dl className="facts">
            <div>
                <dt>Staked</dt>
                <dd>
                    <Amount units={totals.staked} decimals={decimals} mint={mint} places={2} />{' '}
                    <Money of={[{ mint, decimals, units: totals.staked }]} />
                </dd>
            </div>
            <div>
                <dt>Yield</dt>
                <dd>
                    <TotalYield of={together(yields)} />
                </dd>
            </div>
            {terms && (
                <div>
                    <dt>Locks weigh</dt>
                    <dd>{terms}</dd>
                </div>
            )}
        </dl>
    );
}

function Reward({ of, farm, now }: { of: Yield; farm: Farm; now: bigint }) {
    return (
        <li>
            <span>
                <PerDay of={of} places={2} />
            </span>
            <span className={styles.yield}>
                {of.flow !== 'dry' && <StreamYield of={of} pool={farm.pool} />}
            </span>
            <span className="small">
                <FlowWords of={of} now={now} />
            </span>
        </li>
    );
}
