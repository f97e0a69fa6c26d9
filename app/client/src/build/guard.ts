/** Guards: what must still be true when a transaction lands. */
import { unwrapOption, type Address, type Instruction } from '@solana/kit';
import { getGuardInstruction } from '../generated/acequia/instructions/guard.js';
import { getSettlePoolInstruction } from '../generated/acequia/instructions/settlePool.js';
import { StreamKind } from '../generated/acequia/types/streamKind.js';
import type { Fact, FactArgs } from '../generated/acequia/types/fact.js';
import { isPaused, type PoolStream } from '../read/pools.js';
import { authorityOf } from './pool.js';
import { endsAt } from '../rules/schedule.js';
import { NOBODY } from '../system.js';
import type { PoolAccount, PositionAccount } from '../types.js';

/** On chain, nobody. */

/** Goes before what a delay could turn against its signer, in one transaction, which fails whole unless
 *  it lands before a time and every fact holds. Nobody signs it. */
export function guard(input: {
    readonly pool: Address;
    /** What facts about a position are about. */
    readonly position?: Address | undefined;
    /** By when it must land [unix s]; any time unless named. */
    readonly before?: bigint | undefined;
    readonly facts?: readonly FactArgs[] | undefined;
}): Instruction[] {
    const { pool, position, before = 0n, facts = [] } = input;
    const accounts = position ? { pool, position } : { pool };
    return [getGuardInstruction({ ...accounts, before, facts: [...facts] })];
}

/** That a stream is the one that was seen, committed and streaming as long or longer. A flow's end
 *  moves, so it may be a twentieth of its window earlier. */
export function asSeen({ slot, books }: PoolStream): Fact {
    const { generation, committedUntil, kind, window } = books;
    const leeway = kind === StreamKind.Curve ? 0n : window / 20n;
    const end = endsAt(books.schedule) - leeway;
    return { __kind: 'Stream', slot, generation, committedUntil, endsAt: end > 0n ? end : 0n };
}

/** What a signer saw: what a page showed, and not what is read when it is built. */
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

/**
 * Goes before what binds its signer for longer than a transaction, and rests on what somebody else can change
 * until it lands: a stake that a lock holds, a lock, a gift, a funder's promise, a right that is taken over or
 * given up, the program that votes go to. It fails whole unless what was seen is still so.
 *
 * Not before what its signer can undo at once, nor before what takes out what is theirs.
 */
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

const factsIf = (is: boolean | undefined, fact: FactArgs): FactArgs[] => (is ? [fact] : []);

const lockedAtMost = ({ data }: PositionAccount): FactArgs => ({
    __kind: 'LockEnd',
    atMost: data.stake.lockEnd,
});

/** Settles every stream of a pool to this second. Anyone may; no position is touched. Before an
 *  emergency exit it leaves nothing to give up. */
export const settlePool = (pool: PoolAccount): Instruction[] => [
    getSettlePoolInstruction({ pool: pool.address }),
];
