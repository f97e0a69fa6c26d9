/** Everything that an owner is owed, in as few transactions as can hold it. */
import {
    fetchEncodedAccounts,
    type Address,
    type AddressesByLookupTableAddress,
    type Instruction,
    type TransactionSigner,
} from '@solana/kit';
import { TokenKind } from '../generated/acequia/types/tokenKind.js';
import { streamsOf, type PoolStream } from '../read/pools.js';
import { pendingRewards } from '../rules/pool.js';
import { isFinished } from '../rules/schedule.js';
import { pack, type RewardStep } from '../send/pack.js';
import type { Holding, ReadRpc } from '../types.js';
import { rewardsTo } from './claim.js';
import { requireTogether } from './principal.js';
import { createTokenAccount } from './tokens.js';

/** At the most, as measured in tests/bench/COMPUTE_UNITS.md with a margin [CU]. */
const CLAIM_ONE = { [TokenKind.SplToken]: 8_000, [TokenKind.Token2022]: 16_000 };
/** The address of a token account takes up to some dozen tries to derive [CU]. */
const MAKE_ACCOUNT = 45_000;

/** What to claim. */
export interface ClaimAllInput {
    readonly holdings: readonly Holding[];
    /** Signs: the owner of all positions. */
    readonly owner: TransactionSigner;
    /** Pays for missing token accounts. The owner unless named. */
    readonly payer?: TransactionSigner | undefined;
    /** The time of the chain [unix s]: streams that owe nothing whole by then are left out. */
    readonly now: bigint;
    /** Token accounts that are there: all others are made. See `existingDestinations`. */
    readonly existing?: ReadonlySet<Address> | undefined;
    /** Reward mints to leave out: frozen or paused ones, say. See `unpayable`. */
    readonly without?: ReadonlySet<Address> | undefined;
    readonly lookupTables?: AddressesByLookupTableAddress | undefined;
    readonly computeUnitPrice?: bigint | undefined;
}

/**
 * Claims all whole units owed to all positions, to the owner's canonical token accounts. Each
 * list is a transaction; there is one unless one cannot hold it all, and none where nothing is
 * owed.
 */
export async function claimAll(input: ClaimAllInput): Promise<Instruction[][]> {
    const { owner, payer = owner, lookupTables, computeUnitPrice } = input;
    return pack({ payer, lookupTables, computeUnitPrice }, await rewardSteps(input));
}

/** The rewards of `claimAll`, one step each. With `emitting`, also those of streams that owe
 *  nothing whole yet, but may by the time the transaction lands. */
export async function rewardSteps(input: ClaimAllInput, emitting = false): Promise<RewardStep[]> {
    const { owner, holdings, existing } = input;
    const steps = await Promise.all(
        holdings.map((holding) => stepsOf(holding, input, owing(holding, input, emitting))),
    );
    const made = new Set(existing);
    return steps.flat().map((step) => {
        if (!made.has(step.reward.destination)) {
            made.add(step.reward.destination);
            return { ...step, computeUnits: step.computeUnits + MAKE_ACCOUNT };
        }
        return { ...step, owner, making: undefined };
    });
}

/** The streams that owe a position something. */
function owing(holding: Holding, input: ClaimAllInput, emitting: boolean): PoolStream[] {
    requireTogether(holding);
    const { pool, position } = holding;
    const pending = pendingRewards(pool.data, position.data, input.now);
    const owed = new Map(pending.map(({ slot, claimable }) => [slot, claimable]));
    return streamsOf(pool).filter(({ slot, mint, books }) => {
        const pays = (owed.get(slot) ?? 0n) > 0n || (emitting && !isFinished(books.schedule));
        return pays && !input.without?.has(mint);
    });
}

async function stepsOf(
    { pool, position }: Holding,
    { owner, payer = owner }: ClaimAllInput,
    streams: readonly PoolStream[],
): Promise<RewardStep[]> {
    const rewards = await rewardsTo(owner.address, streams);
    return Promise.all(
        rewards.map(async (reward) => {
            const { mint, tokenProgram: kind } = reward;
            const making = await createTokenAccount(payer, { owner: owner.address, mint, kind });
            const where = { pool: pool.address, position: position.address };
            return { ...where, owner, reward, making, computeUnits: CLAIM_ONE[kind] };
        }),
    );
}

/** Which of the canonical token accounts that rewards of these positions go to are there. */
export async function existingDestinations(
    rpc: ReadRpc,
    holdings: readonly Holding[],
    owner: Address,
): Promise<Set<Address>> {
    const streams = holdings.flatMap(({ pool }) => streamsOf(pool));
    const rewards = await rewardsTo(owner, streams);
    const destinations = [...new Set(rewards.map(({ destination }) => destination))];
    const existing = new Set<Address>();
    for (let at = 0; at < destinations.length; at += 100) {
        const accounts = await fetchEncodedAccounts(rpc, destinations.slice(at, at + 100));
        accounts.forEach((account) => account.exists && existing.add(account.address));
    }
    return existing;
}
