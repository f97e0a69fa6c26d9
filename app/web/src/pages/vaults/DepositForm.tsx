/** Depositing in a vault: how much, and how many shares that buys. */
import { NATIVE_MINT, vaults, wrappableSol } from '@acequia/client';
import { depositAction } from '../../acts/vaults';
import { useConnection } from '../../chain/connection';
import { useBalances } from '../../chain/queries';
import { stakeProblem } from '../../rewards/stakes';
import { useWords } from '../../tokens/words';
import { ActionButton } from '../../transact/transact';
import { ActForm } from '../../ui/ActForm';
import { AmountField, useTypedAmount } from '../../ui/amountField';
import { Notice } from '../../ui/notice';
import { useOwner } from '../../wallet/wallet';
import styles from '../pool/pool.module.css';
import type { Of } from './of';

export function DepositForm({ pooled, now }: Of & { now: bigint }) {
    const { rpc } = useConnection();
    const { pool, vault, position } = pooled;
    const { stakeMint: mint, stakeDecimals: decimals } = pool.data;
    const words = useWords();
    const amount = useTypedAmount(decimals);
    const balances = useBalances(useOwner()).data;
    if (vault.data.phase === vaults.Phase.Left) {
        return <Notice kind="hint">This vault has left the farm and takes nothing in.</Notice>;
    }
    const sol = mint === NATIVE_MINT && balances ? wrappableSol(balances.lamports) : 0n;
    const balance = balances && (balances.tokens.get(mint) ?? 0n) + sol;
    const { units } = amount;
    const bought =
        units && vaults.sharesFor(units, vault.data.shares, vaults.assetsOf(pooled, now));
    const held = position?.data.stake.amount ?? 0n;
    const problem =
        units === undefined
            ? undefined
            : (stakeProblem(pool, { units, balance, held }) ??
              (bought === 0n
                  ? 'Rounding to whole shares would cost more than 10 basis points. Deposit more.'
                  : undefined));
    const said = words(units ?? 0n, { mint, decimals });
    const action = () =>
        units === undefined
            ? undefined
            : {
                  ...depositAction(rpc, { vault: vault.address, amount: units, said }),
                  onDone: amount.clear,
              };
    return (
        <ActForm className={styles.panel}>
            <AmountField
                label="Deposit amount"
                amount={amount}
                decimals={decimals}
                mint={mint}
                most={
                    balance === undefined
                        ? undefined
                        : { label: 'Your wallet holds', units: balance }
                }
                problem={problem}
            />
            <div className={styles.acts}>
                <ActionButton
                    submits
                    action={action}
                    disabled={units === undefined || problem !== undefined}
                >
                    Deposit
                </ActionButton>
            </div>
        </ActForm>
    );
}
