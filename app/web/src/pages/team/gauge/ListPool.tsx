/** Putting a pool on a gauge's list, which the gauge's authority does. */
import { isClosed, isDelegated, streamsOf, type gauges, type PoolAccount } from '@acequia/client';
import { unwrapOption, type Address } from '@solana/kit';
import { useState } from 'react';
import { listPoolAction } from '../../../acts/gauge';
import { useConnection } from '../../../chain/connection';
import { usePools } from '../../../chain/queries';
import { usePoolName } from '../../../tokens/tokens';
import { ActionButton } from '../../../transact/transact';
import { SelectField } from '../../../ui/Field';
import { useOwner } from '../../../wallet/wallet';

export function ListPool({ gauge }: { gauge: gauges.GaugeAccount }) {
    const { rpc } = useConnection();
    const me = useOwner();
    const name = usePoolName();
    const [chosen, choose] = useState('');
    const able = (usePools().data ?? []).filter((pool) => canList(pool, gauge, me));
    const pool = able.find(({ address }) => address === chosen);
    return (
        <section className="card stack" aria-labelledby="list-pool">
            <h2 id="list-pool">List a pool</h2>
            {able.length === 0 ? (
                <p className="small">
                    There is no further pool to which you may add rewards. Others’ are listed once
                    their reward manager has added a stream of the gauge.
                </p>
            ) : (
                <>
                    <SelectField label="Pool" value={chosen} onChange={choose}>
                        <option value="">Choose a pool</option>
                        {able.map(({ address }) => (
                            <option key={address} value={address}>
                                {name(address)}
                            </option>
                        ))}
                    </SelectField>
                    <div>
                        <ActionButton
                            kind="plain"
                            disabled={!pool}
                            action={() =>
                                pool && listPoolAction(rpc, gauge, pool, name(pool.address))
                            }
                        >
                            List it
                        </ActionButton>
                    </div>
                </>
            )}
        </section>
    );
}

/** One that is not listed yet and can have voters, with a stream of the gauge or to which the wallet may add one. */
function canList(
    pool: PoolAccount,
    { address, data }: gauges.GaugeAccount,
    me: Address | undefined,
): boolean {
    const listed = data.members.slice(0, data.count).some((one) => one.pool === pool.address);
    const isMine = me !== undefined && unwrapOption(pool.data.rewardManager) === me;
    const hasStream = streamsOf(pool).some(({ funder }) => funder === address);
    return (isMine || hasStream) && !listed && !isDelegated(pool) && !isClosed(pool);
}
