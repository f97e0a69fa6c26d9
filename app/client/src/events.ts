/** What the farm did, from a transaction's logs. One event per effect, with the state after it. */
import type { ReadonlyUint8Array } from '@solana/kit';
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
