/** What a transaction moves where no wallet sees it come or go. */
import { gauge, gauges, type Preview } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useQueries } from '@tanstack/react-query';
import { useConnection } from '../chain/connection';
import { usePools } from '../chain/queries';
import { useMintsKnown, usePoolName } from '../tokens/tokens';
import { grouped } from '../ui/format';
import { Change } from './Change';
import { epochsIn, movementsIn, type Known } from './movements';

export function Inside({ preview }: { preview: Preview }) {
    const { known } = useKnown([preview]);
    return movementsIn(preview, known).map(({ name, units, mint }, nth) => (
        <div key={nth}>
            <dt>{name}</dt>
            <dd>
                {mint === undefined ? (
                    <data value={units.toString()}>{grouped(units, 0)}</data>
                ) : (
                    <Change mint={mint} change={units} />
                )}
            </dd>
        </div>
    ));
}

/** Whether all that it takes to tell them is read. */
export function useInsideThere(previews: readonly Preview[]): boolean {
    const { known, isThere } = useKnown(previews);
    const movements = previews.flatMap((preview) => movementsIn(preview, known));
    return useMintsKnown(movements.flatMap(({ mint }) => mint ?? [])) && isThere;
}

function useKnown(previews: readonly Preview[]): { known: Known; isThere: boolean } {
    const nameOf = usePoolName();
    const pools = usePools().data;
    const { rpc, cluster } = useConnection();
    const epochs = [...new Set(previews.flatMap(epochsIn))];
    const members = useQueries({
        queries: epochs.map((epoch) => ({
            queryKey: ['members', cluster.rpc, epoch],
            queryFn: async () => gauges.poolsOf(await gauge.fetchEpoch(rpc, epoch)),
            staleTime: Infinity,
        })),
    });
    const membersOf = (epoch: Address) => members[epochs.indexOf(epoch)]?.data;
    const movesAny = previews.some(({ events }) => events.length > 0);
    const isThere =
        (pools !== undefined || !movesAny) && members.every(({ data }) => data !== undefined);
    return { known: { pools: pools ?? [], membersOf, nameOf }, isThere };
}
