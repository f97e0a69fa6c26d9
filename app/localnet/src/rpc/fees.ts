/** Methods about fees. */
import { getCompiledTransactionMessageDecoder } from '@solana/kit';
import type { Chain } from '../chain/chain.js';
import { readTransaction, type Received } from '../chain/transaction.js';
import { inContext, type Methods } from './context.js';
import { invalid } from './errors.js';
import { address, list, listed, optionsOf, text } from './params.js';

const NAME = 'solana_message::versions::VersionedMessage';
const [SIGNATURE_BYTES, MOST_ACCOUNTS] = [64, 128];

export const FEE_METHODS: Methods = {
    getFeeForMessage(chain, params) {
        const [message, options] = listed(params, 1);
        const transaction = unsigned(Buffer.from(text(message), 'base64'));
        return inContext(chain, optionsOf(options), feeOf(chain, transaction));
    },

    getRecentPrioritizationFees(chain, params) {
        const [some = []] = listed(params, 0);
        const accounts = list(some ?? []);
        if (accounts.length > MOST_ACCOUNTS) {
            throw invalid(`Too many inputs provided; max ${MOST_ACCOUNTS}`);
        }
        const paid = chain.prices.of(accounts.map(address));
        return paid.map(({ slot, price }) => ({ slot, prioritizationFee: price }));
    },
};

/** [lamports]; `null` where its blockhash has expired. */
const feeOf = (chain: Chain, transaction: Received): bigint | null =>
    chain.blocks.takes(transaction.blockhash) ? chain.vm.feeOf(transaction) : null;

/** A message with room for its signatures: before it, but behind one of version 1. */
function unsigned(message: Buffer): Received {
    try {
        const { version, header } = getCompiledTransactionMessageDecoder().decode(message);
        const count = header.numSignerAccounts;
        const room = Buffer.alloc(count * SIGNATURE_BYTES);
        const parts = version === 1 ? [message, room] : [Buffer.of(count), room, message];
        return readTransaction(Buffer.concat(parts));
    } catch (error) {
        throw invalid(`failed to deserialize ${NAME}: ${(error as Error).message}`);
    }
}
