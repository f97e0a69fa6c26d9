/** The funding of streams, and their end. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { getAcceptFunderInstruction } from '../generated/acequia/instructions/acceptFunder.js';
import { getCommitStreamInstruction } from '../generated/acequia/instructions/commitStream.js';
import { getExtendStreamInstruction } from '../generated/acequia/instructions/extendStream.js';
import { getProposeFunderInstruction } from '../generated/acequia/instructions/proposeFunder.js';
import { getRefundStreamInstruction } from '../generated/acequia/instructions/refundStream.js';
import { getRetireStreamInstruction } from '../generated/acequia/instructions/retireStream.js';
import { getRollStreamInstruction } from '../generated/acequia/instructions/rollStream.js';
import { getTopUpInstruction } from '../generated/acequia/instructions/topUp.js';
import { getWindDownStreamInstruction } from '../generated/acequia/instructions/windDownStream.js';
import { badInput } from '../explain/failure.js';
import { NOBODY } from '../system.js';
import { heirOf, isClosed, isPenaltyFlow, streamsOf, type PoolStream } from '../read/pools.js';
import type { Segment } from '../rules/schedule.js';
import type { PoolAccount } from '../types.js';
import { requireAmount } from './principal.js';
import { paidTo, rewardAccountOf, tokenAccount, tokenProgram, type PayTo } from './tokens.js';

/** On chain, whom an offer is taken back from is nobody. */

/** A stream of a pool, and who signs for it. */
interface OfStream {
    readonly pool: PoolAccount;
    readonly slot: number;
    /** Signs: the stream's funder. */
    readonly funder: TransactionSigner;
}

/** A stream that ends, and who sees to it. */
interface OfEnding {
    readonly pool: PoolAccount;
    readonly slot: number;
    /** Signs: the stream's funder; anyone where the stream is left to anyone. */
    readonly closer: TransactionSigner;
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

/** Schedules what is idle, behind what is there or, where the curve has ended, anew (at `start`, now if
 *  0). No token moves. */
export function rollStream(
    input: OfStream & {
        /** They add up to at most what is idle. */
        readonly segments: readonly Segment[];
        readonly start?: bigint | undefined;
    },
): Instruction[] {
    const { pool, funder, segments, start = 0n } = input;
    const { slot } = streamAt(pool, input.slot);
    const terms = { start, segments: [...segments] };
    return [getRollStreamInstruction({ funder, pool: pool.address, slot, ...terms })];
}

/** Gives to a stream: what is left of a curve grows in proportion, a flow spreads it over its
 *  window. Anyone may, but not to a penalty flow, nor where the rate follows the stake. */
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
 *  `rules.refundable` says how much. With `idleAlone` it is the former only, at any time, and no schedule
 *  is touched. Goes to the funder's canonical account unless named. */
export async function refundStream(
    input: OfStream & {
        readonly idleAlone?: boolean | undefined;
        readonly destination?: PayTo | undefined;
        /** Pays for a missing token account. The funder unless named. */
        readonly payer?: TransactionSigner | undefined;
    },
): Promise<Instruction[]> {
    const { pool, slot, funder, payer = funder, idleAlone = false } = input;
    const stream = streamAt(pool, slot);
    const usual = rewardAccountOf(stream, funder.address);
    const { destination, making } = await paidTo(payer, usual, input.destination);
    const refund = getRefundStreamInstruction({
        ...vaultOf(pool, stream),
        funder,
        destination,
        idleAlone,
    });
    return [...making, refund];
}

/** Offers a stream to another funder, who holds nothing until they accept; takes an offer back where
 *  nobody is named. */
export function proposeFunder(
    input: OfStream & { readonly newFunder?: Address | undefined },
): Instruction[] {
    const { pool, funder, newFunder = NOBODY } = input;
    const { slot } = streamAt(pool, input.slot);
    return [getProposeFunderInstruction({ funder, pool: pool.address, slot, new: newFunder })];
}

/** Takes over a stream that was offered. */
export function acceptFunder(input: {
    readonly pool: PoolAccount;
    readonly slot: number;
    /** Signs: whom it was offered to. */
    readonly pendingFunder: TransactionSigner;
}): Instruction[] {
    const { pool, pendingFunder } = input;
    const { slot } = streamAt(pool, input.slot);
    return [getAcceptFunderInstruction({ pendingFunder, pool: pool.address, slot })];
}

/**
 * Closes a stream to funding for good, the first of two steps to free its slot: a finished curve; a flow,
 * which is ending until nothing is left to stream, and is then wound down again, by anyone. In a pool that
 * has closed for good anyone winds down any stream, and what is left is its funder's at once.
 */
export function windDownStream({ pool, slot: at, closer }: OfEnding): Instruction[] {
    const { slot } = streamAt(pool, at, isClosed(pool));
    return [getWindDownStreamInstruction({ closer, pool: pool.address, slot })];
}

/** Frees the slot of a stream that is wound down and owes nobody a whole unit. What is left goes to its
 *  funder, of the penalty flow to the pool's creator (see `heirOf`): into their canonical account unless
 *  named, their rent to their wallet. Whoever else retires it (see `leftToAnyone`) may name no account but
 *  one of theirs. */
export async function retireStream(
    input: OfEnding & {
        readonly destination?: PayTo | undefined;
        /** Pays for a missing token account. The closer unless named. */
        readonly payer?: TransactionSigner | undefined;
    },
): Promise<Instruction[]> {
    const { pool, slot, closer, payer = closer } = input;
    const stream = streamAt(pool, slot, isClosed(pool));
    const heir = heirOf(pool, stream);
    const usual = rewardAccountOf(stream, heir);
    const { destination, making } = await paidTo(payer, usual, input.destination);
    const accounts = { ...vaultOf(pool, stream), closer, destination };
    return [...making, getRetireStreamInstruction({ ...accounts, rentDestination: heir })];
}

function streamAt(pool: PoolAccount, slot: number, admitsPenalties = false): PoolStream {
    const stream = streamsOf(pool).find((one) => one.slot === slot);
    if (stream && isPenaltyFlow(stream) && !admitsPenalties) {
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

const fundedFrom = (stream: PoolStream, funder: TransactionSigner) =>
    tokenAccount(rewardAccountOf(stream, funder.address));
