/** What the facts are made of, read from the chain. */
import {
    ACEQUIA_PROGRAM_ADDRESS,
    fetchMintPowers,
    fetchUpgradeability,
    findPositions,
    streamsOf,
    type PoolAccount,
    type PositionAccount,
} from '@acequia/client';
import { useQuery } from '@tanstack/react-query';
import { useNow } from '../chain/clock';
import { useConnection } from '../chain/connection';
import { useTokens } from '../tokens/tokens';
import { useWords } from '../tokens/words';
import { factsOf, type Fact } from './facts';

const SELDOM_MS = 60_000;

/** Everybody's positions in a pool; nothing until they are read. */
export function usePositionsIn(pool: PoolAccount): readonly PositionAccount[] | undefined {
    const { rpc, cluster } = useConnection();
    const { data } = useQuery({
        queryKey: ['positions in', cluster.rpc, pool.address],
        queryFn: () => findPositions(rpc, { pool: pool.address }),
        staleTime: 30_000,
    });
    return data;
}

/** The facts about a pool; fewer until all of them are read. Times move on by the minute. `operated` is how
 *  many positions in it have an operator, where that is known. */
export function useFacts(pool: PoolAccount, operated?: number): Fact[] {
    const { rpc, cluster } = useConnection();
    const tokens = useTokens();
    const words = useWords();
    const now = useNow(10_000);
    const all = [pool.data.stakeMint, ...streamsOf(pool).map(({ mint }) => mint)];
    const mints = [...new Set(all)].sort();
    const powers = useQuery({
        queryKey: ['powers', cluster.rpc, mints],
        queryFn: () => fetchMintPowers(rpc, mints),
        staleTime: SELDOM_MS,
    });
    const program = useQuery({
        queryKey: ['program', cluster.rpc],
        queryFn: () => fetchUpgradeability(rpc, ACEQUIA_PROGRAM_ADDRESS),
        staleTime: SELDOM_MS,
    });
    if (now === undefined) return [];
    const known = new Map((powers.data ?? []).map((one) => [one.mint, one]));
    const symbol = (mint: (typeof mints)[number]) => tokens(mint).symbol;
    return factsOf({ pool, now, mints: known, program: program.data, symbol, words, operated });
}
