/** How an epoch's budget is split: `crates/acequia-gauge-core/src/settle.rs`, in bigint. */
import { EpochState } from '../generated/gauge/types/epochState.js';
import type { EpochBooks } from '../generated/gauge/types/epochBooks.js';
import { BPS } from '../rules/lock.js';

/** A power of one counts so much: votes are weight times power. */
export const POWER_ONE = 1n << 32n;
/** A vote in the unit of a tally: 2^-32 / 10^4 votes. */
export const VOTE = POWER_ONE * BPS;

/** What a pool gets of an epoch's budget. */
export interface PoolShare {
    /** The votes for it [votes, rounded down]. */
    readonly votes: bigint;
    /** Its share of all votes, from 0 to 1: a float, for people. */
    readonly part: number;
    /** What it gets [base units]. */
    readonly amount: bigint;
    /** Whether the cap cuts it. */
    readonly isCapped: boolean;
}

/** How a budget is split. Shares and rollover add up to it, to the unit. */
export interface Allocation {
    /** By the places of the epoch's pools. */
    readonly shares: readonly PoolShare[];
    /** All votes [votes, rounded down]. */
    readonly votes: bigint;
    /** Whether there are enough votes for the budget to be split at all. */
    readonly hasQuorum: boolean;
    /** What is left for the next epoch [base units]. */
    readonly rollover: bigint;
}

/** How the budget of an epoch would be split if voting ended with the votes there are; how it was,
 *  where the epoch is settled. */
export function allocation(epoch: EpochBooks): Allocation {
    const tallies = epoch.tallies.slice(0, epoch.pools);
    const total = tallies.reduce((sum, tally) => sum + tally, 0n);
    const hasQuorum = total >= epoch.quorum * VOTE;
    const cap = (epoch.budget * BigInt(epoch.capBps)) / BPS;
    let [sum, reached] = [0n, 0n];
    const shares = tallies.map((tally, place): PoolShare => {
        sum += tally;
        const before = reached;
        reached = total === 0n || !hasQuorum ? 0n : (epoch.budget * sum) / total;
        const share = reached - before;
        const isCapped = share > cap;
        const settled = epoch.state === EpochState.Settled ? epoch.shares[place] : undefined;
        const part = total === 0n ? 0 : Number((tally * 1_000_000n) / total) / 1_000_000;
        return { votes: tally / VOTE, part, amount: settled ?? (isCapped ? cap : share), isCapped };
    });
    const given = shares.reduce((all, { amount }) => all + amount, 0n);
    return { shares, votes: total / VOTE, hasQuorum, rollover: epoch.budget - given };
}
