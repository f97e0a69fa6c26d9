/** Wallets, tokens and transactions of the cases: the same on each network, but for blockhashes. */
import {
    appendTransactionMessageInstructions,
    createKeyPairSignerFromPrivateKeyBytes,
    createTransactionMessage,
    getBase58Decoder,
    getBase64EncodedWireTransaction,
    getSignatureFromTransaction,
    partiallySignTransactionMessageWithSigners,
    pipe,
    setTransactionMessageComputeUnitPrice,
    setTransactionMessageConfig,
    setTransactionMessageFeePayerSigner,
    setTransactionMessageLifetimeUsingBlockhash,
    compressTransactionMessageUsingAddressLookupTables,
    type AddressesByLookupTableAddress,
    type Blockhash,
    type Instruction,
    type KeyPairSigner,
} from '@solana/kit';
import { createHash } from 'node:crypto';
import type { Asker } from './asker.js';

export function wallet(name: string): Promise<KeyPairSigner> {
    const secret = createHash('sha256').update(`conformance ${name}`).digest();
    return createKeyPairSignerFromPrivateKeyBytes(secret);
}

/** Thirty-two bytes of that in base 58. */
export const filledWith = (byte: number): string =>
    getBase58Decoder().decode(new Uint8Array(32).fill(byte));

/** What a transaction is to be like. */
export interface Terms {
    readonly payer: KeyPairSigner;
    readonly instructions: readonly Instruction[];
    readonly version?: 'legacy' | 0 | 1;
    readonly blockhash?: string;
    readonly tables?: AddressesByLookupTableAddress;
    /** For priority, but in version 1 [millionths of a lamport per compute unit]. */
    readonly price?: bigint;
}

export interface Signed {
    /** In base 64. */
    readonly wire: string;
    readonly signature: string;
}

/** Signs one, with the network's latest blockhash unless another is named. */
export async function signed(asker: Asker, terms: Terms): Promise<Signed> {
    const { payer, instructions, version = 0, tables, price } = terms;
    const blockhash = (terms.blockhash ?? (await latest(asker))) as Blockhash;
    const message = pipe(
        createTransactionMessage({ version: version as 0 }),
        (one) => setTransactionMessageFeePayerSigner(payer, one),
        (one) =>
            setTransactionMessageLifetimeUsingBlockhash(
                { blockhash, lastValidBlockHeight: 0n },
                one,
            ),
        (one) => appendTransactionMessageInstructions(instructions, one),
        (one) => (tables ? compressTransactionMessageUsingAddressLookupTables(one, tables) : one),
        (one) => ((version as number) === 1 ? limited(one) : priced(one, price)),
    );
    const transaction = await partiallySignTransactionMessageWithSigners(message);
    return {
        wire: getBase64EncodedWireTransaction(transaction),
        signature: getSignatureFromTransaction(transaction),
    };
}

/** A message of version 1 names what it may use, or may use nothing. */
function limited(message: unknown): never {
    const limits = { computeUnitLimit: 200_000, loadedAccountsDataSizeLimit: 1_000_000 };
    return setTransactionMessageConfig(limits, message as never);
}

const priced = <T>(message: T, price: bigint | undefined): T =>
    price ? setTransactionMessageComputeUnitPrice(price, message as never) : message;

export async function latest(asker: Asker): Promise<string> {
    const { result } = await asker.ask<{ value: { blockhash: string } }>('getLatestBlockhash', [
        { commitment: 'confirmed' },
    ]);
    return result.value.blockhash;
}
