/** What only a test network does. */
import * as json from './json.js';

/** Asks a network for it, as `surfnet_timeTravel`. */
export async function cheat(
    rpc: string,
    method: string,
    params: readonly unknown[],
): Promise<unknown> {
    const body = json.write({ jsonrpc: '2.0', id: 1, method, params });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(rpc, { method: 'POST', headers, body });
    const { error, result } = json.read(await response.text()) as Record<string, unknown>;
    if (error) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return result;
}

/** Moves its clock [unix s], only forwards. Makes one block. */
export async function travelTo(rpc: string, time: bigint): Promise<void> {
    await cheat(rpc, 'surfnet_timeTravel', [{ absoluteTimestamp: Number(time) * 1_000 }]);
}
