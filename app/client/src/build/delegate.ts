/** Stakes that a delegate sets, in a pool that holds no principal. */
import {
    getU64Decoder,
    type Instruction,
    type ReadonlyUint8Array,
    type TransactionSigner,
} from '@solana/kit';
import { getSetStakeInstruction } from '../generated/acequia/instructions/setStake.js';
import { badInput } from '../explain/failure.js';
import { isDelegated } from '../read/pools.js';
import type { Holding } from '../types.js';
import { requireTogether } from './principal.js';

/** Says what a position of a delegated pool holds. Never fails for a decrease; an increase that a
 *  cap, a pause or the bound on weight does not allow changes nothing: see `stakeSet`. */
export function setStake(
    input: Holding & { readonly delegate: TransactionSigner; readonly amount: bigint },
): Instruction[] {
    requireTogether(input);
    const { pool, position, delegate, amount } = input;
    if (!isDelegated(pool)) {
        throw badInput('The pool is not delegated.', 'Stake and unstake in it.');
    }
    const accounts = { delegate, pool: pool.address, position: position.address };
    return [getSetStakeInstruction({ ...accounts, amount })];
}

/** What `set_stake` says by its return data: what the position holds since. */
export const stakeSet = (returned: ReadonlyUint8Array): bigint => getU64Decoder().decode(returned);
