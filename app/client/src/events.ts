/** What the farm did, from a transaction's logs. One event per effect, with the state after it. */
import {
    getBase64Encoder,
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

const DATA = 'Program data: ';

/**
 * The farm's events in a transaction's logs, in order.
 *
 * Only what the farm itself logged counts: any program can log the same bytes. A node cuts logs
 * off after 10,000 bytes; `logsAreWhole` says whether it did.
 */
export function eventsIn(logs: readonly string[]): AcequiaEvent[] {
    const running: string[] = [];
    return logs.flatMap((line) => {
        const invoked = /^Program (\w+) invoke \[\d+\]$/.exec(line)?.[1];
        if (invoked) running.push(invoked);
        else if (/^Program \w+ (success|failed: .*)$/.test(line)) running.pop();
        else if (running.at(-1) === ACEQUIA_PROGRAM_ADDRESS && line.startsWith(DATA)) {
            return decoded(line.slice(DATA.length));
        }
        return [];
    });
}

/** Whether the node kept all lines of a transaction's logs. */
export function logsAreWhole(logs: readonly string[]): boolean {
    return !logs.includes('Log truncated');
}

/** Reads an event: 8 bytes that say which, then its data. None of the farm's: `undefined`. */
export function decodeEvent(bytes: ReadonlyUint8Array): AcequiaEvent | undefined {
    const start = hexadecimal(bytes.slice(0, 8));
    const kind = ACEQUIA_EVENTS.find(({ discriminator }) => discriminator === start);
    if (!kind) return undefined;
    return { name: kind.name, data: kind.decoder().decode(bytes, 8) } as AcequiaEvent;
}

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

function decoded(base64: string): AcequiaEvent[] {
    try {
        const event = decodeEvent(getBase64Encoder().encode(base64));
        return event ? [event] : [];
    } catch {
        return []; // Not base64, or too short: no event of this version.
    }
}

function hexadecimal(bytes: ReadonlyUint8Array): string {
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
