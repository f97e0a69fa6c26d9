/** Taking principal out. Rewards owed stay owed. */
import type { Instruction, TransactionSigner } from '@solana/kit';
import { getClosePositionInstruction } from '../generated/acequia/instructions/closePosition.js';
import { getEmergencyExitInstruction } from '../generated/acequia/instructions/emergencyExit.js';
import { getUnstakeInstruction } from '../generated/acequia/instructions/unstake.js';
import type { Holding } from '../types.js';
import { destinationOf, principalOf, requireAmount, requireTogether } from './principal.js';
import type { PayTo } from './tokens.js';

/** Principal on its way out. */
export interface ExitInput extends Holding {
    /** Signs: the position's owner. */
    readonly owner: TransactionSigner;
    /** Pays for a missing token account. The owner unless named. */
    readonly payer?: TransactionSigner | undefined;
    /** Any token account of the stake mint, or a wallet. The owner's canonical account unless named. */
    readonly destination?: PayTo | undefined;
}

/** Takes out any part of the principal, all of it unless an amount is named [base units].
 *  Closing as well is `closePosition`, or `leave` which claims before it closes. */
export async function unstake(
    input: ExitInput & { readonly amount?: bigint | undefined },
): Promise<Instruction[]> {
    requireTogether(input);
    const { pool, position, owner } = input;
    const amount = requireAmount(input.amount ?? position.data.stake.amount);
    const { destination, making } = await destinationOf(input);
    const accounts = { owner, pool: pool.address, position: position.address, destination };
    return [...making, getUnstakeInstruction({ ...accounts, ...principalOf(pool), amount })];
}

/** Takes out all principal without running a single stream, for a pool in which something is
 *  broken. Forfeits only what had accrued since the pool's last update, to those who stay. A delegated
 *  pool has none: what is deposited elsewhere leaves there. */
export async function emergencyExit(input: ExitInput): Promise<Instruction[]> {
    requireTogether(input);
    const { pool, position, owner } = input;
    const accounts = { owner, pool: pool.address, position: position.address };
    const principal = principalOf(pool);
    const { destination, making } = await destinationOf(input);
    return [...making, getEmergencyExitInstruction({ ...accounts, ...principal, destination })];
}

/** Closes an empty position; its rent goes back to whoever paid it. Whole units that are still
 *  owed must be claimed first, unless its owner gives them up to those who stay, by `forfeit`. */
export function closePosition(
    input: Holding & {
        /** Signs: the position's owner; in a pool that has closed for good, also who may close that. */
        readonly closer: TransactionSigner;
        readonly forfeit?: boolean | undefined;
    },
): Instruction[] {
    requireTogether(input);
    const { pool, position, closer, forfeit = false } = input;
    const accounts = { closer, pool: pool.address, position: position.address };
    const { rentPayer } = position.data;
    return [getClosePositionInstruction({ ...accounts, rentPayer, forfeit })];
}
