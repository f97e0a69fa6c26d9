/** Methods that carry transactions out, or try them out. */
import type { Address } from '@solana/kit';
import type { Chain } from '../chain/chain.js';
import { MAX_AGE } from '../chain/blocks.js';
import { innerOf, returnedOf } from '../chain/meta.js';
import { wordsOf } from '../chain/outcome.js';
import type { Received } from '../chain/transaction.js';
import type { Rehearsal } from '../chain/vm.js';
import { inContext, standing, type Methods } from './context.js';
import { described } from './encode.js';
import { CODE, failure, invalid } from './errors.js';
import { address, list, listed, optionsOf, text, type Options } from './params.js';
import { transactionIn } from './wire.js';

export const SEND_METHODS: Methods = {
    sendTransaction(chain, params) {
        const [wire, given] = listed(params, 1);
        const options = optionsOf(given);
        const transaction = transactionIn(text(wire), options['encoding']);
        standing(chain, { ...options, commitment: options['preflightCommitment'] });
        if (options['skipPreflight'] !== true) preflight(chain, transaction);
        // What is refused before it runs leaves no trace, as on a cluster.
        chain.send(transaction);
        return transaction.signature;
    },

    simulateTransaction(chain, params) {
        const [wire, given] = listed(params, 1);
        const options = optionsOf(given);
        const transaction = transactionIn(text(wire), options['encoding']);
        const [verify, anyBlockhash] = [options['sigVerify'], options['replaceRecentBlockhash']];
        if (verify === true && anyBlockhash === true) {
            throw invalid('sigVerify may not be used with replaceRecentBlockhash');
        }
        const wanted = accountsIn(options, transaction);
        const how = { verify: verify === true, anyBlockhash: anyBlockhash === true };
        const done = verified(chain.simulate(transaction, how));
        const value = {
            ...answerOf(chain, done, options),
            accounts: afterwards(chain, done, wanted),
        };
        return inContext(chain, options, value);
    },
};

/** Tries it out, and refuses it as a node does that was asked to look before it sends. */
function preflight(chain: Chain, transaction: Received): void {
    const done = verified(chain.simulate(transaction, { verify: true }));
    if (!done.err) return;
    const message = `Transaction simulation failed: ${wordsOf(done)}`;
    throw failure(CODE.preflight, message, { ...answerOf(chain, done, {}), accounts: null });
}

/** A signature that is missing or wrong is no outcome: the request is refused. */
function verified(done: Rehearsal): Rehearsal {
    if (done.err !== 'SignatureFailure') return done;
    throw failure(CODE.signature, 'Transaction signature verification failure');
}

/** What newer nodes add, and nobody here asks for. */
const UNTOLD = {
    fee: null,
    loadedAccountsDataSize: null,
    loadedAddresses: null,
    postBalances: null,
    postTokenBalances: null,
    preBalances: null,
    preTokenBalances: null,
};

function answerOf(chain: Chain, done: Rehearsal, options: Options) {
    const latest = chain.blocks.last;
    const replacement = { blockhash: latest.hash, lastValidBlockHeight: latest.height + MAX_AGE };
    return {
        ...UNTOLD,
        err: done.err,
        innerInstructions: options['innerInstructions'] === true ? innerOf(done) : null,
        logs: done.logs,
        replacementBlockhash: options['replaceRecentBlockhash'] === true ? replacement : null,
        returnData: returnedOf(done),
        unitsConsumed: done.units,
    };
}

/** The accounts that a simulation is asked to show. */
function accountsIn({ accounts }: Options, { message }: Received): Wanted | undefined {
    if (accounts === undefined || accounts === null) return undefined;
    const { addresses, encoding = 'base64' } = optionsOf(accounts);
    if (encoding === 'base58' || encoding === 'binary') {
        throw invalid('base58 encoding not supported');
    }
    const all = list(addresses).map(address);
    const most = message.staticAccounts.length;
    if (all.length > most && !('addressTableLookups' in message)) {
        throw invalid(`Too many accounts provided; max ${most}`);
    }
    return { all, encoding };
}

interface Wanted {
    readonly all: readonly Address[];
    readonly encoding: unknown;
}

function afterwards({ vm }: Chain, done: Rehearsal, wanted: Wanted | undefined): unknown {
    if (!wanted) return null;
    const changed = new Map(done.after.map((one) => [one.address, one]));
    return wanted.all.map((at) => {
        const account = done.err ? undefined : (changed.get(at) ?? vm.account(at));
        return account ? described(vm, account, { encoding: wanted.encoding }) : null;
    });
}
