/** Pools in lines, to compare. */
import { streamsOf } from '@acequia/client';
import { Link } from 'wouter';
import { lockTermsInWords } from '../../rewards/locks';
import { TotalYield } from '../../rewards/RewardWords';
import { StakeAmount } from '../../rewards/StakeAmount';
import { ends, together } from '../../rewards/yields';
import { useTokens } from '../../tokens/tokens';
import { Until } from '../../ui/figures';
import { PoolGlyph } from '../../ui/glyph';
import { Scrolls } from '../../ui/Scrolls';
import { endsSoon, type Listed } from './choose';
import { PoolMarks } from './PoolMarks';
import styles from './pools.module.css';

export function PoolTable({ listed, now }: { listed: readonly Listed[]; now: bigint }) {
    return (
        <Scrolls label="Pools">
            <table className={styles.table}>
                <caption className="unseen">Pools</caption>
                <thead>
                    <tr>
                        <th scope="col">Pool</th>
                        <th scope="col">Staked</th>
                        <th scope="col">Yield</th>
                        <th scope="col">Pays</th>
                        <th scope="col">Rewards end</th>
                        <th scope="col">Locks weigh</th>
                    </tr>
                </thead>
                <tbody>
                    {listed.map((one) => (
                        <Line key={one.pool.address} listed={one} now={now} />
                    ))}
                </tbody>
            </table>
        </Scrolls>
    );
}

function Line({ listed: { pool, name, yields }, now }: { listed: Listed; now: bigint }) {
    const tokens = useTokens();
    const symbols = [...new Set(streamsOf(pool).map(({ mint }) => tokens(mint).symbol))];
    const end = ends(yields)?.last;
    return (
        <tr>
            <th scope="row">
                <span className={styles.name}>
                    <PoolGlyph of={pool.address} size={28} />
                    <Link href={`/pool/${pool.address}`}>{name}</Link>
                </span>
                <PoolMarks pool={pool} endsSoon={endsSoon(yields, now)} />
            </th>
            <td>
                <StakeAmount pool={pool} units={pool.data.totals.staked} places={2} />
            </td>
            <td>
                <TotalYield of={together(yields)} />
            </td>
            <td translate="no">{symbols.join(', ')}</td>
            <td>{end === undefined ? '–' : <Until time={end} now={now} />}</td>
            <td>{lockTermsInWords(pool.data.lock) ?? 'no locks'}</td>
        </tr>
    );
}
