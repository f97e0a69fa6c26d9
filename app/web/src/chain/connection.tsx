/** The connection to a chain, for everything below it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { requireFarm, type Cluster as PublicCluster } from '@acequia/client';
import { createSolanaRpc } from '@solana/kit';
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import { clusterAt, firstCluster, keepCluster, servedCluster, type Cluster } from './cluster';

/** A chain and the way to it. */
export interface Connection {
    readonly cluster: Cluster;
    readonly rpc: ReturnType<typeof createSolanaRpc>;
    /** Goes over to the node at an address and remembers it; without one, back to where the
     *  pages came from. */
    readonly switchTo: (rpc: string | undefined) => Promise<void>;
}

/** After how long a node that is gone is asked again. */
const ASK_AGAIN_MS = 5_000;
const Context = createContext<Connection | undefined>(undefined);

/** Connects what is below it. Where nobody has said to which chain, `unknown` asks. */
export function ConnectionProvider({
    children,
    unknown,
}: {
    children: ReactNode;
    unknown: (choose: (rpc: string) => void, why: unknown) => ReactNode;
}) {
    const [chosen, setChosen] = useState<Cluster>();
    const first = useQuery({
        queryKey: ['first-cluster'],
        queryFn: async () => (await firstCluster()) ?? null,
        staleTime: Infinity,
        retry: false,
    });
    const cluster = chosen ?? first.data ?? undefined;
    const queries = useQueryClient();
    const switchTo = useCallback(
        async (rpc: string | undefined) => {
            keepCluster(rpc);
            const served = await servedCluster().catch(() => undefined);
            const next = rpc === undefined || rpc === served?.rpc ? served : clusterAt(rpc);
            queries.removeQueries({ queryKey: ['chain'] });
            setChosen(next);
        },
        [queries],
    );
    const connection = useMemo(() => cluster && connect(cluster, switchTo), [cluster, switchTo]);
    if (connection) return <Context value={connection}>{children}</Context>;
    return first.isPending ? null : unknown((rpc) => void switchTo(rpc), first.error);
}

function connect(cluster: Cluster, switchTo: Connection['switchTo']): Connection {
    return { cluster, rpc: createSolanaRpc(cluster.rpc), switchTo };
}

export function useConnection(): Connection {
    const connection = use(Context);
    if (!connection) throw new Error('useConnection outside of a ConnectionProvider');
    return connection;
}

/** Which public cluster the node is of, once it has answered and has the program; an error says what
 *  is wrong with it. */
export function useProgramThere() {
    const { cluster, rpc } = useConnection();
    return useQuery<PublicCluster>({
        queryKey: ['program-there', cluster.rpc],
        queryFn: () => requireFarm(rpc),
        staleTime: 60_000,
        retry: 1,
        refetchInterval: ({ state }) => (state.error ? ASK_AGAIN_MS : false),
    });
}
