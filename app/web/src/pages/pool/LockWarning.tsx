import { rules, type PoolAccount } from '@acequia/client';
import type { Stake } from '../../rewards/forecast';
import { offersEarlyLeave } from '../../rewards/locks';
import { useYields } from '../../rewards/useYields';
import { ends } from '../../rewards/yields';
import { Amount, When } from '../../ui/figures';
import { Notice } from '../../ui/notice';

/** That a lock outlasts what is funded, and what leaving it at once would cost. */
export function LockWarning({
    pool,
    stake: { units, lockFor },
    now,
}: {
    pool: PoolAccount;
    stake: Stake;
    now: bigint;
}) {
    const yields = useYields();
    const lastEnd = ends(yields(pool, now))?.last;
    const end = now + BigInt(lockFor);
    const outlasts = lastEnd === undefined || end > lastEnd;
    const { lock, stakeDecimals: decimals, stakeMint: mint } = pool.data;
    return (
        <Notice kind={outlasts ? 'warning' : 'hint'}>
            {outlasts && (
                <p>
                    <strong>The lock outlasts the rewards.</strong> It binds until{' '}
                    <When time={end} by="day" />
                    {lastEnd !== undefined && lastEnd > now && (
                        <>
                            , and what is funded ends on <When time={lastEnd} by="day" />
                        </>
                    )}
                    .
                </p>
            )}
            {offersEarlyLeave({ pool }) ? (
                <>
                    Leaving at once would cost{' '}
                    <Amount
                        units={rules.earlyLeavePenalty(lock, units, BigInt(lockFor))}
                        decimals={decimals}
                        mint={mint}
                    />
                    , less each day, and nothing at the end.
                </>
            ) : (
                <>It cannot be left early: nobody can lift it.</>
            )}
        </Notice>
    );
}
