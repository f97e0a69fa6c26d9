import type { Holding, PoolAccount } from '@acequia/client';
import { earnings, sideBySide } from '../../rewards/earnings';
import { useYields } from '../../rewards/useYields';
import { together } from '../../rewards/yields';
import { usePoolName, useTokens } from '../../tokens/tokens';
import { Scrolls } from '../../ui/Scrolls';
import { Rate } from '../../ui/figures';
import { percent } from '../../ui/format';
import styles from './pool.module.css';

/** What an amount earns where it is and where it could go. Without an amount, all of it. */
export function Compared({
    holding: { pool, position },
    to,
    units,
    now,
}: {
    holding: Holding;
    to: PoolAccount;
    units: bigint | undefined;
    now: bigint;
}) {
    const poolName = usePoolName();
    const tokens = useTokens();
    const { amount, weight } = position.data.stake;
    const moved = units === undefined || units === 0n || units > amount ? amount : units;
    if (moved === 0n) return null;
    const here = { weight: (weight * moved) / amount, total: pool.data.totals.weight, now };
    const there = { weight: moved, total: to.data.totals.weight + moved, now };
    const rows = sideBySide(earnings(pool, here), earnings(to, there));
    return (
        <Scrolls label="What it earns a day, here and there">
            <table className={styles.compared}>
                <caption className="unseen">What it earns a day, here and there</caption>
                <thead>
                    <tr>
                        <th scope="col">A day</th>
                        <th scope="col">{poolName(pool.address)}</th>
                        <th scope="col">{poolName(to.address)}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows.map(({ mint, here, there }) => (
                        <tr key={mint}>
                            <th scope="row">{tokens(mint).symbol}</th>
                            <td>
                                <Rate of={here.perDay} units={here.units} mint={mint} bare />
                            </td>
                            <td>
                                <Rate of={there.perDay} units={there.units} mint={mint} bare />
                            </td>
                        </tr>
                    ))}
                    <Aprs here={pool} there={to} now={now} />
                </tbody>
            </table>
        </Scrolls>
    );
}

/** The APRs without a lock, where they can be told. */
function Aprs({ here, there, now }: { here: PoolAccount; there: PoolAccount; now: bigint }) {
    const yields = useYields();
    const aprs = [here, there].map((pool) => together(yields(pool, now)).apr);
    if (aprs.every((apr) => apr === undefined)) return null;
    return (
        <tr>
            <th scope="row">APR</th>
            {aprs.map((apr, nth) => (
                <td key={nth}>{apr === undefined ? 'not known' : percent(apr)}</td>
            ))}
        </tr>
    );
}
