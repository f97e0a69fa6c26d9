/** Pools: created on terms that never change, and closed when they are empty. */
import { unwrapOption, type Address, type Instruction, type TransactionSigner } from '@solana/kit';
import { getAnnounceClosingInstruction } from '../generated/acequia/instructions/announceClosing.js';
import { getClosePoolInstruction } from '../generated/acequia/instructions/closePool.js';
import {
    getCreatePoolInstructionAsync,
    type CreatePoolInstructionDataArgs,
} from '../generated/acequia/instructions/createPool.js';
import { findPagePda } from '../generated/acequia/pdas/page.js';
import { getWindDownPoolInstruction } from '../generated/acequia/instructions/windDownPool.js';
import { findPoolPda } from '../generated/acequia/pdas/pool.js';
import { findRewardVaultPda } from '../generated/acequia/pdas/rewardVault.js';
import type { CapTermsArgs } from '../generated/acequia/types/capTerms.js';
import { badInput } from '../explain/failure.js';
import { isDelegated } from '../read/pools.js';
import { BPS } from '../rules/lock.js';
import { PENALTY_SLOT } from '../rules/pool.js';
import type { PoolAccount } from '../types.js';
import { principalOf, stakeAccountOf } from './principal.js';
import { paidTo, tokenProgram, type MintOf, type PayTo } from './tokens.js';

/** What locking earns, and what leaving a lock early costs. */
export type LockTerms = Pick<
    CreatePoolInstructionDataArgs,
    'maxSeconds' | 'maxMultiplierBps' | 'earlyLeaveBps'
>;

/** The terms of a new pool. Lock rule, accepted risks and capacity never change. */
export interface PoolTerms {
    /** Becomes the pool's authority. */
    readonly creator: TransactionSigner;
    /** Pays the rent. The creator unless named. */
    readonly payer?: TransactionSigner | undefined;
    readonly stake: MintOf;
    /** Tells apart the pools of one creator and mint. */
    readonly id: number;
    /** How many streams it has room for, 1 to 16; where locks can be left early, at least 2, of which
     *  the penalty flow is the first. */
    readonly capacity: number;
    /** May add streams. The creator unless named. */
    readonly rewardManager?: Address | undefined;
    /** No locks unless named. */
    readonly lock?: LockTerms | undefined;
    /** No caps unless named [base units]. */
    readonly caps?: CapTermsArgs | undefined;
    /** Powers over mints that are accepted by name: see `RISKS`. None unless named. */
    readonly acceptedRisks?: number | undefined;
}

const NO_LOCKS: LockTerms = { maxSeconds: 0, maxMultiplierBps: Number(BPS), earlyLeaveBps: 0 };
const NO_CAPS = { pool: 0n, position: 0n };

/** Creates a pool. `pool` is its address from then on. */
export async function createPool(
    terms: PoolTerms,
): Promise<{ pool: Address; instructions: Instruction[] }> {
    const { creator, payer = creator, stake, id, capacity, lock = NO_LOCKS } = terms;
    const stakeMint = stake.mint;
    const [pool] = await findPoolPda({ creator: creator.address, stakeMint, id });
    const creation = await getCreatePoolInstructionAsync({
        creator,
        payer,
        pool,
        stakeMint,
        penaltyVault: await penaltyVaultOf(pool, terms),
        tokenProgram: tokenProgram(stake.kind),
        id,
        capacity,
        rewardManager: terms.rewardManager ?? creator.address,
        ...lock,
        caps: terms.caps ?? NO_CAPS,
        acceptedRisks: terms.acceptedRisks ?? 0,
    });
    return { pool, instructions: [creation] };
}

/** The vault of the penalty flow, which is made with a pool whose locks can be left early. */
async function penaltyVaultOf(
    pool: Address,
    { stake, capacity, lock = NO_LOCKS }: PoolTerms,
): Promise<Address | undefined> {
    if (lock.earlyLeaveBps === 0) return undefined;
    if (capacity < 2) {
        throw badInput(
            'A pool whose locks can be left early has a penalty flow, which takes a slot.',
            'Choose a capacity of at least 2.',
        );
    }
    const [vault] = await findRewardVaultPda({ pool, mint: stake.mint, slot: PENALTY_SLOT });
    return vault;
}

/** What whoever may close a pool does to it. */
interface OfPool {
    readonly pool: PoolAccount;
    /** Signs: the authority, or the creator where it was renounced. */
    readonly closer: TransactionSigner;
}

/** Announces that a pool is to close for good, 14 days later or whenever nobody is staked after that;
 *  takes it back where `announced` is false. See `closingOf`. */
export function announceClosing(
    input: OfPool & { readonly announced?: boolean | undefined },
): Instruction[] {
    const { pool, closer, announced = true } = input;
    return [getAnnounceClosingInstruction({ closer, pool: pool.address, announced })];
}

/** Closes a pool for good whose closing is due and in which nobody is staked. It takes nothing in from
 *  then on: its streams can be wound down by anyone, what it owes can be pushed by anyone, and its
 *  closer may close positions that are owed nothing whole. */
export function windDownPool({ pool, closer }: OfPool): Instruction[] {
    return [getWindDownPoolInstruction({ closer, pool: pool.address })];
}

/** Closes an empty pool; its rent goes to its creator. What was donated to the stake vault goes
 *  to a token account of the creator's, the canonical one unless named. */
export async function closePool(
    input: OfPool & {
        readonly surplusDestination?: PayTo | undefined;
        /** Pays for a missing token account. The closer unless named. */
        readonly payer?: TransactionSigner | undefined;
    },
): Promise<Instruction[]> {
    const { pool, closer, payer = closer } = input;
    const { creator } = pool.data;
    const accounts = { closer, pool: pool.address, creator, ...(await pageOf(pool)) };
    if (isDelegated(pool)) return [getClosePoolInstruction(accounts)];
    const usual = stakeAccountOf(pool, creator);
    const { destination, making } = await paidTo(payer, usual, input.surplusDestination);
    const closing = { ...accounts, ...principalOf(pool), surplusDestination: destination };
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
