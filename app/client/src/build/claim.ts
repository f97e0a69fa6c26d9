/** Claiming rewards of one position. `claimAll` claims those of many. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { getClaimInstruction } from '../generated/acequia/instructions/claim.js';
import { getPushClaimInstruction } from '../generated/acequia/instructions/pushClaim.js';
import type { InsteadArgs } from '../generated/acequia/types/instead.js';
import type { RewardArgs } from '../generated/acequia/types/reward.js';
import { badInput } from '../explain/failure.js';
import { streamsOf, type PoolStream } from '../read/pools.js';
import type { Holding, PoolAccount } from '../types.js';
import { requireTogether } from './principal.js';
import { createTokenAccount, rewardAccountOf, tokenAccount } from './tokens.js';

export interface ClaimInput extends Holding {
    /** Signs: the position's owner. */
    readonly owner: TransactionSigner;
    /** Pays for missing token accounts. The owner unless named. */
    readonly payer?: TransactionSigner | undefined;
    /** Slots of the streams to claim from. All there are unless named. A stream that cannot pay
     *  (its mint frozen, say) fails the instruction, so leave it out. */
    readonly slots?: readonly number[] | undefined;
    readonly payInto?: PayInto | undefined;
}

/** Token accounts to pay into in place of the owner's canonical ones, by mint. Whose they are is for
 *  the owner to know. */
export type PayInto = ReadonlyMap<Address, Address>;

/** Claims the whole units owed, to the owner's canonical token accounts, which are made where
 *  they are missing. A stream that owes nothing whole is passed over. */
export async function claim(input: ClaimInput): Promise<Instruction[]> {
    requireTogether(input);
    const { pool, position, owner, payer = owner, payInto } = input;
    const streams = chosen(pool, input.slots);
    const rewards = await rewardsTo(owner.address, streams, payInto);
    const canonical = streams.filter(({ mint }) => !payInto?.has(mint));
    const making = await makingFor(owner.address, canonical, payer);
    return [...making, claimInstruction(pool.address, position.address, owner, rewards)];
}

/**
 * Claims on behalf of an owner who allowed it, to their canonical token accounts; from streams that are
 * left to anyone (see `leftToAnyone`, and name their `slots`) of any owner. Only `payer` signs, for the
 * accounts that are missing.
 *
 * Of a stream that is left to anyone, `payInto` names another account that the owner holds alone, where
 * the canonical one has been handed over or cannot take it.
 */
export async function pushClaim(
    input: Holding & {
        readonly payer: TransactionSigner;
        readonly slots?: readonly number[] | undefined;
        readonly payInto?: PayInto | undefined;
    },
): Promise<Instruction[]> {
    requireTogether(input);
    const { pool, position, payer, payInto } = input;
    const { owner } = position.data;
    const streams = chosen(pool, input.slots);
    const rewards = await rewardsTo(owner, streams, payInto);
    const elsewhere = streams.filter(({ mint }) => payInto?.has(mint));
    const canonical = streams.filter(({ mint }) => !payInto?.has(mint));
    const making = await makingFor(owner, canonical, payer);
    const accounts = { pool: pool.address, position: position.address };
    const instead = await canonicalOf(owner, elsewhere);
    return [...making, getPushClaimInstruction({ ...accounts, rewards, instead })];
}

const canonicalOf = (owner: Address, streams: readonly PoolStream[]): Promise<InsteadArgs[]> =>
    Promise.all(
        streams.map(async (stream) => {
            const canonical = await tokenAccount(rewardAccountOf(stream, owner));
            return { slot: stream.slot, canonical };
        }),
    );

/** The bare instruction: one claim of some rewards of one position. */
export function claimInstruction(
    pool: Address,
    position: Address,
    owner: TransactionSigner,
    rewards: readonly RewardArgs[],
): Instruction {
    return getClaimInstruction({ owner, pool, position, rewards: [...rewards] });
}

/** Streams with the accounts that `owner` is paid to: the canonical ones unless others are named. */
export function rewardsTo(
    owner: Address,
    streams: readonly PoolStream[],
    payInto?: PayInto,
): Promise<RewardArgs[]> {
    return Promise.all(
        streams.map(async (stream) => {
            const { slot, vault, mint, tokenProgram } = stream;
            const named = payInto?.get(mint);
            const destination = named ?? (await tokenAccount(rewardAccountOf(stream, owner)));
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

/** Makes the canonical accounts of what streams pay. Two may pay one mint: its account is made once. */
async function makingFor(
    owner: Address,
    streams: readonly PoolStream[],
    payer: TransactionSigner,
): Promise<Instruction[]> {
    const byMint = new Map(streams.map((stream) => [stream.mint, stream]));
    return Promise.all(
        [...byMint.values()].map((one) => createTokenAccount(payer, rewardAccountOf(one, owner))),
    );
}
