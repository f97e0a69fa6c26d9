/** From instructions to a transaction message, and how large it is. */
import {
    appendTransactionMessageInstructions,
    compileTransaction,
    compressTransactionMessageUsingAddressLookupTables,
    createNoopSigner,
    createTransactionMessage,
    getTransactionSize,
    isSignerRole,
    isWritableRole,
    pipe,
    setTransactionMessageComputeUnitLimit,
    setTransactionMessageComputeUnitPrice,
    setTransactionMessageConfig,
    setTransactionMessageFeePayerSigner,
    setTransactionMessageLifetimeUsingBlockhash,
    type Address,
    type AddressesByLookupTableAddress,
    type Blockhash,
    type Instruction,
    type TransactionSigner,
} from '@solana/kit';

/** A transaction to be. */
export interface Draft {
    /** Pays the fee. */
    readonly payer: TransactionSigner;
    readonly instructions: readonly Instruction[];
    /** Lookup tables whose addresses may be named by index. Version 1 has no use for them. */
    readonly lookupTables?: AddressesByLookupTableAddress | undefined;
    /** 0 unless named. 1 has more room, where the cluster (`fetchNewestVersion`) and whoever signs
     *  know it. */
    readonly version?: Version | undefined;
    /** The priority fee [millionths of a lamport per compute unit]. None unless named. See
     *  `fetchRecentPrice`. */
    readonly computeUnitPrice?: bigint | undefined;
    /** What it must not come to more than [lamports]: the price is lowered to it. */
    readonly maxPriorityFee?: bigint | undefined;
}

/** Of those that are written here. */
export type Version = 0 | 1;

/** The longest a transaction of version 0 may be [bytes]. */
export const MAX_BYTES = 1_232;
/** The longest a transaction of version 1 may be [bytes]. */
export const MAX_BYTES_V1 = 4_096;
/** The most accounts a transaction may name. */
export const MAX_ACCOUNTS = 64;
/** The most that may sign one of version 1. */
export const MAX_SIGNERS_V1 = 12;
/** The most instructions that a transaction may run, those that others call included. */
export const MAX_CALLS = 64;
/** The most that a transaction may compute [CU]. */
export const MAX_COMPUTE_UNITS = 1_400_000;
/** The most bytes that its accounts may have: what version 0 allows where nothing is named, and version 1
 *  does not. */
const MAX_LOADED_BYTES = 64 * 1_024 * 1_024;
/** How many millionths of a lamport one is. */
const MICRO = 1_000_000n;

/** The limit to set for a transaction that was simulated with so many: state may change before it
 *  lands, another position, another segment. */
export function limitFor(computeUnits: number): number {
    return Math.min(MAX_COMPUTE_UNITS, Math.ceil(computeUnits * 1.25) + 10_000);
}

/** Until when a transaction may land. */
export interface Lifetime {
    readonly blockhash: Blockhash;
    readonly lastValidBlockHeight: bigint;
}

/** Stands in where only the shape of a transaction matters. */
export const NO_LIFETIME: Lifetime = {
    blockhash: '11111111111111111111111111111111' as Blockhash,
    lastValidBlockHeight: 0n,
};

export function compose(draft: Draft, lifetime: Lifetime, computeUnitLimit: number) {
    return draft.version === 1
        ? composeV1(draft, lifetime, computeUnitLimit)
        : composeV0(draft, lifetime, computeUnitLimit);
}

function composeV0(draft: Draft, lifetime: Lifetime, computeUnitLimit: number) {
    return pipe(
        createTransactionMessage({ version: 0 }),
        (message) => setTransactionMessageFeePayerSigner(draft.payer, message),
        (message) => setTransactionMessageLifetimeUsingBlockhash(lifetime, message),
        (message) => setTransactionMessageComputeUnitLimit(computeUnitLimit, message),
        (message) =>
            draft.computeUnitPrice === undefined
                ? message
                : setTransactionMessageComputeUnitPrice(price(draft, computeUnitLimit), message),
        (message) => appendTransactionMessageInstructions([...draft.instructions], message),
        (message) =>
            compressTransactionMessageUsingAddressLookupTables(message, draft.lookupTables ?? {}),
    );
}

/** It names its limits itself, and what priority costs in full. */
function composeV1(draft: Draft, lifetime: Lifetime, computeUnitLimit: number) {
    const priorityFeeLamports = priorityFee(draft, computeUnitLimit) || undefined;
    const loadedAccountsDataSizeLimit = MAX_LOADED_BYTES;
    const limits = { computeUnitLimit, loadedAccountsDataSizeLimit, priorityFeeLamports };
    return pipe(
        createTransactionMessage({ version: 1 }),
        (message) => setTransactionMessageFeePayerSigner(draft.payer, message),
        (message) => setTransactionMessageLifetimeUsingBlockhash(lifetime, message),
        (message) => setTransactionMessageConfig(limits, message),
        (message) => appendTransactionMessageInstructions([...draft.instructions], message),
    );
}

/** What is offered for each unit of a limit, rounded down to what may be paid
 *  [millionths of a lamport]. */
function price({ computeUnitPrice = 0n, maxPriorityFee }: Draft, computeUnitLimit: number): bigint {
    if (maxPriorityFee === undefined) return computeUnitPrice;
    const most = (maxPriorityFee * MICRO) / BigInt(computeUnitLimit);
    return most < computeUnitPrice ? most : computeUnitPrice;
}

/** What priority costs where the limit is so large, rounded up as the network does [lamports]. */
export function priorityFee(draft: Draft, computeUnitLimit: number): bigint {
    return (price(draft, computeUnitLimit) * BigInt(computeUnitLimit) + MICRO - 1n) / MICRO;
}

/** What a draft takes of what a transaction may. */
export interface Size {
    /** [bytes]; infinite where it names more accounts, instructions or signers than can be written. */
    readonly bytes: number;
    /** How many accounts it names, those in lookup tables included. */
    readonly accounts: number;
}

/** Measures a draft without signing it. */
export function measure(draft: Draft): Size {
    const named = draft.instructions.flatMap(({ programAddress, accounts = [] }) => [
        programAddress,
        ...accounts.map(({ address }) => address),
    ]);
    // The compute budget program is one more, but in version 1.
    const budget = draft.version === 1 ? 0 : 1;
    const accounts = new Set<Address>([draft.payer.address, ...named]).size + budget;
    return { bytes: bytesOf(draft, accounts), accounts };
}

function bytesOf(draft: Draft, accounts: number): number {
    if (accounts > MAX_ACCOUNTS || draft.instructions.length > MAX_CALLS) return Infinity;
    if (draft.version === 1 && signersOf(draft) > MAX_SIGNERS_V1) return Infinity;
    return getTransactionSize(compileTransaction(compose(draft, NO_LIFETIME, MAX_COMPUTE_UNITS)));
}

function signersOf({ payer, instructions }: Draft): number {
    const named = instructions.flatMap(({ accounts = [] }) => accounts);
    const signing = named.filter(({ role }) => isSignerRole(role)).map(({ address }) => address);
    return new Set([payer.address, ...signing]).size;
}

/** Whether a draft can be one transaction. */
export function fits(draft: Draft): boolean {
    return measure(draft).bytes <= (draft.version === 1 ? MAX_BYTES_V1 : MAX_BYTES);
}

/** The payer first, then every account that may be written. */
export function writable({
    payer,
    instructions,
}: Pick<Draft, 'payer' | 'instructions'>): Address[] {
    const named = instructions.flatMap(({ accounts = [] }) => accounts);
    const written = named.filter(({ role }) => isWritableRole(role)).map(({ address }) => address);
    return [...new Set([payer.address, ...written])];
}

/** A payer who is only named: for measuring, simulating and for those who sign elsewhere. */
export const unsigned = (payer: Address): TransactionSigner => createNoopSigner(payer);
