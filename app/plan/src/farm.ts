/** What a farm says, looked at. */
import { lengthOf } from './curve.js';
import type { Curve, When } from './types.js';

/** What an issuer can do to those who hold a token: the bit, and the name it has in a file. */
export const RISK_NAMES: readonly (readonly [bit: number, name: string])[] = [
    [1, 'freeze authority'],
    [2, 'permanent delegate'],
    [4, 'pausable'],
    [8, 'transfer fee'],
    [16, 'mint close authority'],
    [32, 'settable transfer hook'],
];

/** The names of a set of bits. */
export const riskNames = (set: number): string[] =>
    RISK_NAMES.filter(([bit]) => (set & bit) !== 0).map(([, name]) => name);

/** The moment for a stream created at `createdAt` [unix s]. */
export function resolve(when: When, createdAt: bigint): bigint {
    return 'at' in when ? when.at : createdAt + BigInt(when.after);
}

/** Whether the whole curve is committed. */
export function isAllCommitted({ start, segments, committedUntil: until }: Curve): boolean {
    if (until === undefined) return false;
    const seconds = lengthOf(segments);
    if ('at' in start) return 'at' in until && until.at === start.at + BigInt(seconds);
    return 'after' in until && until.after === start.after + seconds;
}
