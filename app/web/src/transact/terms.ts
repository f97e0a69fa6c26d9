/** What a transaction is to be like besides its instructions: its version, and what it pays to come
 *  first. */
import {
    explain,
    fetchNewestVersion,
    fetchRecentPrice,
    fits,
    preview,
    type Draft,
    type Preview,
    type Version,
} from '@acequia/client';
import type { Address } from '@solana/kit';
import type { Connection } from '../chain/connection';
import type { WalletSigner } from '../wallet/signer';
import { keep, kept } from '../ui/kept';

/** As `Draft` has them. */
export type Terms = Pick<Draft, 'version' | 'lookupTables' | 'computeUnitPrice' | 'maxPriorityFee'>;

const KEPT = 'acequia.priority-limit';
/** The most that a transaction pays to come first, unless somebody sets another limit [lamports]. */
export const USUAL_LIMIT = 1_000_000n;

/** The most that a transaction may pay to come first [lamports]. */
export function priorityLimit(): bigint {
    const text = kept(KEPT);
    return text !== undefined && /^\d+$/.test(text) ? BigInt(text) : USUAL_LIMIT;
}

/** Sets it for this browser [lamports]. */
export function keepPriorityLimit(limit: bigint): void {
    keep(KEPT, limit === USUAL_LIMIT ? undefined : limit.toString());
}

/** The newest versions that chains take, by the addresses of their nodes. */
const newest = new Map<string, Version>();

/** A wallet that reads what it signs. */
type Reader = Pick<WalletSigner, 'versions'> & { readonly address: Address };

/** The newest version that the chain, the wallet that pays and the one beside it know. */
export async function versionFor(
    { cluster, rpc }: Connection,
    { address, versions }: Reader,
    beside: Reader,
): Promise<Version> {
    if (!versions.includes(1) || !beside.versions.includes(1)) return 0;
    const known = newest.get(cluster.rpc);
    if (known !== undefined) return known;
    try {
        const found = await fetchNewestVersion(rpc, address);
        newest.set(cluster.rpc, found);
        return found;
    } catch {
        return 0; // Found out the next time.
    }
}

/** Tries out what a draft does to a wallet, at the price that was paid lately, as far as the limit allows. What it then pays to
 *  come first is what the preview says, and no more. */
export async function previewAtPrice(
    rpc: Connection['rpc'],
    draft: Draft,
    wallet: Address,
): Promise<{ terms: Terms; preview: Preview }> {
    const maxPriorityFee = priorityLimit();
    const computeUnitPrice = maxPriorityFee > 0n ? await priceNow(rpc, draft) : 0n;
    const { version, lookupTables } = draft;
    const plain = { version, lookupTables };
    const priced = { ...plain, computeUnitPrice, maxPriorityFee };
    if (computeUnitPrice > 0n && fits({ ...draft, ...priced })) {
        try {
            const seen = await preview(rpc, { ...draft, ...priced }, wallet);
            return { terms: { ...priced, maxPriorityFee: seen.priorityFee }, preview: seen };
        } catch (error) {
            if (explain(error).kind !== 'funds') throw error;
            // Whoever has next to nothing leaves all the same.
        }
    }
    return { terms: plain, preview: await preview(rpc, draft, wallet) };
}

/** Nothing where a node does not tell. */
const priceNow = (rpc: Connection['rpc'], draft: Draft): Promise<bigint> =>
    fetchRecentPrice(rpc, draft).catch(() => 0n);
