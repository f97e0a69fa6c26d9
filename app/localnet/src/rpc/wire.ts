/** Transactions as requests carry them: text, of a size that a node takes. */
import { getBase58Encoder } from '@solana/kit';
import { readTransaction, type Received } from '../chain/transaction.js';
import { invalid } from './errors.js';

const NAME = 'solana_transaction::versioned::VersionedTransaction';
/** What a transaction may measure, by its version, and texts of the longest [bytes]. */
const [MOST, MOST_OF_V1] = [1_232, 4_096];
const MOST_TEXT: Readonly<Record<string, number>> = { base58: 5_594, base64: 5_464 };
/** The first byte of a message of version 1, with which such a transaction begins. */
const VERSION_1 = 129;

export function transactionIn(text: string, encoding: unknown = 'base58'): Received {
    const wire = decoded(text, encoding);
    const most = wire[0] === VERSION_1 ? MOST_OF_V1 : MOST;
    if (wire.length > most) {
        throw invalid(`decoded ${NAME} too large: ${wire.length} bytes (max: ${most} bytes)`);
    }
    try {
        return readTransaction(wire);
    } catch (error) {
        throw invalid(`failed to deserialize ${NAME}: ${(error as Error).message}`);
    }
}

function decoded(text: string, encoding: unknown): Uint8Array {
    if (encoding !== 'base58' && encoding !== 'base64') {
        throw invalid(
            `unsupported encoding: ${String(encoding)}. Supported encodings: base58, base64`,
        );
    }
    const most = MOST_TEXT[encoding]!;
    if (text.length > most) {
        throw invalid(
            `${encoding} encoded ${NAME} too large: ${text.length} bytes ` +
                `(max: encoded/raw ${most}/${MOST_OF_V1})`,
        );
    }
    return encoding === 'base58' ? fromBase58(text) : fromBase64(text);
}

function fromBase58(text: string): Uint8Array {
    try {
        return getBase58Encoder().encode(text) as Uint8Array;
    } catch {
        throw invalid('invalid base58 encoding: it has a character that is not of base58');
    }
}

function fromBase64(text: string): Uint8Array {
    if (text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
        return Buffer.from(text, 'base64');
    }
    throw invalid('invalid base64 encoding: InvalidByte or InvalidPadding');
}
