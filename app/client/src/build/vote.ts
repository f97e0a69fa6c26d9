/** Votes with staked tokens, passed on to the program that the pool names. */
import {
    unwrapOption,
    type Address,
    type Instruction,
    type ReadonlyUint8Array,
    type TransactionSigner,
} from '@solana/kit';
import { getCastVoteInstructionAsync } from '../generated/acequia/instructions/castVote.js';
import { getCloseVoteReceiptInstruction } from '../generated/acequia/instructions/closeVoteReceipt.js';
import { getWithdrawVoteInstructionAsync } from '../generated/acequia/instructions/withdrawVote.js';
import type { ExtraAccount } from '../generated/acequia/types/extraAccount.js';
import { badInput } from '../explain/failure.js';
import { fetchExtraAccounts, type VoteOf } from '../read/extraAccounts.js';
import type { Holding, PoolAccount, ReadRpc, VoteReceiptAccount } from '../types.js';
import { requireTogether } from './principal.js';

/** The longest that can be said to a hook [bytes]. */
export const MAX_PAYLOAD = 256;

/** What is voted on. The hook refuses a window other than the one it knows. */
export interface Ballot {
    readonly address: Address;
    /** When it starts, as the hook knows it [unix s]. */
    readonly start: bigint;
    /** When it ends, as the hook knows it [unix s]. */
    readonly end: bigint;
}

export interface VoteInput extends Holding {
    /** Signs: the position's owner, or its operator. */
    readonly voter: TransactionSigner;
    /** Pays the receipt's rent and gets it back when it is closed. Who signs unless named. */
    readonly payer?: TransactionSigner | undefined;
    readonly ballot: Ballot;
    /** What is said to the hook, at most 256 bytes. Nothing unless named. */
    readonly payload?: ReadonlyUint8Array | undefined;
    /** What the hook wants beside the accounts that every hook gets: see `fetchVoteExtras`. */
    readonly extras?: readonly ExtraAccount[] | undefined;
}

/** Passes a position's vote on to its pool's hook, in place of an earlier one on the ballot. What
 *  votes, principal and boost, is held until the ballot ends, or until the vote is withdrawn. */
export async function castVote(input: VoteInput): Promise<Instruction[]> {
    requireTogether(input);
    const { pool, position, voter, payer = voter, ballot, extras = [] } = input;
    const vote = await getCastVoteInstructionAsync({
        signer: voter,
        voter: position.data.owner,
        payer,
        pool: pool.address,
        position: position.address,
        hookProgram: hookOf(pool),
        ballot: ballot.address,
        ballotStart: ballot.start,
        ballotEnd: ballot.end,
        payload: said(input.payload),
        extras: [...extras],
    });
    return [vote];
}

/** Takes a vote back while its ballot is open; the last one lifts the vote lock. The hook that it was
 *  passed to is told, whether or not it is the pool's by now. */
export async function withdrawVote(
    input: Holding & {
        readonly voter: TransactionSigner;
        readonly receipt: VoteReceiptAccount;
        readonly payload?: ReadonlyUint8Array | undefined;
        /** As for `castVote`, of that hook: see `fetchWithdrawalExtras`. */
        readonly extras?: readonly ExtraAccount[] | undefined;
    },
): Promise<Instruction[]> {
    requireTogether(input);
    const { pool, position, voter, receipt, extras = [] } = input;
    const withdrawal = await getWithdrawVoteInstructionAsync({
        signer: voter,
        voter: position.data.owner,
        pool: pool.address,
        position: position.address,
        receipt: receipt.address,
        hookProgram: receipt.data.hookProgram,
        payload: said(input.payload),
        extras: [...extras],
    });
    return [withdrawal];
}

/** Closes the receipt of a vote that is over. Anyone may; the rent goes to who paid it. */
export function closeVoteReceipt(receipt: VoteReceiptAccount): Instruction[] {
    const { position, rentPayer } = receipt.data;
    return [getCloseVoteReceiptInstruction({ receipt: receipt.address, position, rentPayer })];
}

/** The extra accounts that the pool's hook wants for a vote, from its own list. */
export function fetchVoteExtras(rpc: ReadRpc, input: VoteInput): Promise<ExtraAccount[]> {
    const { pool, position, ballot } = input;
    const vote: VoteOf = {
        pool: pool.address,
        position: position.address,
        voter: position.data.owner,
        hookProgram: hookOf(pool),
        ballot: ballot.address,
        ballotStart: ballot.start,
        ballotEnd: ballot.end,
        payload: said(input.payload),
    };
    return fetchExtraAccounts(rpc, vote);
}

/** The extra accounts that the hook of a receipt wants for taking the vote back. */
export function fetchWithdrawalExtras(
    rpc: ReadRpc,
    input: Parameters<typeof withdrawVote>[0],
): Promise<ExtraAccount[]> {
    const { pool, position, receipt, payload } = input;
    const { hookProgram, ballot, ballotStart, ballotEnd } = receipt.data;
    const vote = { hookProgram, ballot, ballotStart, ballotEnd, payload: said(payload) };
    const who = { pool: pool.address, position: position.address, voter: position.data.owner };
    return fetchExtraAccounts(rpc, { ...who, ...vote });
}

function hookOf(pool: PoolAccount): Address {
    const hook = unwrapOption(pool.data.hook);
    if (hook !== null) return hook;
    throw badInput('The pool passes votes on to no program.', 'Vote in a pool that has a hook.');
}

function said(payload: ReadonlyUint8Array = new Uint8Array()): ReadonlyUint8Array {
    if (payload.length <= MAX_PAYLOAD) return payload;
    throw badInput(`The payload has ${payload.length} bytes.`, `Say it in ${MAX_PAYLOAD}.`);
}
