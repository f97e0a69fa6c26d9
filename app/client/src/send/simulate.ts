/** Running a transaction without sending it: what it would do, and the answers of views. */
import {
    compileTransaction,
    getBase64EncodedWireTransaction,
    getBase64Encoder,
    type ReadonlyUint8Array,
} from '@solana/kit';
import { AcequiaError } from '../explain/error.js';
import { explainFailure } from '../explain/transaction.js';
import { explain } from '../explain/thrown.js';
import type { SimulateRpc } from '../types.js';
import { compose, MAX_COMPUTE_UNITS, NO_LIFETIME, type Draft } from './message.js';

/** What a transaction would do now. */
export interface Simulation {
    readonly logs: readonly string[];
    /** What it would compute [CU]. */
    readonly computeUnits: number;
    /** What it would return; of a view, the answer. */
    readonly returned?: ReadonlyUint8Array | undefined;
}

/** Runs a draft on the node's present state. Nobody needs to have signed. Throws an
 *  `AcequiaError` that says why where it would fail. */
export async function simulate(rpc: SimulateRpc, draft: Draft): Promise<Simulation> {
    const transaction = compileTransaction(compose(draft, NO_LIFETIME, MAX_COMPUTE_UNITS));
    const { value } = await asked(() =>
        rpc
            .simulateTransaction(getBase64EncodedWireTransaction(transaction), {
                commitment: 'confirmed',
                encoding: 'base64',
                replaceRecentBlockhash: true,
                sigVerify: false,
            })
            .send(),
    );
    const logs = value.logs ?? [];
    if (value.err) {
        throw new AcequiaError(explainFailure({ err: value.err, logs }), { cause: value });
    }
    const returned = returnedIn(logs) ?? value.returnData?.data[0];
    return {
        logs,
        computeUnits: Number(value.unitsConsumed ?? 0n),
        returned: returned === undefined ? undefined : getBase64Encoder().encode(returned),
    };
}

/** What the last program returned, from the logs: nodes cut zeros off the end of `returnData`. */
function returnedIn(logs: readonly string[]): string | undefined {
    const lines = logs.map((line) => /^Program return: \w+ (\S*)$/.exec(line)?.[1]);
    return lines.findLast((line) => line !== undefined);
}

/** Asks a node, and puts into words why it did not answer. */
export async function asked<TAnswer>(ask: () => Promise<TAnswer>): Promise<TAnswer> {
    try {
        return await ask();
    } catch (error) {
        throw new AcequiaError(explain(error), { cause: error });
    }
}
