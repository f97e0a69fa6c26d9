/** What a stake would earn until a moment, by the rules that the chain pays by: as if it came in now, and
 *  everybody else stayed as they are. */
import { isPenaltyFlow, rules, streamsOf, type PoolAccount } from '@acequia/client';
import { sumByToken, type TokenSum } from './pending';
import { penaltyLast } from './penaltyLast';

/** A stake that could be. */
export interface Stake {
    /** [base units] */
    readonly units: bigint;
    /** For how long it is locked [s]; 0 is not at all. */
    readonly lockFor: number;
}

/** The weight that such a stake begins with. */
export const weightOf = ({ data: { lock } }: PoolAccount, { units, lockFor }: Stake): bigint =>
    lockFor > 0 ? rules.lockedWeight(lock, units, BigInt(lockFor)) : units;

type Books = rules.PoolBooks;
type Checkpoints = readonly Parameters<typeof rules.settle>[0][];

/** What it would be paid by `until`, by token; what early leaves cost last. A lock weighs until it ends. */
export function wouldEarn(
    pool: PoolAccount,
    stake: Stake,
    { now, until }: { now: bigint; until: bigint },
): TokenSum[] {
    const begun = rules.settledTo(pool.data, now);
    const weight = weightOf(pool, stake);
    const joined: Books = changed(begun, weight);
    const started = begun.streams.map(({ books: { generation, index } }) => ({
        generation,
        index,
        owed: 0n,
    }));
    const lockEnd = now + BigInt(stake.lockFor);
    const turn = stake.lockFor > 0 && lockEnd < until ? lockEnd : until;
    const locked = earned(joined, started, { weight, until: turn });
    const freed = changed(locked.books, stake.units - weight);
    const { books, checkpoints } = earned(freed, locked.checkpoints, {
        weight: stake.units,
        until,
    });
    const owed = penaltyLast(
        streamsOf(pool).map((stream) => {
            const { slot, mint, decimals } = stream;
            const units = rules.wholeOwed(checkpoints[slot]!, books.streams[slot]!.books);
            return { mint, decimals, units, isPenalty: isPenaltyFlow(stream) };
        }),
    );
    return sumByToken(owed).filter(({ units }) => units > 0n);
}

const changed = (books: Books, by: bigint): Books => ({
    ...books,
    totals: { ...books.totals, weight: books.totals.weight + by },
});

function earned(
    before: Books,
    checkpoints: Checkpoints,
    { weight, until }: { weight: bigint; until: bigint },
) {
    const books = rules.settledTo(before, until);
    const settled = checkpoints.map((one, slot) =>
        rules.settle(one, books.streams[slot]!.books, weight),
    );
    return { books, checkpoints: settled };
}
