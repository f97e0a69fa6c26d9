/** Several positions of one owner in a pool made one. */
import type { Instruction, TransactionSigner } from '@solana/kit';
import { getClosePositionInstruction } from '../generated/acequia/instructions/closePosition.js';
import { getMergePositionsInstruction } from '../generated/acequia/instructions/mergePositions.js';
import { badInput } from '../explain/failure.js';
import type { Holding } from '../types.js';
import { requireTogether } from './principal.js';

/** Puts all that a position holds and is owed into another of the owner's in the pool, which is locked
 *  until the later end of both, and closes the emptied one unless it is to `keep`. What had the earlier
 *  lock is weighed anew by the time left to that end: the whole weighs `leastWeight` at least, or
 *  nothing is done. */
export function mergePositions(
    input: Holding & {
        readonly owner: TransactionSigner;
        readonly into: Holding['position'];
        readonly leastWeight: bigint;
        readonly keep?: boolean | undefined;
    },
): Instruction[] {
    const { pool, position, into, owner, leastWeight, keep = false } = input;
    requireTogether({ pool, position });
    requireTogether({ pool, position: into });
    if (position.address === into.address) {
        throw badInput('A position is not merged with itself.', 'Name two positions of the pool.');
    }
    const merge = getMergePositionsInstruction({
        owner,
        pool: pool.address,
        fromPosition: position.address,
        toPosition: into.address,
        leastWeight,
    });
    if (keep) return [merge];
    const close = getClosePositionInstruction({
        closer: owner,
        pool: pool.address,
        position: position.address,
        rentPayer: position.data.rentPayer,
        forfeit: false,
    });
    return [merge, close];
}
