/**
 * Guards before what binds its signer for longer than a transaction, and rests on what somebody else can
 * change until it lands: a stake that a lock holds, a lock, a gift, a funder's promise, a right that is
 * taken over or given up, the program that votes go to. It fails whole unless what was seen is still so.
 *
 * Not before what its signer can undo at once, nor before what takes out what is theirs.
 */
import {
    asSeen,
    authorityOf,
    guard,
    isPaused,
    isPenaltyFlow,
    rules,
    streamsOf,
    type FactArgs,
    type PoolAccount,
    type PoolStream,
    type PositionAccount,
} from '@acequia/client';
import { address, unwrapOption, type Instruction } from '@solana/kit';

/** On chain, nobody. */
export const NOBODY = address('11111111111111111111111111111111');

/** What the signer saw, on the page and not in what is read when it is built. */
export interface Seen {
    readonly pool: PoolAccount;
    /** By whom it is run, and which program gets its votes. */
    readonly powers?: boolean;
    readonly hook?: boolean;
    readonly pause?: boolean;
    /** Streams that are to be there, and to pay as long as they did. */
    readonly streams?: readonly PoolStream[];
    /** A position that must not be locked for longer. */
    readonly position?: PositionAccount | undefined;
}

/** The guard that goes first. */
export function whileSeen({ pool, position, streams = [], ...of }: Seen): Instruction[] {
    const { createdAt, hook } = pool.data;
    const facts: FactArgs[] = [
        { __kind: 'CreatedAt', createdAt },
        ...factsIf(of.powers, { __kind: 'Authority', authority: authorityOf(pool) ?? NOBODY }),
        ...factsIf(of.powers || of.hook, { __kind: 'Hook', hook: unwrapOption(hook) ?? NOBODY }),
        ...factsIf(of.pause, { __kind: 'Paused', paused: isPaused(pool) }),
        ...streams.map(asSeen),
        ...(position ? [lockedAtMost(position)] : []),
    ];
    return guard({ pool: pool.address, position: position?.address, facts });
}

/** The streams that somebody counts on who locks: those that still pay, but what early leaves cost. */
export const paying = (pool: PoolAccount): PoolStream[] =>
    streamsOf(pool).filter(
        (stream) => !isPenaltyFlow(stream) && !rules.isFinished(stream.books.schedule),
    );

const factsIf = (is: boolean | undefined, fact: FactArgs): FactArgs[] => (is ? [fact] : []);

const lockedAtMost = ({ data }: PositionAccount): FactArgs => ({
    __kind: 'LockEnd',
    atMost: data.stake.lockEnd,
});
