import { setOperator, type Holding, type OperatorRight } from '@acequia/client';
import type { Address } from '@solana/kit';
import type { Action } from '../transact/action';

/** What an operator may do, in words. */
export const RIGHTS: Record<OperatorRight, string> = {
    claim: 'claim to your own token accounts',
    compound: 'compound and reinvest, where no lock runs',
    vote: 'vote, which holds stake for 14 days at most',
};

/** Lets a key or a program do some things for the owner, or nobody any more. */
export function operatorAction(
    { position }: Holding,
    operator?: { address: Address; may: readonly OperatorRight[] },
): Action {
    return {
        title: operator ? 'Name an operator' : 'Remove the operator',
        notes: operator
            ? [`It may ${operator.may.map((right) => RIGHTS[right]).join('; ')}.`]
            : ['Nobody may act for you any more.'],
        build: async (owner) => [setOperator({ position, owner, ...(operator && { operator }) })],
    };
}
