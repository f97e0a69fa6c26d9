import { rules, type Holding, type PoolAccount } from '@acequia/client';
import { earnings } from '../../rewards/earnings';
import { lockState, shareOf } from '../../rewards/stakes';
import { Earnings } from './Earnings';
import { Fact } from './Fact';
import { percent, times } from '../../ui/format';

/** What staking an amount would bring at the present rates. */
export function StakeForecast({
    pool,
    target,
    units,
    lockFor = 0,
    now,
}: {
    pool: PoolAccount;
    target: Holding | undefined;
    units: bigint;
    /** For how long all of the position is locked along with it [s]. */
    lockFor?: number | undefined;
    now: bigint;
}) {
    const { lock, totals } = pool.data;
    const bound = target && lockState(target.position, now);
    const left = bound?.is === 'running' ? bound.until - now : 0n;
    const added = rules.lockedWeight(lock, units, left);
    const stake = target?.position.data.stake;
    const before = stake?.weight ?? 0n;
    // Staking takes off the boost of a lock that is over.
    const unlocked = (bound?.is === 'over' ? stake!.amount : before) + added;
    const all = units + (stake?.amount ?? 0n);
    const weight = lockFor > 0 ? rules.lockedWeight(lock, all, BigInt(lockFor)) : unlocked;
    const total = totals.weight - before + weight;
    return (
        <dl className="facts" aria-label="What it brings">
            {lockFor > 0 && (
                <Fact name="Weighs">
                    <data value={weight.toString()}>
                        {times(rules.lockMultiplierBps(lock, BigInt(lockFor)))}
                    </data>{' '}
                    its stake
                </Fact>
            )}
            <Fact name="Your share">
                <data value={shareOf(weight, total)}>{percent(shareOf(weight, total))}</data>
            </Fact>
            <Fact name="Earns a day">
                <Earnings of={earnings(pool, { weight, total, now })} />
            </Fact>
        </dl>
    );
}
