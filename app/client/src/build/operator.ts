/** Whom an owner lets do some things for them. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { getSetOperatorInstruction } from '../generated/acequia/instructions/setOperator.js';
import type { Holding, PositionAccount } from '../types.js';
import { NOBODY } from '../system.js';

/** What an operator may do, as bits. */
export const OPERATOR_RIGHTS = {
    /** Claim to the owner's canonical accounts. */
    claim: 1,
    /** Compound and reinvest, into unlocked positions of the owner that name it. */
    compound: 2,
    /** Cast and withdraw votes. */
    vote: 4,
} as const;

export type OperatorRight = keyof typeof OPERATOR_RIGHTS;

/** What the operator of a position may do; nothing where it has none. */
export function operatorRights({ data }: PositionAccount): OperatorRight[] {
    const all = Object.keys(OPERATOR_RIGHTS) as OperatorRight[];
    return all.filter((right) => (data.rights & OPERATOR_RIGHTS[right]) !== 0);
}

/** Names who may do some things for the owner, in place of whom was named before; or, without an
 *  operator, nobody. Nothing it does pays anybody but the owner. */
export function setOperator(
    input: Pick<Holding, 'position'> & {
        readonly owner: TransactionSigner;
        readonly operator?: { readonly address: Address; readonly may: readonly OperatorRight[] };
    },
): Instruction[] {
    const { position, owner, operator } = input;
    const rights = operator?.may.reduce((bits, right) => bits | OPERATOR_RIGHTS[right], 0) ?? 0;
    const accounts = { owner, position: position.address };
    const named = operator?.address ?? NOBODY;
    return [getSetOperatorInstruction({ ...accounts, operator: named, rights })];
}
