/** From a wallet to a stake, locked if its owner wants, in one transaction. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import type { StakeTarget } from '../read/positions.js';
import { fetchSource, type HoldingsRpc } from '../read/sources.js';
import type { PoolAccount, PositionAccount, ReadRpc } from '../types.js';
import { whileSeen } from './guard.js';
import { payingStreams } from './lock.js';
import { NATIVE_MINT, spendingSol } from './nativeSol.js';
import { stakeAccountOf } from './principal.js';
import { stake } from './stake.js';

export interface BeginInput {
    /** As it was seen: it fails whole where pool, hook or rewards have changed to the cost of who locks. */
    readonly pool: PoolAccount;
    readonly owner: TransactionSigner;
    /** What to send [base units]. Credited is what arrives. */
    readonly amount: bigint;
    /** A position that is there, or a new one (`findStakeTarget` says which). */
    readonly target: StakeTarget;
    /** The position as it was seen. The target's own unless named. */
    readonly seen?: PositionAccount | undefined;
    /** Locks all of the position until then [unix s]. */
    readonly lockEnd?: bigint | undefined;
    /** Pays rent and gets it back. The owner unless named. */
    readonly payer?: TransactionSigner | undefined;
    /** The token account to take from. One that holds enough unless named. */
    readonly source?: Address | undefined;
}

/**
 * Opens a position where there is none, stakes, and locks where an end is named; SOL is wrapped for it. All of
 * it in one transaction of either version, or nothing.
 *
 * ```ts
 * const target = await findStakeTarget(rpc, { pool: pool.address, owner: me.address });
 * const lockEnd = (await fetchNow(rpc)) + 30n * 86_400n;
 * const instructions = await begin(rpc, { pool, owner: me, amount: 2_000_000_000n, target, lockEnd });
 * ```
 */
export async function begin(rpc: HoldingsRpc & ReadRpc, input: BeginInput): Promise<Instruction[]> {
    const { pool, owner, payer, amount, target, lockEnd } = input;
    const counted = lockEnd !== undefined && { hook: true, streams: payingStreams(pool) };
    const guarding = whileSeen({ pool, position: input.seen ?? target.position, ...counted });
    const usual = () => fetchSource(rpc, stakeAccountOf(pool, owner.address), amount);
    const source = input.source ?? (await usual());
    const staking = await stake({ pool, owner, payer, amount, source, lockEnd, ...target });
    const isSol = pool.data.stakeMint === NATIVE_MINT;
    const paid = isSol ? await spendingSol(rpc, { owner, payer }, amount, staking) : staking;
    return [...guarding, ...paid];
}
