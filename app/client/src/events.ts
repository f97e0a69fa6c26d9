/** What the farm did, from a transaction's logs. One event per effect, with the state after it. */
import {
    isSolanaError,
    SOLANA_ERROR__JSON_RPC__SERVER_ERROR_BLOCK_CLEANED_UP,
    SOLANA_ERROR__JSON_RPC__SERVER_ERROR_TRANSACTION_HISTORY_NOT_AVAILABLE,
    SOLANA_ERROR__JSON_RPC__SERVER_ERROR_UNSUPPORTED_TRANSACTION_VERSION,
    type GetTransactionApi,
    type ReadonlyUint8Array,
    type Rpc,
    type Signature,
} from '@solana/kit';
import { ACEQUIA_EVENTS, type AcequiaEvent } from './generated/acequia/events.js';
import { ACEQUIA_PROGRAM_ADDRESS } from './generated/acequia/programs/acequia.js';
import { decodedBy, loggedBy } from './logged.js';

/**
 * The farm's events in a transaction's logs, in order.
 *
 * Only what the farm itself logged counts: any program can log the same bytes. A node cuts logs
 * off after 10,000 bytes; `logsAreWhole` says whether it did.
 */
export const eventsIn = (logs: readonly string[]): AcequiaEvent[] =>
    loggedBy(ACEQUIA_PROGRAM_ADDRESS, logs).flatMap((bytes) => decodeEvent(bytes) ?? []);

/** Whether the node kept all lines of a transaction's logs. */
export function logsAreWhole(logs: readonly string[]): boolean {
    return !logs.includes('Log truncated');
}

/** Reads an event: 8 bytes that say which, then its data. None of the farm's: `undefined`. */
export const decodeEvent = (bytes: ReadonlyUint8Array): AcequiaEvent | undefined =>
    decodedBy(ACEQUIA_EVENTS, bytes) as AcequiaEvent | undefined;

/** The newest version of transactions that is read. */
const NEWEST_VERSION = 1;

/** The farm's events of a transaction that has landed; `undefined` where the node cannot show it: it
 *  knows none of that signature, or keeps it no more, or it is of a version that is not known yet. */
export async function fetchEvents(
    rpc: Rpc<GetTransactionApi>,
    signature: Signature,
): Promise<AcequiaEvent[] | undefined> {
    const transaction = await shown(rpc, signature);
    return transaction ? eventsIn(transaction.meta?.logMessages ?? []) : undefined;
}

async function shown(rpc: Rpc<GetTransactionApi>, signature: Signature) {
    const config = {
        commitment: 'confirmed',
        encoding: 'base64',
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
