/** Moving principal to another pool of the same stake, with both yields side by side. */
import { isClosed, isDelegated, isPaused, type Holding, type PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useState } from 'react';
import { moveAction } from '../../acts/move';
import { useConnection } from '../../chain/connection';
import { free, stakeProblem, unstakeProblem } from '../../rewards/stakes';
import { usePricesOf } from '../../rewards/useYields';
import { usePoolName } from '../../tokens/tokens';
import { useWords } from '../../tokens/words';
import { ActionButton } from '../../transact/transact';
import { ActForm } from '../../ui/ActForm';
import { AmountField, useTypedAmount } from '../../ui/amountField';
import { Select } from '../../ui/select';
import { Compared } from './Compared';
import styles from './pool.module.css';

/** The pools that a position's principal could go to. */
export function placesFor({ pool }: Holding, pools: readonly PoolAccount[]): PoolAccount[] {
    if (isDelegated(pool)) return [];
    return pools.filter(
        (other) =>
            other.address !== pool.address &&
            other.data.stakeMint === pool.data.stakeMint &&
            !isDelegated(other) &&
            !isPaused(other) &&
            !isClosed(other),
    );
}

export function MovePanel({
    holding,
    places,
    now,
}: {
    holding: Holding;
    places: readonly PoolAccount[];
    now: bigint;
}) {
    const { rpc } = useConnection();
    const poolName = usePoolName();
    const [chosen, choose] = useState<Address>();
    const to = places.find(({ address }) => address === chosen) ?? places[0]!;
    usePricesOf(places);
    const { stakeMint: mint, stakeDecimals: decimals } = holding.pool.data;
    const words = useWords();
    const amount = useTypedAmount(decimals);
    const { units } = amount;
    const problem = units === undefined ? undefined : moveProblem(holding, to, units, now);
    const action = () => {
        if (units === undefined) return undefined;
        const said = words(units, { mint, decimals });
        const name = poolName(to.address);
        const moving = moveAction(rpc, { from: holding, to, amount: units, said, name });
        return { ...moving, onDone: amount.clear };
    };
    return (
        <ActForm className={styles.panel}>
            <Select<Address>
                label="To pool"
                value={to.address}
                options={places.map(({ address }) => ({
                    value: address,
                    label: poolName(address),
                }))}
                choose={choose}
            />
            <AmountField
                label="Move amount"
                amount={amount}
                decimals={decimals}
                mint={mint}
                most={{ label: 'You can move', units: free(holding, now) }}
                problem={problem}
            />
            <Compared holding={holding} to={to} units={units} now={now} />
            <p className="small">
                What you are owed here stays owed here. There it counts without a lock, from when it
                arrives.
            </p>
            <div className={styles.acts}>
                <ActionButton
                    submits
                    action={action}
                    disabled={units === undefined || problem !== undefined}
                >
                    Move
                </ActionButton>
            </div>
        </ActForm>
    );
}

function moveProblem(holding: Holding, to: PoolAccount, units: bigint, now: bigint) {
    const leaving = unstakeProblem(holding, units, now);
    // What the wallet has in the other pool already is counted when it is tried out.
    return leaving ?? stakeProblem(to, { units, balance: undefined, held: 0n });
}
