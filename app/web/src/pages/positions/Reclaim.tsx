/** The rent of votes that are over. */
import type { Spent } from '@acequia/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { reclaimAction, spentOf } from '../../acts/reclaim';
import { useConnection } from '../../chain/connection';
import { ActionButton } from '../../transact/transact';
import { counted, sol } from '../../ui/format';
import { useOwner } from '../../wallet/wallet';

const SELDOM_MS = 60_000;

/** Nothing where nothing is over. */
export function Reclaim() {
    const me = useOwner();
    const { rpc, cluster } = useConnection();
    const queries = useQueryClient();
    const askAgain = () => void queries.invalidateQueries({ queryKey: ['spent'] });
    const { data: spent = [] } = useQuery({
        // Not among what each of the program's transactions makes stale.
        queryKey: ['spent', cluster.rpc, me],
        queryFn: () => spentOf(rpc, [me!]),
        enabled: me !== undefined,
        refetchInterval: SELDOM_MS,
    });
    if (spent.length === 0) return null;
    return (
        <section className="card stack" aria-labelledby="reclaim">
            <h2 id="reclaim">Rent to get back</h2>
            <p>
                {counted(spent.length, 'account')} of votes that are over{' '}
                {spent.length === 1 ? 'holds' : 'hold'}{' '}
                <data value={rentOf(spent).toString()}>{sol(rentOf(spent))}</data> SOL that you have
                paid.
            </p>
            <div>
                <ActionButton kind="plain" action={() => reclaimAction(rpc, askAgain)}>
                    Get it back
                </ActionButton>
            </div>
        </section>
    );
}

const rentOf = (spent: readonly Spent[]): bigint =>
    spent.reduce((sum, { lamports }) => sum + lamports, 0n);
