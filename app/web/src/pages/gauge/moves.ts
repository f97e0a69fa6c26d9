/** What a vote moves: how an epoch's budget would be split with it, beside how it would without. */
import { gauges } from '@acequia/client';
import type { Address } from '@solana/kit';
import type { Voter } from './queries';

const DAY = 86_400n;

/** What a pool gets a day in the epoch that is voted on [base units, rounded down]. */
export interface Move {
    readonly pool: Address;
    /** With the vote. */
    readonly gets: bigint;
    /** More than without it; less where negative. */
    readonly more: bigint;
}

/** By the places of the epoch's pools, if nobody else voted any more. */
export function movesOf(
    epoch: gauges.EpochAccount,
    voters: readonly Voter[],
    split: gauges.Split,
): Move[] {
    const { books } = epoch.data;
    const cast = voters.flatMap(({ vote }) => vote ?? []);
    const next = voters.map((voter) => gauges.voteOf(voter, epoch, split));
    const sharesOf = (instead: typeof next) =>
        gauges.allocation(gauges.recast(books, { without: cast, instead })).shares;
    const [without, withIt] = [sharesOf([]), sharesOf(next)];
    const { start, boundary } = books.window;
    const aDay = (units: bigint) => (units * DAY) / (boundary - start);
    return gauges.poolsOf(epoch).map((pool, place) => {
        const [before, gets] = [without[place]!.amount, withIt[place]!.amount];
        return { pool, gets: aDay(gets), more: aDay(gets - before) };
    });
}

/** What part of all votes some positions would have, of those that would vote, from 0 to 1. */
export function partOfVotes(
    epoch: gauges.EpochAccount,
    voters: readonly Voter[],
    some: readonly Voter[] = voters,
): number {
    const cast = voters.flatMap(({ vote }) => vote ?? []);
    const others = gauges.allocation(
        gauges.recast(epoch.data.books, { without: cast, instead: [] }),
    ).votes;
    const votesOf = (of: readonly Voter[]) =>
        of.reduce((sum, voter) => sum + gauges.votesOf(voter, epoch), 0n);
    const own = votesOf(some);
    return own === 0n ? 0 : Number(own) / Number(votesOf(voters) + others);
}
