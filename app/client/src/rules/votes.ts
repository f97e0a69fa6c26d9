/** What a position may vote with, and what its open votes hold, principal and boost apart:
 *  `crates/acequia-core/src/votes.rs`. */
import type { History } from '../generated/acequia/types/history.js';
import type { StakeState } from '../generated/acequia/types/stakeState.js';
import type { Votes } from '../generated/acequia/types/votes.js';

/** The longest that a vote may hold stake [s]: 14 days. */
export const MAX_VOTE_LOCK_SECONDS = 14n * 86_400n;

/** Weight of a position by where it comes from. */
export interface Parts {
    /** What is staked, or was. */
    readonly principal: bigint;
    /** What a lock adds to it. */
    readonly boost: bigint;
}

/** From when and until when a ballot takes votes [unix s]. */
export interface BallotWindow {
    readonly start: bigint;
    readonly end: bigint;
}

/** Both together [weight]. */
export const totalOf = ({ principal, boost }: Parts): bigint => principal + boost;

/** What a ballot counts of a position: what has been staked without a break since before it began
 *  and, where it ends no later than the lock, the boost held since then. What was added at that very
 *  second does not count. */
export function eligible(
    { votes, lockEnd }: Pick<StakeState, 'votes' | 'lockEnd'>,
    { start, end }: BallotWindow,
): Parts {
    const boost = end <= lockEnd ? heldSinceBefore(votes.boost, start) : 0n;
    return { principal: heldSinceBefore(votes.principal, start), boost };
}

/** What open votes hold at `now`; nothing when the last of them has ended. Whatever touches the
 *  position once its lock has ended takes the boost off, and what is held of it. */
export function held(
    votes: Pick<Votes, 'open' | 'lockedUntil' | 'votedPrincipal' | 'votedBoost'>,
    now: bigint,
): Parts {
    if (votes.open === 0 || now >= votes.lockedUntil) return { principal: 0n, boost: 0n };
    return { principal: votes.votedPrincipal, boost: votes.votedBoost };
}

/** The most that has been held without a break since before `time`. */
function heldSinceBefore({ steps }: History, time: bigint): bigint {
    const weights = steps.filter(({ since }) => since < time).map(({ weight }) => weight);
    return weights.reduce((most, weight) => (weight > most ? weight : most), 0n);
}
