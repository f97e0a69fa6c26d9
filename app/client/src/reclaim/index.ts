/** The rent of votes that are over. */
import type { SearchRpc } from '../types.js';
import { receipts } from './farm.js';
import { gaugeRecords } from './gauges.js';
import { realmVotes } from './realms.js';
import type { Reclaiming, Spent } from './spent.js';

export type { Reclaiming, Spent } from './spent.js';

/** What of votes is over and gives its rent back to who paid it, in an order in which none needs a later
 *  one. Positions give theirs back when they are closed. */
export async function findSpent(rpc: SearchRpc, reclaiming: Reclaiming): Promise<Spent[]> {
    const found = await Promise.all([
        receipts(rpc, reclaiming),
        gaugeRecords(rpc, reclaiming),
        realmVotes(rpc, reclaiming),
    ]);
    return found.flat();
}
