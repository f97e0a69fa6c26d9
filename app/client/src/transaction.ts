/** A transaction that has landed: the farm's events, and the token accounts that it named. */
import {
    isSolanaError,
    SOLANA_ERROR__JSON_RPC__SERVER_ERROR_BLOCK_CLEANED_UP,
    SOLANA_ERROR__JSON_RPC__SERVER_ERROR_TRANSACTION_HISTORY_NOT_AVAILABLE,
    SOLANA_ERROR__JSON_RPC__SERVER_ERROR_UNSUPPORTED_TRANSACTION_VERSION,
    type Address,
    type GetTransactionApi,
    type Rpc,
    type Signature,
} from '@solana/kit';
import { eventsIn } from './events.js';
import type { AcequiaEvent } from './generated/acequia/events.js';
import { findRewardVaultPda } from './generated/acequia/pdas/rewardVault.js';
import type { PoolAccount } from './types.js';

/** What a transaction did and named. */
export interface LandedTransaction {
    /** In order. */
    readonly events: AcequiaEvent[];
    /** What its token accounts hold, by their addresses. */
    readonly holds: ReadonlyMap<Address, TokenThen>;
}

/** A token as a transaction told of it. */
export interface TokenThen {
    readonly mint: Address;
    readonly decimals: number;
}

/** The newest version of transactions that is read. */
const NEWEST_VERSION = 1;

/** What a transaction did; `undefined` where the node cannot show it: it knows none of that signature, or
 *  keeps it no more, or it is of a version that is not known yet. */
export async function fetchTransaction(
    rpc: Rpc<GetTransactionApi>,
    signature: Signature,
): Promise<LandedTransaction | undefined> {
    const transaction = await shown(rpc, signature);
    if (!transaction) return undefined;
    const events = eventsIn(transaction.meta?.logMessages ?? []);
    return { events, holds: holdsOf(transaction) };
}

/** The farm's events of a transaction that has landed; `undefined` as of `fetchTransaction`. */
export const fetchEvents = async (
    rpc: Rpc<GetTransactionApi>,
    signature: Signature,
): Promise<AcequiaEvent[] | undefined> => (await fetchTransaction(rpc, signature))?.events;

/** The token that a slot of a pool paid in a transaction. Events name slots, and a slot may hold another stream by
 *  now: the vault that paid tells which it was. `undefined` where the node does not show it. */
export async function rewardThen(
    { holds }: Pick<LandedTransaction, 'holds'>,
    { address: pool, data }: PoolAccount,
    slot: number,
): Promise<TokenThen | undefined> {
    const now = data.streams[slot] && holds.get(data.streams[slot].vault);
    if (now) return now;
    for (const [account, token] of holds) {
        const [vault] = await findRewardVaultPda({ pool, mint: token.mint, slot });
        if (vault === account) return token;
    }
    return undefined;
}

type Shown = NonNullable<Awaited<ReturnType<typeof shown>>>;

/** Accounts that it opened are told of after it, those that it closed before it. */
function holdsOf({ meta, transaction }: Shown): Map<Address, TokenThen> {
    const { writable = [], readonly = [] } = meta?.loadedAddresses ?? {};
    const named = [...transaction.message.accountKeys, ...writable, ...readonly];
    const told = [...(meta?.preTokenBalances ?? []), ...(meta?.postTokenBalances ?? [])];
    return new Map(
        told.map(({ accountIndex, mint, uiTokenAmount: { decimals } }) => [
            named[accountIndex]!,
            { mint, decimals },
        ]),
    );
}

async function shown(rpc: Rpc<GetTransactionApi>, signature: Signature) {
    const config = {
        commitment: 'confirmed',
        encoding: 'json',
        maxSupportedTransactionVersion: NEWEST_VERSION,
    } as const;
    try {
        return await rpc.getTransaction(signature, config).send();
    } catch (error) {
        if (NOT_SHOWN.some((code) => isSolanaError(error, code))) return undefined;
        throw error;
    }
}

/** What a node answers that has the transaction, or had it, and cannot show it. */
const NOT_SHOWN = [
    SOLANA_ERROR__JSON_RPC__SERVER_ERROR_UNSUPPORTED_TRANSACTION_VERSION,
    SOLANA_ERROR__JSON_RPC__SERVER_ERROR_TRANSACTION_HISTORY_NOT_AVAILABLE,
    SOLANA_ERROR__JSON_RPC__SERVER_ERROR_BLOCK_CLEANED_UP,
] as const;
