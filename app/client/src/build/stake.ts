/** Staking: into a position that is there, or into a new one. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { getOpenPositionInstruction } from '../generated/acequia/instructions/openPosition.js';
import { getStakeInstruction } from '../generated/acequia/instructions/stake.js';
import { findPositionPda } from '../generated/acequia/pdas/position.js';
import { badInput } from '../explain/failure.js';
import type { StakeTarget } from '../read/positions.js';
import type { PoolAccount } from '../types.js';
import { lockOrder } from './lock.js';
import { principalOf, requireAmount, requireTogether, stakeAccountOf } from './principal.js';
import { tokenAccount } from './tokens.js';

export type StakeInput = StakeTarget & {
    readonly pool: PoolAccount;
    /** Signs for the tokens; opens the position where there is none. */
    readonly owner: TransactionSigner;
    /** What to send [base units]. Credited is what arrives. */
    readonly amount: bigint;
    /** Pays the rent of a new position and gets it back when it is closed. The owner unless
     *  named. */
    readonly payer?: TransactionSigner | undefined;
    /** Whose a new position is to be. The owner unless named. */
    readonly beneficiary?: Address | undefined;
    /** The token account to take from. The owner's canonical one unless named. */
    readonly source?: Address | undefined;
    /** Locks all of the position until then [unix s], which its owner alone can sign. */
    readonly lockEnd?: bigint | undefined;
};

/**
 * Stakes tokens. `findStakeTarget` says where: in the owner's position, or in a new one.
 *
 * ```ts
 * const target = await findStakeTarget(rpc, { pool: pool.address, owner: me.address });
 * const instructions = await stake({ pool, owner: me, amount: 25_000_000n, ...target });
 * ```
 */
export async function stake(input: StakeInput): Promise<Instruction[]> {
    const { pool, owner } = input;
    const principal = principalOf(pool);
    const amount = requireAmount(input.amount);
    const source = input.source ?? (await tokenAccount(stakeAccountOf(pool, owner.address)));
    const { position, opening } = await targetOf(input);
    const accounts = { depositor: owner, pool: pool.address, position, source };
    const staking = getStakeInstruction({ ...accounts, ...principal, amount });
    return [...opening, staking, ...lockingOf(input, position)];
}

function lockingOf(input: StakeInput, position: Address): Instruction[] {
    const { pool, owner, beneficiary = owner.address, lockEnd } = input;
    if (lockEnd === undefined) return [];
    if (beneficiary === owner.address) return [lockOrder(pool, { owner, position, lockEnd })];
    throw badInput(
        'The position is to be another’s, and only its owner can lock it.',
        'Stake without a lock.',
    );
}

export interface OpenInput {
    readonly pool: Address;
    /** Signs; a seed of the position's address. */
    readonly opener: TransactionSigner;
    /** Tells apart the positions that one opener opens. */
    readonly index: number;
    /** Pays the rent and gets it back. The opener unless named. */
    readonly payer?: TransactionSigner | undefined;
    /** Who may unstake and claim. The opener unless named. */
    readonly owner?: Address | undefined;
}

/** Opens an empty position. */
export async function openPosition(
    input: OpenInput,
): Promise<{ position: Address; instructions: Instruction[] }> {
    const { pool, opener, index, payer = opener, owner = opener.address } = input;
    const [position] = await findPositionPda({ pool, opener: opener.address, index });
    const opening = getOpenPositionInstruction({ opener, payer, pool, position, index, owner });
    return { position, instructions: [opening] };
}

async function targetOf(input: StakeInput): Promise<{ position: Address; opening: Instruction[] }> {
    if (input.position) {
        requireTogether({ pool: input.pool, position: input.position });
        return { position: input.position.address, opening: [] };
    }
    const { pool, owner: opener, payer, beneficiary: owner, index } = input;
    const opened = await openPosition({ pool: pool.address, opener, payer, owner, index });
    return { position: opened.position, opening: opened.instructions };
}
