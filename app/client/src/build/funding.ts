/** The funding of streams, and their end. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { getCommitStreamInstruction } from '../generated/acequia/instructions/commitStream.js';
import { getExtendStreamInstruction } from '../generated/acequia/instructions/extendStream.js';
import { getRefundStreamInstruction } from '../generated/acequia/instructions/refundStream.js';
import { getRetireStreamInstruction } from '../generated/acequia/instructions/retireStream.js';
import { getTopUpInstruction } from '../generated/acequia/instructions/topUp.js';
import { getWindDownStreamInstruction } from '../generated/acequia/instructions/windDownStream.js';
import { badInput } from '../explain/failure.js';
import { isPenaltyFlow, streamsOf, type PoolStream } from '../read/pools.js';
import type { Segment } from '../rules/schedule.js';
import type { PoolAccount } from '../types.js';
import { requireAmount } from './principal.js';
import { createTokenAccount, tokenAccount, tokenProgram } from './tokens.js';

/** A stream of a pool, and who signs for it. */
interface OfStream {
    readonly pool: PoolAccount;
    readonly slot: number;
    /** Signs: the stream's funder. */
    readonly funder: TransactionSigner;
}

/** Funds a curve further: its segments follow on the present end, or start anew where it has
 *  ended (at `start`, now if 0). */
export async function extendStream(
    input: OfStream & {
        readonly segments: readonly Segment[];
        readonly start?: bigint | undefined;
        readonly source?: Address | undefined;
    },
): Promise<Instruction[]> {
    const { pool, slot, funder, segments, start = 0n } = input;
    const stream = streamAt(pool, slot);
    const source = input.source ?? (await fundedFrom(stream, funder));
    const accounts = { ...vaultOf(pool, stream), funder, source, sourceAuthority: funder };
    return [getExtendStreamInstruction({ ...accounts, start, segments: [...segments] })];
}

/** Gives to a stream: what is left of a curve grows in proportion, a flow spreads it over its
 *  window. Anyone may, but not to a penalty flow. */
export async function topUp(input: {
    readonly pool: PoolAccount;
    readonly slot: number;
    /** Signs for the tokens. */
    readonly giver: TransactionSigner;
    /** [base units] */
    readonly amount: bigint;
    readonly source?: Address | undefined;
}): Promise<Instruction[]> {
    const { pool, slot, giver, amount } = input;
    const stream = streamAt(pool, slot);
    const source = input.source ?? (await fundedFrom(stream, giver));
    const accounts = { ...vaultOf(pool, stream), source, sourceAuthority: giver };
    return [getTopUpInstruction({ ...accounts, amount: requireAmount(amount) })];
}

/** Promises not to touch what is scheduled before `until` [unix s]. Only grows. */
export function commitStream(input: OfStream & { readonly until: bigint }): Instruction[] {
    const { pool, funder, until } = input;
    const { slot } = streamAt(pool, input.slot);
    return [getCommitStreamInstruction({ funder, pool: pool.address, slot, until })];
}

/** Takes back what was emitted to nobody and what is scheduled beyond the commitment;
 *  `rules.refundable` says how much. Goes to the funder's canonical account unless named. */
export async function refundStream(
    input: OfStream & { readonly destination?: Address | undefined },
): Promise<Instruction[]> {
    const { pool, slot, funder } = input;
    const stream = streamAt(pool, slot);
    const { destination, making } = await paidTo(stream, funder, input.destination);
    const refund = getRefundStreamInstruction({
        ...vaultOf(pool, stream),
        funder,
        destination,
        idleAlone: false,
    });
    return [...making, refund];
}

/** Closes a finished stream to funding for good, the first of two steps to free its slot. */
export function windDownStream({ pool, slot: at, funder }: OfStream): Instruction[] {
    const { slot } = streamAt(pool, at);
    return [getWindDownStreamInstruction({ closer: funder, pool: pool.address, slot })];
}

/** Frees the slot of a stream that is wound down and owes nobody anything. Its dust and its rent
 *  go to the funder. */
export async function retireStream(
    input: OfStream & { readonly destination?: Address | undefined },
): Promise<Instruction[]> {
    const { pool, slot, funder } = input;
    const stream = streamAt(pool, slot);
    const { destination, making } = await paidTo(stream, funder, input.destination);
    const accounts = { ...vaultOf(pool, stream), closer: funder, destination };
    const retirement = getRetireStreamInstruction({ ...accounts, rentDestination: funder.address });
    return [...making, retirement];
}

function streamAt(pool: PoolAccount, slot: number): PoolStream {
    const stream = streamsOf(pool).find((one) => one.slot === slot);
    if (stream && isPenaltyFlow(stream)) {
        throw badInput(
            'The stream is the penalty flow, which is nobody’s and takes what leaving locks early costs.',
            'Name another slot.',
        );
    }
    if (stream) return stream;
    throw badInput(
        `Slot ${slot} of the pool holds no stream.`,
        'See `streamsOf` for those it has.',
    );
}

function vaultOf(pool: PoolAccount, { slot, vault, mint, tokenProgram: kind }: PoolStream) {
    return { pool: pool.address, slot, vault, mint, tokenProgram: tokenProgram(kind) };
}

const fundedFrom = ({ mint, tokenProgram: kind }: PoolStream, funder: TransactionSigner) =>
    tokenAccount({ owner: funder.address, mint, kind });

async function paidTo(
    { mint, tokenProgram: kind }: PoolStream,
    funder: TransactionSigner,
    named: Address | undefined,
): Promise<{ destination: Address; making: Instruction[] }> {
    if (named) return { destination: named, making: [] };
    const account = { owner: funder.address, mint, kind };
    return {
        destination: await tokenAccount(account),
        making: [await createTokenAccount(funder, account)],
    };
}
