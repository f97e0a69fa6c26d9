/** Rewards that cannot be paid at the moment, as the chain answers when each is tried by itself. */
import { unpayable, type Holding, type Unpayable } from '@acequia/client';
import { createNoopSigner } from '@solana/kit';
import { useQueries } from '@tanstack/react-query';
import { useConnection } from './connection';

const TRY_AGAIN_MS = 30_000;

/** A reward of a position that cannot be paid, and why. */
export interface Blocked extends Unpayable {
    readonly holding: Holding;
}

/** What cannot be paid of some positions; nothing until it has been tried. */
export function useUnpayable(holdings: readonly Holding[]): Blocked[] {
    const { rpc, cluster } = useConnection();
    const answers = useQueries({
        queries: holdings.map((holding) => ({
            // Not among what the farm's every transaction makes stale: it is one simulation for
            // each reward.
            queryKey: ['unpayable', cluster.rpc, holding.position.address],
            queryFn: () => {
                // Nobody signs what is only tried.
                const owner = createNoopSigner(holding.position.data.owner);
                return unpayable(rpc, { ...holding, owner });
            },
            refetchInterval: TRY_AGAIN_MS,
        })),
    });
    return answers.flatMap(({ data = [] }, nth) =>
        data.map((one) => ({ ...one, holding: holdings[nth]! })),
    );
}
