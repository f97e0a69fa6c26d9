/** Leaving a running lock early, with what it costs now. */
import type { Holding } from '@acequia/client';
import { leaveEarlyAction } from '../../acts/lock';
import { useConnection } from '../../chain/connection';
import { earlyLeave } from '../../rewards/locks';
import { useWords } from '../../tokens/words';
import { ActionButton } from '../../transact/transact';
import { ActForm } from '../../ui/ActForm';
import { AmountField, useTypedAmount } from '../../ui/amountField';
import { Amount } from '../../ui/figures';
import { percent } from '../../ui/format';
import { Fact } from './Fact';
import styles from './pool.module.css';

export function EarlyLeaveForm({ holding, now }: { holding: Holding; now: bigint }) {
    return (
        <details>
            <summary>Leave the lock early</summary>
            <Form holding={holding} now={now} />
        </details>
    );
}

function Form({ holding, now }: { holding: Holding; now: bigint }) {
    const { rpc } = useConnection();
    const { stakeMint: mint, stakeDecimals: decimals } = holding.pool.data;
    const inWords = useWords();
    const alone = holding.pool.data.totals.staked === holding.position.data.stake.amount;
    const amount = useTypedAmount(decimals);
    const { units } = amount;
    const cost = units === undefined ? undefined : earlyLeave(holding, units, now);
    const words = (of: bigint) => inWords(of, { mint, decimals });
    const action = () => {
        if (units === undefined || !cost) return undefined;
        const input = { holding, amount: units, said: words(units), costs: words(cost.penalty) };
        return { ...leaveEarlyAction(rpc, input), onDone: amount.clear };
    };
    return (
        <ActForm className={styles.panel}>
            <p>
                A part of what you take out goes to those who stay. It is by the time that is left
                of the lock, so it falls by the second, to nothing at the end.
                {alone && ' Nobody else is staked now, so it costs nothing.'}
            </p>
            <AmountField
                label="Leave with"
                amount={amount}
                decimals={decimals}
                mint={mint}
                most={{ label: 'The position holds', units: holding.position.data.stake.amount }}
                problem={cost?.problem}
            />
            {cost && !cost.problem && units !== undefined && (
                <dl className="facts" aria-label="What leaving early costs">
                    <Fact name="It costs">
                        <Amount units={cost.penalty} decimals={decimals} mint={mint} /> (
                        {percent(Number(cost.penalty) / Number(units))})
                    </Fact>
                    <Fact name="You get">
                        <Amount units={cost.comes} decimals={decimals} mint={mint} />
                    </Fact>
                </dl>
            )}
            <div className={styles.acts}>
                <ActionButton
                    submits
                    action={action}
                    disabled={!cost || cost.problem !== undefined}
                >
                    Leave lock early
                </ActionButton>
            </div>
        </ActForm>
    );
}
