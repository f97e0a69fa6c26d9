/** Which rewards cannot be paid at the moment: one bad token stops only itself. */
import type { Address, TransactionSigner } from '@solana/kit';
import type { Explanation } from '../explain/failure.js';
import { explain } from '../explain/thrown.js';
import { streamsOf } from '../read/pools.js';
import { simulate } from '../send/simulate.js';
import type { Holding, SimulateRpc } from '../types.js';
import { claim } from './claim.js';

/** A reward that cannot be paid, and why. */
export interface Unpayable {
    readonly slot: number;
    readonly mint: Address;
    readonly why: Explanation;
}

/** Tries each reward of a position by itself, in simulation. Ask this where a claim of several
 *  fails, and leave out what it names. */
export async function unpayable(
    rpc: SimulateRpc,
    input: Holding & { readonly owner: TransactionSigner; readonly payer?: TransactionSigner },
): Promise<Unpayable[]> {
    const { owner, payer = owner } = input;
    const tried = streamsOf(input.pool).map(async ({ slot, mint }) => {
        try {
            await simulate(rpc, { payer, instructions: await claim({ ...input, slots: [slot] }) });
            return [];
        } catch (error) {
            const why = explain(error);
            // A node that does not answer says nothing about the reward.
            if (why.kind === 'network') throw error;
            return [{ slot, mint, why }];
        }
    });
    return (await Promise.all(tried)).flat();
}
