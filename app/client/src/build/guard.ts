/** Guards: what must still be true when a transaction lands. */
import type { Address, Instruction } from '@solana/kit';
import { getGuardInstruction } from '../generated/acequia/instructions/guard.js';
import { getSettlePoolInstruction } from '../generated/acequia/instructions/settlePool.js';
import { StreamKind } from '../generated/acequia/types/streamKind.js';
import type { Fact, FactArgs } from '../generated/acequia/types/fact.js';
import type { PoolStream } from '../read/pools.js';
import { endsAt } from '../rules/schedule.js';
import type { PoolAccount } from '../types.js';

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

/** Settles every stream of a pool to this second. Anyone may; no position is touched. Before an
 *  emergency exit it leaves nothing to give up. */
export const settlePool = (pool: PoolAccount): Instruction[] => [
    getSettlePoolInstruction({ pool: pool.address }),
];
