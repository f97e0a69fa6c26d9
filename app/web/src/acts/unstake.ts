import {
    emergencyExit,
    isDelegated,
    NATIVE_MINT,
    receivingSol,
    requirePayable,
    stakeAccountOf,
    unstake,
    type Holding,
    type PayInto,
    type PayTo,
} from '@acequia/client';
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import type { Action } from '../transact/action';
import { fresh, type Rpc } from './fresh';

/** Takes an amount out [base units]. `said` is the amount in words. */
export function unstakeAction(
    rpc: Rpc,
    input: { holding: Holding; amount: bigint; said: string },
    onDone?: () => void,
): Action {
    return {
        ...(onDone && { onDone }),
        title: `Unstake ${input.said}`,
        notes: ['Rewards owed so far stay owed. Claim them whenever you like.'],
        build: async (owner, payInto, payer) => {
            const leaving = await freshToLeave(rpc, input.holding, owner.address, payInto);
            const unstaking = await unstake({ ...leaving, owner, payer, amount: input.amount });
            return [await asSol(rpc, leaving, owner, unstaking)];
        },
    };
}

/** Takes everything out without running a stream. */
export function emergencyExitAction(rpc: Rpc, holding: Holding, gives: string): Action {
    return {
        title: 'Emergency exit',
        notes: [`This gives up ${gives}, for good. What was owed before that stays owed.`],
        build: async (owner, payInto, payer) => {
            const leaving = await freshToLeave(rpc, holding, owner.address, payInto);
            const leave = await emergencyExit({ ...leaving, owner, payer });
            return [await asSol(rpc, leaving, owner, leave)];
        },
    };
}

/** With what unwraps it, where SOL leaves for the owner's own account. */
async function asSol(
    rpc: Rpc,
    { pool, destination }: Holding & { readonly destination: PayTo | undefined },
    owner: TransactionSigner,
    leaving: readonly Instruction[],
): Promise<Instruction[]> {
    const unwraps = pool.data.stakeMint === NATIVE_MINT && !destination;
    return unwraps ? receivingSol(rpc, { owner }, leaving) : [...leaving];
}

/** A position and its pool, read anew, and where its principal goes. Throws a `ClientFailure` where that
 *  would be an account that is not the owner's any more, or can take nothing. */
export async function freshToLeave(
    rpc: Rpc,
    of: Holding,
    owner: Address,
    payInto: PayInto,
): Promise<Holding & { readonly destination: PayTo | undefined }> {
    const holding = await fresh(rpc, of);
    const { pool, position } = holding;
    const destination = payInto.get(pool.data.stakeMint);
    const pays = position.data.stake.amount > 0n && !isDelegated(pool);
    if (pays && !destination) await requirePayable(rpc, [stakeAccountOf(pool, owner)]);
    return { ...holding, destination };
}
