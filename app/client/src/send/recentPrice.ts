/** What others have paid lately to come first. */
import type { GetRecentPrioritizationFeesApi, Rpc } from '@solana/kit';
import { writable, type Draft } from './message.js';
import { asked } from '../read/asked.js';

/** Enough in so many of four blocks. */
const QUARTERS = 3;

/**
 * A price for a draft's `computeUnitPrice` [millionths of a lamport per compute unit]: in three of four
 * of the last blocks (150 at the most) somebody came in who paid no more for the accounts that it writes.
 */
export async function fetchRecentPrice(
    rpc: Rpc<GetRecentPrioritizationFeesApi>,
    draft: Pick<Draft, 'payer' | 'instructions'>,
): Promise<bigint> {
    const fees = await asked(() => rpc.getRecentPrioritizationFees(writable(draft)).send());
    const prices = fees.map(({ prioritizationFee }) => BigInt(prioritizationFee));
    prices.sort((a, b) => (a < b ? -1 : Number(a > b)));
    return prices[Math.ceil((prices.length * QUARTERS) / 4) - 1] ?? 0n;
}
