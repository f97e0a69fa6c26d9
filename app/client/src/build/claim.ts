/** Claiming rewards of one position. `claimAll` claims those of many. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { getClaimInstruction } from '../generated/acequia/instructions/claim.js';
import { getPushClaimInstruction } from '../generated/acequia/instructions/pushClaim.js';
import type { RewardArgs } from '../generated/acequia/types/reward.js';
import { badInput } from '../explain/error.js';
import { streamsOf, type PoolStream } from '../read/pools.js';
import type { Holding, PoolAccount } from '../types.js';
import { requireTogether } from './principal.js';
import { createTokenAccount, tokenAccount } from './tokens.js';

/** Which rewards to claim. */
export interface ClaimInput extends Holding {
    /** Signs: the position's owner. */
    readonly owner: TransactionSigner;
    /** Pays for missing token accounts. The owner unless named. */
    readonly payer?: TransactionSigner | undefined;
    /** Slots of the streams to claim from. All there are unless named. A stream that cannot pay
     *  (its mint frozen, say) fails the instruction, so leave it out. */
    readonly slots?: readonly number[] | undefined;
}

/** Claims the whole units owed, to the owner's canonical token accounts, which are made where
 *  they are missing. A stream that owes nothing whole is passed over. */
export async function claim(input: ClaimInput): Promise<Instruction[]> {
    requireTogether(input);
    const { pool, position, owner, payer = owner } = input;
    const streams = chosen(pool, input.slots);
    const rewards = await rewardsTo(owner.address, streams);
    const making = await Promise.all(
        streams.map(({ mint, tokenProgram: kind }) =>
            createTokenAccount(payer, { owner: owner.address, mint, kind }),
        ),
    );
    return [...unique(making), claimInstruction(pool.address, position.address, owner, rewards)];
}

/** Claims on behalf of an owner who allowed it, to their canonical token accounts. Only `payer`
 *  signs, for the accounts that are missing. */
export async function pushClaim(
    input: Holding & { readonly payer: TransactionSigner; readonly slots?: readonly number[] },
): Promise<Instruction[]> {
    requireTogether(input);
    const { pool, position, payer } = input;
    const { owner } = position.data;
    const streams = chosen(pool, input.slots);
    const rewards = await rewardsTo(owner, streams);
    const making = await Promise.all(
        streams.map(({ mint, tokenProgram: kind }) =>
            createTokenAccount(payer, { owner, mint, kind }),
        ),
    );
    const accounts = { pool: pool.address, position: position.address };
    return [...unique(making), getPushClaimInstruction({ ...accounts, rewards })];
}

/** The bare instruction: one claim of some rewards of one position. */
export function claimInstruction(
    pool: Address,
    position: Address,
    owner: TransactionSigner,
    rewards: readonly RewardArgs[],
): Instruction {
    return getClaimInstruction({ owner, pool, position, rewards: [...rewards] });
}

/** Streams with the canonical accounts that `owner` is paid to. */
export function rewardsTo(owner: Address, streams: readonly PoolStream[]): Promise<RewardArgs[]> {
    return Promise.all(
        streams.map(async ({ slot, vault, mint, tokenProgram }) => {
            const destination = await tokenAccount({ owner, mint, kind: tokenProgram });
            return { slot, vault, destination, mint, tokenProgram };
        }),
    );
}

function chosen(pool: PoolAccount, slots: readonly number[] | undefined): PoolStream[] {
    const streams = streamsOf(pool);
    if (!slots) return streams;
    return slots.map((slot) => {
        const stream = streams.find((one) => one.slot === slot);
        if (stream) return stream;
        throw badInput(
            `Slot ${slot} of the pool holds no stream.`,
            'See `streamsOf` for those it has.',
        );
    });
}

/** Two streams may pay one mint: its account is made once. */
function unique(making: readonly Instruction[]): Instruction[] {
    const made = new Map(making.map((one) => [one.accounts?.[1]?.address, one]));
    return [...made.values()];
}
