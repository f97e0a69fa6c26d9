/** Pools: created on terms that never change, and closed when they are empty. */
import { unwrapOption, type Address, type Instruction, type TransactionSigner } from '@solana/kit';
import { getClosePoolInstruction } from '../generated/acequia/instructions/closePool.js';
import { getCreatePoolInstructionAsync } from '../generated/acequia/instructions/createPool.js';
import { findPagePda } from '../generated/acequia/pdas/page.js';
import { findPoolPda } from '../generated/acequia/pdas/pool.js';
import type { CapTermsArgs } from '../generated/acequia/types/capTerms.js';
import type { LockTermsArgs } from '../generated/acequia/types/lockTerms.js';
import { isDelegated } from '../read/pools.js';
import { BPS } from '../rules/lock.js';
import type { PoolAccount } from '../types.js';
import { principalOf, stakeAccountOf } from './principal.js';
import { createTokenAccount, tokenAccount, tokenProgram, type MintOf } from './tokens.js';

/** The terms of a new pool. Lock rule, accepted risks and capacity never change. */
export interface PoolTerms {
    /** Becomes the pool's authority. */
    readonly creator: TransactionSigner;
    /** Pays the rent. The creator unless named. */
    readonly payer?: TransactionSigner | undefined;
    readonly stake: MintOf;
    /** Tells apart the pools of one creator and mint. */
    readonly id: number;
    /** How many streams it has room for, 1 to 16. */
    readonly capacity: number;
    /** May add streams. The creator unless named. */
    readonly rewardManager?: Address | undefined;
    /** No locks unless named. */
    readonly lock?: LockTermsArgs | undefined;
    /** No caps unless named [base units]. */
    readonly caps?: CapTermsArgs | undefined;
    /** Powers over mints that are accepted by name: see `RISKS`. None unless named. */
    readonly acceptedRisks?: number | undefined;
}

const NO_LOCKS = { maxSeconds: 0, maxMultiplierBps: Number(BPS), earlyLeaveBps: 0 };
const NO_CAPS = { pool: 0n, position: 0n };

/** Creates a pool. `pool` is its address from then on. */
export async function createPool(
    terms: PoolTerms,
): Promise<{ pool: Address; instructions: Instruction[] }> {
    const { creator, payer = creator, stake, id, capacity } = terms;
    const stakeMint = stake.mint;
    const [pool] = await findPoolPda({ creator: creator.address, stakeMint, id });
    const creation = await getCreatePoolInstructionAsync({
        creator,
        payer,
        pool,
        stakeMint,
        tokenProgram: tokenProgram(stake.kind),
        id,
        capacity,
        rewardManager: terms.rewardManager ?? creator.address,
        lock: terms.lock ?? NO_LOCKS,
        caps: terms.caps ?? NO_CAPS,
        acceptedRisks: terms.acceptedRisks ?? 0,
    });
    return { pool, instructions: [creation] };
}

/** Closes an empty pool; its rent goes to its creator. What was donated to the stake vault goes
 *  to a token account of the creator's, the canonical one unless named. */
export async function closePool(input: {
    readonly pool: PoolAccount;
    /** Signs: the authority, or the creator where it was renounced. */
    readonly closer: TransactionSigner;
    readonly surplusDestination?: Address | undefined;
}): Promise<Instruction[]> {
    const { pool, closer } = input;
    const { creator } = pool.data;
    const accounts = { closer, pool: pool.address, creator, ...(await pageOf(pool)) };
    if (isDelegated(pool)) return [getClosePoolInstruction(accounts)];
    const account = stakeAccountOf(pool, creator);
    const making = input.surplusDestination ? [] : [await createTokenAccount(closer, account)];
    const surplusDestination = input.surplusDestination ?? (await tokenAccount(account));
    const closing = { ...accounts, ...principalOf(pool), surplusDestination };
    return [...making, getClosePoolInstruction(closing)];
}

/** The page of a pool that has one. */
async function pageOf(pool: PoolAccount): Promise<{ page?: Address }> {
    if (pool.data.pageBump === 0) return {};
    return { page: (await findPagePda({ pool: pool.address }))[0] };
}

/** Who may set caps, the pause and the reward manager; `undefined` where that was given up. */
export function authorityOf(pool: PoolAccount): Address | undefined {
    return unwrapOption(pool.data.authority) ?? undefined;
}
