/** What only a test network does. */
import * as json from './json.js';
import type { Answer } from './rpc/answer.js';

/** Where a network is: over HTTP, or in this process. */
export type Where = string | Answer;

/** Asks a network for it, as `surfnet_timeTravel`. */
export async function cheat(
    network: Where,
    method: string,
    params: readonly unknown[],
): Promise<unknown> {
    const body = json.write({ jsonrpc: '2.0', id: 1, method, params });
    const said = await (typeof network === 'string' ? post(network, body) : network(body));
    const { error, result } = json.read(said!) as Record<string, unknown>;
    if (error) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return result;
}

async function post(rpc: string, body: string): Promise<string> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(rpc, { method: 'POST', headers, body });
    return response.text();
}

/** Moves its clock [unix s], only forwards. Makes one block. */
export async function travelTo(network: Where, time: bigint): Promise<void> {
    await cheat(network, 'surfnet_timeTravel', [{ absoluteTimestamp: Number(time) * 1_000 }]);
}
