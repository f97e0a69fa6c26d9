/** Transactions as they arrive: bytes, and what is in them. */
import {
    getBase58Decoder,
    getCompiledTransactionMessageDecoder,
    getCompiledTransactionMessageEncoder,
    getTransactionDecoder,
    type Address,
    type CompiledTransactionMessage,
    type CompiledTransactionMessageWithLifetime,
    type Transaction,
} from '@solana/kit';

type Message = CompiledTransactionMessage & CompiledTransactionMessageWithLifetime;

/** An instruction, its accounts and its program by their places among the transaction's. */
export interface Instruction {
    readonly program: number;
    readonly accounts: readonly number[];
    readonly data: Uint8Array;
}

/** A transaction that can be read. Whether it can be carried out is the chain's business. */
export interface Received {
    readonly wire: Uint8Array;
    readonly message: Message;
    /** Who has to sign, and what of them have. */
    readonly signatures: Transaction['signatures'];
    /** Its first signature, by which it is known. */
    readonly signature: string;
    readonly blockhash: string;
    readonly instructions: readonly Instruction[];
}

const NO_SIGNATURE = new Uint8Array(64);

const [decoder, messageDecoder, messageEncoder] = [
    getTransactionDecoder(),
    getCompiledTransactionMessageDecoder(),
    getCompiledTransactionMessageEncoder(),
];
const SIGNATURE_BYTES = 64;

/** Reads a transaction to its last byte: what is longer than it would be written again is refused
 *  here, since litesvm ends the whole process over bytes that it cannot read. */
export function readTransaction(wire: Uint8Array): Received {
    const { messageBytes, signatures } = decoder.decode(wire);
    const message = messageDecoder.decode(messageBytes);
    if (!isCanonical(message, messageBytes)) throw new Error('it is not written canonically');
    if (!isWhole(message, messageBytes, wire))
        throw new Error('signatures are missing or too many');
    if (message.header.numSignerAccounts === 0) throw new Error('nobody signs it');
    const [first] = Object.values(signatures);
    return {
        wire,
        message,
        signatures,
        signature: getBase58Decoder().decode(first ?? NO_SIGNATURE),
        blockhash: message.lifetimeToken,
        instructions: instructionsOf(message),
    };
}

const isCanonical = (message: Message, bytes: ArrayLike<number>): boolean =>
    messageEncoder.getSizeFromValue(message) === bytes.length;

/** A signature for each signer, and nothing else; a byte counts them, but in version 1. */
function isWhole(
    { version, header }: Message,
    bytes: ArrayLike<number>,
    wire: Uint8Array,
): boolean {
    const count = version === 1 ? 0 : 1;
    return count + header.numSignerAccounts * SIGNATURE_BYTES + bytes.length === wire.length;
}

function instructionsOf(message: CompiledTransactionMessage): Instruction[] {
    if (message.version === 1) {
        return message.instructionHeaders.map(({ programAccountIndex }, nth) => {
            const { instructionAccountIndices, instructionData } =
                message.instructionPayloads[nth]!;
            const data = Uint8Array.from(instructionData);
            return { program: programAccountIndex, accounts: instructionAccountIndices, data };
        });
    }
    return message.instructions.map((one) => ({
        program: one.programAddressIndex,
        accounts: one.accountIndices ?? [],
        data: Uint8Array.from(one.data ?? []),
    }));
}

/** Addresses that a transaction takes from lookup tables. */
export interface Loaded {
    readonly writable: readonly Address[];
    readonly readonly: readonly Address[];
}

/** Whether the account at a place is written. */
export function isWritable({ message }: Received, loaded: Loaded, place: number): boolean {
    const { numSignerAccounts, numReadonlySignerAccounts, numReadonlyNonSignerAccounts } =
        message.header;
    const named = message.staticAccounts.length;
    if (place >= named) return place < named + loaded.writable.length;
    if (place < numSignerAccounts) return place < numSignerAccounts - numReadonlySignerAccounts;
    return place < named - numReadonlyNonSignerAccounts;
}
