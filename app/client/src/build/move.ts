/** Principal from one pool to another of the same stake mint, and positions to other owners. */
import type { Instruction, TransactionSigner } from '@solana/kit';
import { getMoveStakeInstruction } from '../generated/acequia/instructions/moveStake.js';
import { getSetPushClaimsInstruction } from '../generated/acequia/instructions/setPushClaims.js';
import { getTransferPositionInstruction } from '../generated/acequia/instructions/transferPosition.js';
import { badInput } from '../explain/failure.js';
import type { StakeTarget } from '../read/positions.js';
import type { Holding, PoolAccount } from '../types.js';
import { principalOf, requireAmount, requireTogether } from './principal.js';
import { openPosition } from './stake.js';

export interface MoveInput {
    /** Signs; owns both positions. */
    readonly owner: TransactionSigner;
    readonly from: Holding;
    /** What to enter: a position that is there, or a new one (`findStakeTarget` says which). */
    readonly to: StakeTarget & { readonly pool: PoolAccount };
    /** What to move [base units]. All unless named. */
    readonly amount?: bigint | undefined;
    /** Pays the rent of a new position. The owner unless named. */
    readonly payer?: TransactionSigner | undefined;
}

/** Moves principal to the owner's position in another pool of the same stake mint. */
export async function moveStake(input: MoveInput): Promise<Instruction[]> {
    const { owner, from, to, payer } = input;
    requireTogether(from);
    const [leaving, entering] = [principalOf(from.pool), principalOf(to.pool)];
    if (leaving.stakeMint !== entering.stakeMint) {
        throw badInput(
            `The pools stake different mints: ${leaving.stakeMint} and ${entering.stakeMint}.`,
            'Move between pools of one mint, or unstake.',
        );
    }
    const { position, opening } = await entrance(to, owner, payer);
    const move = getMoveStakeInstruction({
        owner,
        fromPool: from.pool.address,
        fromPosition: from.position.address,
        fromVault: leaving.stakeVault,
        toPool: to.pool.address,
        toPosition: position,
        toVault: entering.stakeVault,
        stakeMint: leaving.stakeMint,
        tokenProgram: leaving.tokenProgram,
        amount: requireAmount(input.amount ?? from.position.data.stake.amount),
    });
    return [...opening, move];
}

/** Hands a position and all it is owed to a new owner. Both sign; votes must be withdrawn. */
export function transferPosition(
    input: Holding & { readonly owner: TransactionSigner; readonly newOwner: TransactionSigner },
): Instruction[] {
    requireTogether(input);
    const { pool, position, owner, newOwner } = input;
    const accounts = { pool: pool.address, position: position.address };
    return [getTransferPositionInstruction({ owner, newOwner, ...accounts })];
}

/** Allows anyone, or nobody any more, to push claims to the owner's canonical accounts. */
export function setPushClaims(
    input: Pick<Holding, 'position'> & {
        readonly owner: TransactionSigner;
        readonly allowed: boolean;
    },
): Instruction[] {
    const { position, owner, allowed } = input;
    return [getSetPushClaimsInstruction({ owner, position: position.address, allowed })];
}

/** The position to add to, and what opens it where there is none. */
export async function entrance(
    to: MoveInput['to'],
    opener: TransactionSigner,
    payer: TransactionSigner | undefined,
) {
    if (to.position) {
        requireTogether({ pool: to.pool, position: to.position });
        return { position: to.position.address, opening: [] };
    }
    const opened = await openPosition({ pool: to.pool.address, opener, payer, index: to.index });
    return { position: opened.position, opening: opened.instructions };
}
