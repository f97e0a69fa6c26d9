/** Leaving for good: everything out, everything claimed, the position closed, its rent back. */
import { isDelegated, type Holding } from '@acequia/client';
import { useState } from 'react';
import { leaveAction } from '../../acts/leave';
import { useConnection } from '../../chain/connection';
import { useUnpayable, type Blocked } from '../../chain/unpayable';
import { unstakeProblem } from '../../rewards/stakes';
import { useTokens } from '../../tokens/tokens';
import { ActionButton } from '../../transact/transact';
import { duration, sol } from '../../ui/format';
import styles from './pool.module.css';

export function LeaveForm({ holding, now }: { holding: Holding; now: bigint }) {
    const { rpc } = useConnection();
    const blocked = useUnpayable([holding]);
    const [givesUp, setGivesUp] = useState(false);
    const symbols = useSymbols(blocked);
    const problem =
        bound(holding, now) ??
        (blocked.length > 0 && !givesUp
            ? `${symbols} cannot be paid now. Wait for it, or give up what you are owed of it.`
            : undefined);
    const without = new Set(blocked.map(({ mint }) => mint));
    const notes =
        blocked.length > 0 ? [`What you are owed in ${symbols} is given up, for good.`] : [];
    return (
        <div role="group" aria-label="Leave for good">
            <h4>Leave for good</h4>
            <p>
                Takes out all principal, claims all rewards and closes the position.{' '}
                {sol(holding.position.lamports)} SOL of rent come back to whoever paid it.
            </p>
            {blocked.length > 0 && (
                <label className={styles.check}>
                    <input
                        type="checkbox"
                        checked={givesUp}
                        onChange={() => setGivesUp(!givesUp)}
                    />
                    Give up what is owed in {symbols}
                </label>
            )}
            {blocked.map(({ slot, why }) => (
                <p key={slot} className={styles.why}>
                    {why.condition} {why.remedy}
                </p>
            ))}
            {problem && <p className="small">{problem}</p>}
            <ActionButton
                kind="plain"
                action={() => leaveAction(rpc, { holding, without, notes })}
                disabled={problem !== undefined}
            >
                Leave for good
            </ActionButton>
        </div>
    );
}

function useSymbols(blocked: readonly Blocked[]): string {
    const tokens = useTokens();
    return [...new Set(blocked.map(({ mint }) => tokens(mint).symbol))].join(', ');
}

/** What still binds the position: a lock, or votes. */
function bound(holding: Holding, now: bigint): string | undefined {
    const { amount, votes } = holding.position.data.stake;
    if (amount > 0n && isDelegated(holding.pool)) {
        return 'The pool’s delegate still counts this position. Withdraw your deposit there first.';
    }
    if (amount > 0n) return unstakeProblem(holding, amount, now);
    if (votes.open === 0 || votes.lockedUntil <= now) return undefined;
    return `Your open votes end in ${duration(votes.lockedUntil - now)}. Withdraw them first.`;
}
