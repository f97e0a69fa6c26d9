/** From instructions to a transaction message, and how large it is. */
import {
    appendTransactionMessageInstructions,
    compileTransaction,
    compressTransactionMessageUsingAddressLookupTables,
    createNoopSigner,
    createTransactionMessage,
    getTransactionSize,
    pipe,
    setTransactionMessageComputeUnitLimit,
    setTransactionMessageComputeUnitPrice,
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
    /** Lookup tables whose addresses may be named by index. */
    readonly lookupTables?: AddressesByLookupTableAddress | undefined;
    /** The priority fee [millionths of a lamport per compute unit]. None unless named. */
    readonly computeUnitPrice?: bigint | undefined;
}

/** The longest a transaction may be [bytes]. */
export const MAX_BYTES = 1_232;
/** The most accounts a transaction may name. */
export const MAX_ACCOUNTS = 64;
/** The most that a transaction may compute [CU]. */
export const MAX_COMPUTE_UNITS = 1_400_000;

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
    return pipe(
        createTransactionMessage({ version: 0 }),
        (message) => setTransactionMessageFeePayerSigner(draft.payer, message),
        (message) => setTransactionMessageLifetimeUsingBlockhash(lifetime, message),
        (message) => setTransactionMessageComputeUnitLimit(computeUnitLimit, message),
        (message) =>
            draft.computeUnitPrice === undefined
                ? message
                : setTransactionMessageComputeUnitPrice(draft.computeUnitPrice, message),
        (message) => appendTransactionMessageInstructions([...draft.instructions], message),
        (message) =>
            compressTransactionMessageUsingAddressLookupTables(message, draft.lookupTables ?? {}),
    );
}

/** What a draft takes of what a transaction may. */
export interface Size {
    /** [bytes] */
    readonly bytes: number;
    /** How many accounts it names, those in lookup tables included. */
    readonly accounts: number;
}

/** Measures a draft without signing it. */
export function measure(draft: Draft): Size {
    const transaction = compileTransaction(compose(draft, NO_LIFETIME, MAX_COMPUTE_UNITS));
    const named = draft.instructions.flatMap(({ programAddress, accounts = [] }) => [
        programAddress,
        ...accounts.map(({ address }) => address),
    ]);
    // The compute budget program is one more.
    const accounts = new Set<Address>([draft.payer.address, ...named]).size + 1;
    return { bytes: getTransactionSize(transaction), accounts };
}

/** Whether a draft can be one transaction. */
export function fits(draft: Draft): boolean {
    const { bytes, accounts } = measure(draft);
    return bytes <= MAX_BYTES && accounts <= MAX_ACCOUNTS;
}

/** A payer who is only named: for measuring, simulating and for those who sign elsewhere. */
export const unsigned = (payer: Address): TransactionSigner => createNoopSigner(payer);
