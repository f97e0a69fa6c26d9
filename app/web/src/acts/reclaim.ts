/** Getting back the rent of votes that are over. */
import { fetchNow, findSpent, pack, type Spent } from '@acequia/client';
import { createNoopSigner, type Address, type TransactionSigner } from '@solana/kit';
import type { Action } from '../transact/action';
import type { Rpc } from './fresh';

/** What of votes is over whose rent some wallets have paid, and `voter` can close. */
export async function spentOf(
    rpc: Rpc,
    payers: readonly Address[],
    voter: TransactionSigner = createNoopSigner(payers[0]!),
): Promise<Spent[]> {
    const now = await fetchNow(rpc);
    const found = await Promise.all(payers.map((of) => findSpent(rpc, { of, voter, now })));
    return found.flat();
}

/** At the most. */
const CLOSE = { computeUnits: 20_000, innerCalls: 0 };

/** Closes all of it. */
export function reclaimAction(rpc: Rpc, onDone: () => void): Action {
    return {
        title: 'Get back the rent of votes that are over',
        notes: ['Each goes back to who paid it. What was voted stays in the history of the chain.'],
        build: async (who, _, payer = who, room = {}) => {
            const payers = [...new Set([who.address, payer.address])];
            const spent = await spentOf(rpc, payers, who);
            const steps = spent.map(({ order }) => ({ instructions: [order], ...CLOSE }));
            return pack({ payer, ...room }, steps);
        },
        onDone,
    };
}
