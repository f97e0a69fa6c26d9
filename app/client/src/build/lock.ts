/** Locks: taken for more weight, released when they end, left early where the pool offers it. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { getLeaveLockEarlyInstruction } from '../generated/acequia/instructions/leaveLockEarly.js';
import { getLockPositionInstruction } from '../generated/acequia/instructions/lockPosition.js';
import { getReleaseLockInstruction } from '../generated/acequia/instructions/releaseLock.js';
import { badInput } from '../explain/failure.js';
import { isPenaltyFlow, streamsOf, type PoolStream } from '../read/pools.js';
import { isFinished } from '../rules/schedule.js';
import type { Holding, PoolAccount } from '../types.js';
import { destinationOf, principalOf, requireAmount, requireTogether } from './principal.js';
import type { ExitInput } from './unstake.js';

/** Locks all of a position's principal until `lockEnd` [unix s], for more weight; an end beyond the
 *  pool's longest lock is taken as the longest. Nothing else can keep an LP from their principal, and
 *  only they can sign it. */
export function lockPosition(
    input: Holding & { readonly owner: TransactionSigner; readonly lockEnd: bigint },
): Instruction[] {
    requireTogether(input);
    const { pool, position, owner, lockEnd } = input;
    return [lockOrder(pool, { owner, position: position.address, lockEnd })];
}

/** The same of a position that may not be there yet. */
export function lockOrder(
    pool: PoolAccount,
    of: { owner: TransactionSigner; position: Address; lockEnd: bigint },
): Instruction {
    if (pool.data.lock.maxSeconds === 0) {
        throw badInput('The pool offers no locks.', 'Stake without one.');
    }
    return getLockPositionInstruction({ pool: pool.address, ...of });
}

/** The streams that somebody counts on who locks: those that still pay, but what early leaves cost. */
export const payingStreams = (pool: PoolAccount): PoolStream[] =>
    streamsOf(pool).filter(
        (stream) => !isPenaltyFlow(stream) && !isFinished(stream.books.schedule),
    );

/** Resets the weight of a position whose lock has ended, as whatever touches it does. Anyone may. */
export function releaseLock(input: Holding): Instruction[] {
    requireTogether(input);
    const { pool, position } = input;
    return [getReleaseLockInstruction({ pool: pool.address, position: position.address })];
}

/** The flow that takes what leaving locks early costs; none where locks cannot be left. */
export const penaltyFlow = (pool: PoolAccount): PoolStream | undefined =>
    streamsOf(pool).find(isPenaltyFlow);

/** Takes principal out of a running lock, all of it unless an amount is named [base units, the
 *  penalty included]. `rules.earlyLeaveCost` says what it costs. */
export async function leaveLockEarly(
    input: ExitInput & { readonly amount?: bigint | undefined },
): Promise<Instruction[]> {
    requireTogether(input);
    const { pool, position, owner } = input;
    const flow = penaltyFlow(pool);
    if (!flow) {
        throw badInput('Locks of this pool cannot be left early.', 'Wait until the lock ends.');
    }
    const { destination, making } = await destinationOf(input);
    const leaving = getLeaveLockEarlyInstruction({
        owner,
        pool: pool.address,
        position: position.address,
        destination,
        penaltyVault: flow.vault,
        amount: requireAmount(input.amount ?? position.data.stake.amount),
        ...principalOf(pool),
    });
    return [...making, leaving];
}
