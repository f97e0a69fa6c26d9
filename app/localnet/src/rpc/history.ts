/** Methods that look back. */
import { getBase58Decoder, getBase64Decoder } from '@solana/kit';
import type { Chain } from '../chain/chain.js';
import type { Landed } from '../chain/history.js';
import { statusOf } from '../chain/meta.js';
import { readTransaction, type Received } from '../chain/transaction.js';
import { inContext, standing, type Methods } from './context.js';
import { CODE, failure, invalid } from './errors.js';
import { address, list, listed, optionsOf, signature, wholeOr, type Options } from './params.js';

const [MOST_LINES, MOST_SIGNATURES] = [1_000, 256];
/** A node that is not asked to search knows the transactions of so many blocks. */
const AT_HAND = 300;

export const HISTORY_METHODS: Methods = {
    getSignatureStatuses(chain, params) {
        const [some, given] = listed(params, 1);
        const [signatures, options] = [list(some).map(signature), optionsOf(given)];
        if (signatures.length > MOST_SIGNATURES) {
            throw invalid(`Too many inputs provided; max ${MOST_SIGNATURES}`);
        }
        const searched = options['searchTransactionHistory'] === true;
        const value = signatures.map((one) => statusIn(chain, one, searched));
        return inContext(chain, { commitment: 'processed' }, value);
    },

    getSignaturesForAddress(chain, params) {
        const [at, given] = listed(params, 1);
        const options = optionsOf(given);
        const { slot } = settledStanding(chain, options);
        const limit = Number(wholeOr(options['limit'], BigInt(MOST_LINES)));
        if (limit === 0 || limit > MOST_LINES) throw invalid(`Invalid limit; max ${MOST_LINES}`);
        const [before, until] = [signatureIn(options, 'before'), signatureIn(options, 'until')];
        const lines = chain.history.of(address(at), { limit, before, until, slot });
        return lines.map(({ signature, slot, time, err }) => ({
            blockTime: time,
            confirmationStatus: chain.blocks.finality(slot).level,
            err,
            memo: null,
            signature,
            slot,
        }));
    },

    getTransaction(chain, params) {
        const [which, given] = listed(params, 1);
        // Of old the encoding stood alone.
        const options = typeof given === 'string' ? { encoding: given } : optionsOf(given);
        const { slot } = settledStanding(chain, options);
        const found = chain.history.find(signature(which));
        return found && found.slot <= slot ? transactionOf(found, options) : null;
    },
};

/** These know nothing of a block that is still open. */
function settledStanding(chain: Chain, options: Options) {
    const at = standing(chain, options);
    if (at.commitment !== 'processed') return at;
    throw invalid('Method does not support commitment below `confirmed`');
}

const signatureIn = (options: Options, name: string): string | undefined =>
    options[name] === undefined || options[name] === null ? undefined : signature(options[name]);

function statusIn(chain: Chain, of: string, searched: boolean): unknown {
    const found = chain.history.find(of);
    if (!found) return null;
    if (!searched && found.slot < chain.blocks.last.slot - AT_HAND) return null;
    const { err, slot } = found;
    const { level, confirmations } = chain.blocks.finality(slot);
    return { confirmationStatus: level, confirmations, err, slot, status: statusOf(err) };
}

type Found = Omit<Landed, 'addresses'>;

function transactionOf(found: Found, options: Options): object {
    const transaction = readTransaction(found.wire);
    const { version } = transaction.message;
    const most = options['maxSupportedTransactionVersion'];
    if (version !== 'legacy' && !(Number(wholeOr(most, -1n)) >= version)) {
        throw failure(
            CODE.version,
            `Transaction version (${version}) is not supported by the requesting client. Please try the ` +
                'request again with the following configuration parameter: ' +
                `"maxSupportedTransactionVersion": ${version}`,
        );
    }
    return {
        blockTime: found.time,
        meta: found.meta,
        slot: found.slot,
        transaction: encoded(transaction, options['encoding'] ?? 'json'),
        // Whoever did not ask for versions is not told one.
        ...(most === undefined || most === null ? {} : { version }),
    };
}

function encoded(transaction: Received, encoding: unknown): unknown {
    switch (encoding) {
        case 'base64':
            return [getBase64Decoder().decode(transaction.wire), encoding];
        case 'base58':
            return [getBase58Decoder().decode(transaction.wire), encoding];
        case 'json':
            return inJson(transaction);
        default:
            throw invalid(
                `unsupported encoding: ${String(encoding)}. Supported encodings: json, base58, base64`,
            );
    }
}

function inJson({ message, signatures, instructions, blockhash }: Received): object {
    const { numSignerAccounts, numReadonlySignerAccounts, numReadonlyNonSignerAccounts } =
        message.header;
    return {
        message: {
            accountKeys: message.staticAccounts,
            ...(message.version === 0 ? { addressTableLookups: lookupsIn(message) } : {}),
            header: {
                numReadonlySignedAccounts: numReadonlySignerAccounts,
                numReadonlyUnsignedAccounts: numReadonlyNonSignerAccounts,
                numRequiredSignatures: numSignerAccounts,
            },
            instructions: instructions.map(({ program, accounts, data }) => ({
                accounts,
                data: getBase58Decoder().decode(data),
                programIdIndex: program,
                stackHeight: 1,
            })),
            recentBlockhash: blockhash,
            ...(message.version === 1 ? { transactionConfig: configOf(message) } : {}),
        },
        signatures: Object.values(signatures).map((one) => getBase58Decoder().decode(one!)),
    };
}

/** What a message of version 1 may use: its mask says which values it names. */
function configOf({ configMask, configValues }: Received['message'] & { version: 1 }): object {
    const values = configValues.map(({ value }) => value);
    const named = (bit: number) => ((configMask >> bit) & 1 ? values.shift()! : null);
    // The fee takes two bits.
    const priorityFee = named(0);
    const [computeUnitLimit, loadedAccountsDataSizeLimit, heapSize] = [2, 3, 4].map(named);
    return { computeUnitLimit, heapSize, loadedAccountsDataSizeLimit, priorityFee };
}

const lookupsIn = (message: Received['message'] & { version: 0 }) =>
    (message.addressTableLookups ?? []).map((one) => ({
        accountKey: one.lookupTableAddress,
        readonlyIndexes: one.readonlyIndexes,
        writableIndexes: one.writableIndexes,
    }));
