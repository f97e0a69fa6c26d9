/** Staking what this pool pays in another, with both yields side by side. */
import { isClosed, isPaused, reinvestable, type Holding, type PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useState } from 'react';
import { owing } from '../../acts/owing';
import { reinvestAction } from '../../acts/reinvest';
import { useConnection } from '../../chain/connection';
import { pendingOf, sumByToken } from '../../rewards/pending';
import { usePricesOf, useYields } from '../../rewards/useYields';
import { together } from '../../rewards/yields';
import { usePoolName } from '../../tokens/tokens';
import { useWords } from '../../tokens/words';
import { ActionButton } from '../../transact/transact';
import { percent } from '../../ui/format';
import { Select } from '../../ui/select';
import styles from './pool.module.css';

/** The pools that stake what a position's pool pays. */
export function reinvestPlaces({ pool }: Holding, pools: readonly PoolAccount[]): PoolAccount[] {
    return pools.filter(
        (other) => !isPaused(other) && !isClosed(other) && reinvestable(pool, other).length > 0,
    );
}

export function ReinvestPanel({
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
    const owes = (to: PoolAccount) =>
        owing(holding, reinvestable(holding.pool, to), now).length > 0;
    const to = places.find(({ address }) => address === chosen) ?? places.find(owes) ?? places[0]!;
    const name = poolName(to.address);
    return (
        <div className={styles.panel}>
            <Select<Address>
                label="Into pool"
                value={to.address}
                options={places.map(({ address }) => ({
                    value: address,
                    label: poolName(address),
                }))}
                choose={choose}
            />
            <Owed holding={holding} to={to} now={now} />
            <Yields here={holding.pool} there={to} now={now} />
            <p className="small">
                Claimed and staked in one instruction. Your principal here stays where it is; what
                goes there can be unstaked there at any time.
            </p>
            <div className={styles.acts}>
                <ActionButton
                    action={() => reinvestAction(rpc, { from: holding, to, name })}
                    disabled={!owes(to)}
                >
                    Reinvest
                </ActionButton>
            </div>
        </div>
    );
}

function Owed({ holding, to, now }: { holding: Holding; to: PoolAccount; now: bigint }) {
    const words = useWords();
    const slots = new Set(owing(holding, reinvestable(holding.pool, to), now));
    const owed = pendingOf(holding, now).filter(({ slot }) => slots.has(slot));
    const parts = owed.map(({ mint, decimals, claimable }) => ({
        mint,
        decimals,
        units: claimable,
    }));
    const [sum] = sumByToken(parts);
    if (!sum) return <p>Not one whole unit is owed of what is staked there.</p>;
    return <p>Owed now: {words(sum.units, sum)}.</p>;
}

function Yields({ here, there, now }: { here: PoolAccount; there: PoolAccount; now: bigint }) {
    usePricesOf([here, there]);
    const poolName = usePoolName();
    const yields = useYields();
    const told = [here, there].map((pool) => {
        const { apr } = together(yields(pool, now));
        return `${poolName(pool.address)}: ${apr === undefined ? 'not known' : percent(apr)}`;
    });
    return <p className="small">APR without a lock. {told.join('; ')}.</p>;
}
