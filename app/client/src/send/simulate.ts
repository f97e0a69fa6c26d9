/** Running a transaction without sending it: what it would do, and the answers of views. */
import {
    compileTransaction,
    getBase64EncodedWireTransaction,
    getBase64Encoder,
    type ReadonlyUint8Array,
} from '@solana/kit';
import { ClientFailure } from '../explain/failure.js';
import { explainFailure } from '../explain/transaction.js';
import { explain, isBehind } from '../explain/thrown.js';
import { asked } from '../read/asked.js';
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

/** How often a node that lags behind is asked again, and how long it is given in between [ms]. */
const [CATCHING_UP, BREATH] = [20, 500];

/** Runs a draft on the node's present state, which is at least that of `minContextSlot`. Nobody
 *  needs to have signed. Throws a `ClientFailure` that says why where it would fail. */
export async function simulate(
    rpc: SimulateRpc,
    draft: Draft,
    minContextSlot: bigint = 0n,
): Promise<Simulation> {
    const transaction = compileTransaction(compose(draft, NO_LIFETIME, MAX_COMPUTE_UNITS));
    const { value } = await caughtUp(() =>
        rpc
            .simulateTransaction(getBase64EncodedWireTransaction(transaction), {
                commitment: 'confirmed',
                encoding: 'base64',
                minContextSlot,
                replaceRecentBlockhash: true,
                sigVerify: false,
            })
            .send(),
    );
    const logs = value.logs ?? [];
    if (value.err) {
        throw new ClientFailure(explainFailure({ err: value.err, logs }), { cause: value });
    }
    const returned = returnedIn(logs) ?? value.returnData?.data[0];
    return {
        logs,
        computeUnits: Number(value.unitsConsumed ?? 0n),
        returned: returned === undefined ? undefined : getBase64Encoder().encode(returned),
    };
}

/** Of several nodes behind one address, some lag behind what another has confirmed. */
async function caughtUp<TAnswer>(ask: () => Promise<TAnswer>): Promise<TAnswer> {
    for (let tries = 1; tries < CATCHING_UP; tries++) {
        try {
            return await ask();
        } catch (error) {
            if (!isBehind(error)) throw new ClientFailure(explain(error), { cause: error });
            await new Promise((resolve) => setTimeout(resolve, BREATH));
        }
    }
    return asked(ask);
}

/** What the last program returned, from the logs: nodes cut zeros off the end of `returnData`. */
function returnedIn(logs: readonly string[]): string | undefined {
    const lines = logs.map((line) => /^Program return: \w+ (\S*)$/.exec(line)?.[1]);
    return lines.findLast((line) => line !== undefined);
}
