/** Claiming a reward of the stake mint and staking it, in one. */
import type { Instruction, TransactionSigner } from '@solana/kit';
import { getCompoundInstruction } from '../generated/acequia/instructions/compound.js';
import { badInput } from '../explain/failure.js';
import { streamsOf, type PoolStream } from '../read/pools.js';
import type { Holding, PoolAccount } from '../types.js';
import { principalOf, requireTogether } from './principal.js';

/** The streams of a pool that pay its stake mint, and so can be compounded. */
export function compoundable(pool: PoolAccount): PoolStream[] {
    return streamsOf(pool).filter(({ mint }) => mint === pool.data.stakeMint);
}

/** Claims from the pool's streams of the stake mint and stakes what they pay. All of them unless
 *  slots are named; leave out one that owes nothing, since it fails. The operator may sign in the owner's
 *  place, while no lock runs. */
export function compound(
    input: Holding & { readonly owner: TransactionSigner; readonly slots?: readonly number[] },
): Instruction[] {
    requireTogether(input);
    const { pool, position, owner: signer, slots } = input;
    const streams = compoundable(pool).filter(({ slot }) => slots?.includes(slot) ?? true);
    if (streams.length === 0) {
        throw badInput('No such stream pays the stake mint.', 'Claim, and stake what fits.');
    }
    const accounts = {
        signer,
        pool: pool.address,
        position: position.address,
        ...principalOf(pool),
    };
    return streams.map(({ slot, vault }) =>
        getCompoundInstruction({ ...accounts, rewardVault: vault, slot }),
    );
}
