/** Locks: taken for more weight, released when they end, left early where the pool offers it. */
import type { Instruction, TransactionSigner } from '@solana/kit';
import { getLeaveLockEarlyInstruction } from '../generated/acequia/instructions/leaveLockEarly.js';
import { getLockPositionInstruction } from '../generated/acequia/instructions/lockPosition.js';
import { getReleaseLockInstruction } from '../generated/acequia/instructions/releaseLock.js';
import { IdlePolicy } from '../generated/acequia/types/idlePolicy.js';
import { StreamKind } from '../generated/acequia/types/streamKind.js';
import { badInput } from '../explain/failure.js';
import type { PoolStream } from '../read/pools.js';
import type { Holding, PoolAccount } from '../types.js';
import { compoundable } from './compound.js';
import { destinationOf, principalOf, requireAmount, requireTogether } from './principal.js';
import type { ExitInput } from './unstake.js';

/** Locks all of a position's principal for `seconds` from now, for more weight. Nothing else can
 *  keep an LP from their principal, and only they can sign it. */
export function lockPosition(
    input: Holding & { readonly owner: TransactionSigner; readonly seconds: number },
): Instruction[] {
    requireTogether(input);
    const { pool, position, owner, seconds } = input;
    const { maxSeconds } = pool.data.lock;
    if (maxSeconds === 0) {
        throw badInput('The pool offers no locks.', 'Stake without one.');
    }
    if (seconds < 1 || seconds > maxSeconds) {
        throw badInput(
            `A lock of ${seconds} s is out of range.`,
            `The pool's longest is ${maxSeconds} s.`,
        );
    }
    const accounts = { owner, pool: pool.address, position: position.address };
    return [getLockPositionInstruction({ ...accounts, seconds })];
}

/** Resets the weight of a position whose lock has ended. Anyone may. */
export function releaseLock(input: Holding): Instruction[] {
    requireTogether(input);
    const { pool, position } = input;
    return [getReleaseLockInstruction({ pool: pool.address, position: position.address })];
}

/** The flow stream that takes the penalties of a pool; none where locks cannot be left. */
export function penaltyStream(pool: PoolAccount): PoolStream | undefined {
    if (pool.data.lock.earlyLeaveBps === 0) return undefined;
    const flows = compoundable(pool).filter(({ books }) => books.kind === StreamKind.Flow);
    return flows.find(({ books }) => books.idlePolicy === IdlePolicy.Wait);
}

/** Takes principal out of a running lock, all of it unless an amount is named [base units, the
 *  penalty included]. `rules.earlyLeavePenalty` says what it costs. */
export async function leaveLockEarly(
    input: ExitInput & { readonly amount?: bigint | undefined },
): Promise<Instruction[]> {
    requireTogether(input);
    const { pool, position, owner } = input;
    const stream = penaltyStream(pool);
    if (!stream) {
        throw badInput('Locks of this pool cannot be left early.', 'Wait until the lock ends.');
    }
    const { destination, making } = await destinationOf(input);
    const leaving = getLeaveLockEarlyInstruction({
        owner,
        pool: pool.address,
        position: position.address,
        destination,
        rewardVault: stream.vault,
        slot: stream.slot,
        amount: requireAmount(input.amount ?? position.data.stake.amount),
        ...principalOf(pool),
    });
    return [...making, leaving];
}
