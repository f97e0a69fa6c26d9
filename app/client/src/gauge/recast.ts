/** An epoch as if some positions had voted otherwise: `crates/acequia-gauge-core/src/record.rs`, in bigint. */
import type { EpochBooks } from '../generated/gauge/types/epochBooks.js';
import type { Vote } from '../generated/gauge/types/vote.js';

/** The books of an epoch with some of its votes taken out of the tallies, and others counted. */
export function recast(
    books: EpochBooks,
    { without, instead }: { without: readonly Vote[]; instead: readonly Vote[] },
): EpochBooks {
    const tallies = books.tallies.map(
        (tally, place) => tally - sumAt(without, place) + sumAt(instead, place),
    );
    return { ...books, tallies };
}

/** What votes add to the tally of a place [2^-32 / 10^4 votes]. */
const sumAt = (votes: readonly Vote[], place: number): bigint =>
    votes.reduce(
        (sum, { weight, power, split }) => sum + weight * power * BigInt(split.bps[place] ?? 0),
        0n,
    );
