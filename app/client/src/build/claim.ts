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
import { paidTo, rewardAccountOf, tokenAccount, type PayTo } from './tokens.js';

export interface ClaimInput extends Holding {
    /** Signs: the position's owner; or its operator, who pays to the owner's canonical accounts alone. */
    readonly owner: TransactionSigner;
    /** Pays for missing token accounts. Who signs unless named. */
    readonly payer?: TransactionSigner | undefined;
    /** Slots of the streams to claim from. All there are unless named. A stream that cannot pay
     *  (its mint frozen, say) fails the instruction, so leave it out. */
    readonly slots?: readonly number[] | undefined;
    readonly payInto?: PayInto | undefined;
}

/** Where to pay in place of the owner's canonical accounts, by mint. Whose a token account is that is
 *  named is for the owner to know: see `fetchPayTo`. */
export type PayInto = ReadonlyMap<Address, PayTo>;

/** Claims the whole units owed, to the owner's canonical token accounts, which are made where
 *  they are missing. A stream that owes nothing whole is passed over. */
export async function claim(input: ClaimInput): Promise<Instruction[]> {
    requireTogether(input);
    const { pool, position, owner, payer = owner, payInto } = input;
    const streams = chosen(pool, input.slots);
    const payments = await paymentsTo(position.data.owner, streams, { payer, payInto });
    const rewards = payments.map(({ reward }) => reward);
    return [
        ...makingOf(payments),
        claimInstruction(pool.address, position.address, owner, rewards),
    ];
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
        readonly payInto?: ReadonlyMap<Address, Address> | undefined;
    },
): Promise<Instruction[]> {
    requireTogether(input);
    const { pool, position, payer, payInto } = input;
    const { owner } = position.data;
    const streams = chosen(pool, input.slots);
    const payments = await paymentsTo(owner, streams, { payer, payInto });
    const rewards = payments.map(({ reward }) => reward);
    const accounts = { pool: pool.address, position: position.address };
    const elsewhere = streams.filter(({ mint }) => payInto?.has(mint));
    const instead = await canonicalOf(owner, elsewhere);
    return [...makingOf(payments), getPushClaimInstruction({ ...accounts, rewards, instead })];
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
    signer: TransactionSigner,
    rewards: readonly RewardArgs[],
): Instruction {
    return getClaimInstruction({ signer, pool, position, rewards: [...rewards] });
}

/** A stream with the account that its claimant is paid into, and what makes that. */
export interface Payment {
    readonly reward: RewardArgs;
    readonly making: readonly Instruction[];
}

/** How `owner` is paid by streams: into the canonical accounts unless others are named. */
export function paymentsTo(
    owner: Address,
    streams: readonly PoolStream[],
    { payer, payInto }: { payer: TransactionSigner; payInto?: PayInto | undefined },
): Promise<Payment[]> {
    return Promise.all(
        streams.map(async (stream) => {
            const { slot, vault, mint, tokenProgram } = stream;
            const usual = rewardAccountOf(stream, owner);
            const { destination, making } = await paidTo(payer, usual, payInto?.get(mint));
            return { reward: { slot, vault, destination, mint, tokenProgram }, making };
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

/** Makes the accounts that are paid into. Two streams may pay one mint: its account is made once. */
function makingOf(payments: readonly Payment[]): Instruction[] {
    const byAccount = new Map(payments.map((one) => [one.reward.destination, one.making]));
    return [...byAccount.values()].flat();
}
