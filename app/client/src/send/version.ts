/** Which transactions a cluster takes. */
import {
    compileTransaction,
    getBase64EncodedWireTransaction,
    isSolanaError,
    SOLANA_ERROR__JSON_RPC__INVALID_PARAMS,
    type Address,
} from '@solana/kit';
import { ClientFailure } from '../explain/failure.js';
import { explain } from '../explain/thrown.js';
import type { SimulateRpc } from '../types.js';
import { compose, NO_LIFETIME, unsigned, type Version } from './message.js';

/** What stands against the version itself, whatever is in the transaction. */
const UNKNOWN_THERE: readonly unknown[] = ['UnsupportedVersion', 'SanitizeFailure'];

/** The newest version that a cluster takes, for a draft's `version`: found out by trying out a
 *  transaction with nothing in it, of anybody who has some SOL. */
export async function fetchNewestVersion(rpc: SimulateRpc, payer: Address): Promise<Version> {
    const draft = { payer: unsigned(payer), instructions: [], version: 1 } as const;
    const wire = getBase64EncodedWireTransaction(
        compileTransaction(compose(draft, NO_LIFETIME, 0)),
    );
    const config = { encoding: 'base64', replaceRecentBlockhash: true, sigVerify: false } as const;
    try {
        const { value } = await rpc.simulateTransaction(wire, config).send();
        return UNKNOWN_THERE.includes(value.err) ? 0 : 1;
    } catch (error) {
        // A node that cannot read it.
        if (isSolanaError(error, SOLANA_ERROR__JSON_RPC__INVALID_PARAMS)) return 0;
        throw new ClientFailure(explain(error), { cause: error });
    }
}
