/** Rewards that cannot be paid at the moment, as the chain answers when each is tried by itself. */
import {
    claim,
    explain,
    fetchDestinations,
    rewardAccountOf,
    simulate,
    streamsOf,
    tokenAccount,
    unpayable,
    type Holding,
    type Unpayable,
} from '@acequia/client';
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

/** What cannot be paid of some positions; nothing until it has been tried. What its owner's own account
 *  cannot take, though another can, is not among it: the review asks for another. */
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
    const elsewhere = await payableElsewhere(rpc, holding);
    return found.filter(
        ({ slot, why }) => !NOT_ITS_FAULT.includes(why.kind) && !elsewhere.has(slot),
    );
}

/** The slots whose rewards the owner's canonical account does not get, or does not take. One that the
 *  mint's issuer has frozen is the reward's fault. */
async function payableElsewhere(rpc: Rpc, holding: Holding): Promise<Set<number>> {
    const { owner } = holding.position.data;
    const { barred } = await fetchDestinations(rpc, [holding], owner);
    const slots = streamsOf(holding.pool).map(async (stream) => {
        const why = barred.get(await tokenAccount(rewardAccountOf(stream, owner)));
        return why?.kind === 'account' ? [stream.slot] : [];
    });
    return new Set((await Promise.all(slots)).flat());
}
