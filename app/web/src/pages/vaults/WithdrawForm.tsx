/** Withdrawing from a vault, a part or all. */
import { vaults } from '@acequia/client';
import { useState } from 'react';
import { withdrawAction } from '../../acts/vaults';
import { useConnection } from '../../chain/connection';
import { useWords } from '../../tokens/words';
import { ActionButton } from '../../transact/transact';
import { ActForm } from '../../ui/ActForm';
import { AmountField, useTypedAmount } from '../../ui/amountField';
import styles from '../pool/pool.module.css';
import type { Of } from './of';

export function WithdrawForm({
    pooled,
    account,
    now,
}: Of & { account: vaults.SharesAccount; now: bigint }) {
    const { rpc } = useConnection();
    const { stakeMint: mint, stakeDecimals: decimals } = pooled.pool.data;
    const words = useWords();
    const inWords = (of: bigint) => words(of, { mint, decimals });
    const amount = useTypedAmount(decimals);
    const [plain, setPlain] = useState(false);
    const priced = plain ? { ...pooled, position: undefined } : pooled;
    const worth = vaults.worthOf(priced, account.data.shares, now);
    const { units } = amount;
    const problem =
        units !== undefined && units > worth
            ? `Your shares are worth ${inWords(worth)}.`
            : undefined;
    const vault = pooled.vault.address;
    const taking = (of: bigint | 'all', said: string) => ({
        ...withdrawAction(rpc, { vault, amount: of, said, plain }),
        onDone: amount.clear,
    });
    return (
        <ActForm className={styles.panel}>
            <AmountField
                label="Withdraw amount"
                amount={amount}
                decimals={decimals}
                mint={mint}
                most={{ label: 'Your shares are worth', units: worth }}
                problem={problem}
            />
            <label className={styles.check}>
                <input
                    type="checkbox"
                    checked={plain}
                    onChange={(event) => setPlain(event.target.checked)}
                />
                Do not compound first: leave what the farm owes to those who stay
            </label>
            <div className={styles.acts}>
                <ActionButton
                    submits
                    action={() => (units === undefined ? undefined : taking(units, inWords(units)))}
                    disabled={!units || problem !== undefined}
                >
                    Withdraw
                </ActionButton>
                <ActionButton kind="plain" action={() => taking('all', /* words */ 'everything')}>
                    Withdraw everything
                </ActionButton>
            </div>
        </ActForm>
    );
}
