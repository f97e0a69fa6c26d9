/** When epochs are: `crates/acequia-gauge-core/src/terms.rs`, in bigint. */
import type { Window } from '../generated/gauge/types/window.js';
import { epochNumberAt, type GaugeAccount } from './read.js';

/** When an epoch of that number takes votes, and when it ends. */
export function epochWindow({ data }: GaugeAccount, number: bigint): Window {
    const { genesis, epochSeconds, closingSeconds } = data.terms;
    const start = genesis + number * BigInt(epochSeconds);
    const boundary = start + BigInt(epochSeconds);
    return { start, votingEnd: boundary - BigInt(closingSeconds), boundary };
}

/** Until when an epoch and its votes are kept, and from when a share that was not passed on may be
 *  given back: an epoch after its own has ended [unix s]. */
export const keptUntil = ({ start, boundary }: Window): bigint => boundary + (boundary - start);

/** When a gauge is to be looked at next: voting ends, an epoch does, or the first one begins
 *  [unix s]. */
export function nextTurn(gauge: GaugeAccount, now: bigint): bigint {
    const number = epochNumberAt(gauge, now);
    if (number === undefined) return gauge.data.terms.genesis;
    const { votingEnd, boundary } = epochWindow(gauge, number);
    return now < votingEnd ? votingEnd : boundary;
}
