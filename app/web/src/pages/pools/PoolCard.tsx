/** A pool in a list. */
import type { PageAccount, PoolAccount } from '@acequia/client';
import { Link } from 'wouter';
import { lockTermsInWords } from '../../rewards/locks';
import { FlowWords, PerDay, PerThousand, StreamApr, TotalYield } from '../../rewards/RewardWords';
import { StakeAmount } from '../../rewards/StakeAmount';
import { together, type Yield } from '../../rewards/yields';
import { RiskBadges } from '../../risks/RiskBadges';
import { CallsItself } from '../../says/CallsItself';
import { useTokens } from '../../tokens/tokens';
import { PoolGlyph, TokenGlyph } from '../../ui/glyph';
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
    const { symbol } = useTokens()(pool.data.stakeMint);
    const id = `pool-${pool.address}`;
    const pays = yields.filter(({ flow }) => flow !== 'dry' && flow !== 'unfed');
    return (
        <article className={`card ${styles.card}`} aria-labelledby={id}>
            <div className={styles.top}>
                <PoolGlyph of={pool.address} />
                <div>
                    <h3 id={id}>
                        <Link href={`/pool/${pool.address}`}>{name}</Link>
                    </h3>
                    <p className="small">
                        Stake <span translate="no">{symbol}</span>
                    </p>
                </div>
                <PoolMarks pool={pool} endsSoon={endsSoon(yields, now)} />
            </div>
            <CallsItself page={page} />
            <Figures listed={listed} />
            {pays.length === 0 ? (
                <p className="small">It pays nothing at present.</p>
            ) : (
                <ul className={styles.rewards} aria-label="Rewards">
                    {pays.map((one) => (
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
    const terms = lockTermsInWords(lock);
    return (
        <dl className="tiles">
            <div className="lead">
                <dt>Yield</dt>
                <dd>
                    <TotalYield of={together(yields)} />
                </dd>
            </div>
            <div>
                <dt>Staked</dt>
                <dd>
                    <StakeAmount pool={pool} units={totals.staked} places={2} />
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

function Reward({ of, pool, now }: { of: Yield; pool: PoolAccount; now: bigint }) {
    const { symbol } = useTokens()(of.mint);
    return (
        <li>
            <TokenGlyph of={of.mint} symbol={symbol} />
            <span>
                <PerDay of={of} />{' '}
                <span className="small">
                    <FlowWords of={of} now={now} />
                </span>
            </span>
            <span className={styles.yield}>
                {of.apr === undefined ? (
                    <span className="small">
                        <PerThousand of={of} pool={pool} />
                    </span>
                ) : (
                    <StreamApr of={of} />
                )}
            </span>
        </li>
    );
}
