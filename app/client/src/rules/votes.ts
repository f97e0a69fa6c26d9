/** What a position may vote with, and what its open votes hold:
 *  `crates/acequia-core/src/votes.rs`. */
import type { Votes } from '../generated/acequia/types/votes.js';

/** The longest that a vote may hold stake [s]: 14 days. */
export const MAX_VOTE_LOCK_SECONDS = 14n * 86_400n;

/** The weight that has been staked without a break since before `ballotStart` [weight]. What was
 *  added at that very second does not count. */
export function eligibleWeight(votes: Pick<Votes, 'history'>, ballotStart: bigint): bigint {
    const weights = votes.history.filter((one) => one.since < ballotStart).map((one) => one.weight);
    return weights.reduce((most, weight) => (weight > most ? weight : most), 0n);
}

/** The weight that open votes hold at `now` [weight]: the position may not fall below it. 0 when
 *  they have ended or the hook they went to was removed. */
export function heldWeight(
    votes: Omit<Votes, 'history' | 'sequence'>,
    now: bigint,
    hookEpoch: number,
): bigint {
    const lapsed = votes.open === 0 || now >= votes.lockedUntil || votes.hookEpoch !== hookEpoch;
    return lapsed ? 0n : votes.votedWeight;
}
