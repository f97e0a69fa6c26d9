/** Taking out any part of the principal. */
import type { Holding } from '@acequia/client';
import { unstakeAction } from '../../acts/unstake';
import { useConnection } from '../../chain/connection';
import { free, lockState, unstakeProblem } from '../../rewards/stakes';
import { useWords } from '../../tokens/words';
import { ActionButton } from '../../transact/transact';
import { ActForm } from '../../ui/ActForm';
import { AmountField, useTypedAmount } from '../../ui/amountField';
import { Until } from '../../ui/figures';
import { Notice } from '../../ui/notice';
import styles from './pool.module.css';

export function UnstakePanel({ holding, now }: { holding: Holding; now: bigint }) {
    const lock = lockState(holding.position, now);
    if (lock.is === 'running') {
        return (
            <Notice kind="hint">
                You locked this position. It is free <Until time={lock.until} now={now} />; the tab
                “Lock” says whether it can be left early.
            </Notice>
        );
    }
    if (holding.position.data.stake.amount === 0n) {
        return <p>The position holds nothing any more. What it is owed stays yours to claim.</p>;
    }
    return <Form holding={holding} now={now} />;
}

function Form({ holding, now }: { holding: Holding; now: bigint }) {
    const { rpc } = useConnection();
    const { stakeMint: mint, stakeDecimals: decimals } = holding.pool.data;
    const words = useWords();
    const amount = useTypedAmount(decimals);
    const { units } = amount;
    const problem = units === undefined ? undefined : unstakeProblem(holding, units, now);
    const said = words(units ?? 0n, { mint, decimals });
    const action = () =>
        units === undefined
            ? undefined
            : unstakeAction(rpc, { holding, amount: units, said }, amount.clear);
    return (
        <ActForm className={styles.panel}>
            <AmountField
                label="Unstake amount"
                amount={amount}
                decimals={decimals}
                mint={mint}
                most={{ label: 'You can take out', units: free(holding, now) }}
                problem={problem}
            />
            <p className="small">
                Rewards owed so far stay owed. It costs nothing but the network’s fee.
            </p>
            <div className={styles.acts}>
                <ActionButton
                    submits
                    action={action}
                    disabled={units === undefined || problem !== undefined}
                >
                    Unstake
                </ActionButton>
            </div>
        </ActForm>
    );
}
