/** Rewards that cannot be paid at the moment, as the chain answers when each is tried by itself. */
import { claim, explain, simulate, unpayable, type Holding, type Unpayable } from '@acequia/client';
import { createNoopSigner } from '@solana/kit';
import { useQueries } from '@tanstack/react-query';
import type { Rpc } from '../acts/fresh';
import { useConnection } from './connection';

const TRY_AGAIN_MS = 30_000;
/** What speaks of the wallet or the node, not of a reward. */
const NOT_ITS_FAULT = ['funds', 'network', 'limits'];

/** A reward of a position that cannot be paid, and why. */
export interface Blocked extends Unpayable {
    readonly holding: Holding;
}

/** What cannot be paid of some positions; nothing until it has been tried. */
export function useUnpayable(holdings: readonly Holding[]): Blocked[] {
    const { rpc, cluster } = useConnection();
    const answers = useQueries({
        queries: holdings.map((holding) => ({
            // Not among what each of the program's transactions makes stale.
            queryKey: ['unpayable', cluster.rpc, holding.position.address],
            queryFn: () => tried(rpc, holding),
            refetchInterval: TRY_AGAIN_MS,
        })),
    });
    return answers.flatMap(({ data = [] }, nth) =>
        data.map((one) => ({ ...one, holding: holdings[nth]! })),
    );
}

/** All rewards at once, and one by one only where that fails. */
async function tried(rpc: Rpc, holding: Holding): Promise<Unpayable[]> {
    // Nobody signs what is only tried.
    const owner = createNoopSigner(holding.position.data.owner);
    try {
        await simulate(rpc, { payer: owner, instructions: await claim({ ...holding, owner }) });
        return [];
    } catch (error) {
        if (explain(error).kind === 'network') throw error;
    }
    const found = await unpayable(rpc, { ...holding, owner });
    return found.filter(({ why }) => !NOT_ITS_FAULT.includes(why.kind));
}
