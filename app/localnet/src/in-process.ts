/** A network or a bare chain in this process: for whoever asks much, or stands in between. */
import type { Chain } from './chain/chain.js';
import * as json from './json.js';
import { NODE_METHODS } from './rpc/answer.js';
import { serve as serveMethods, type Serving } from './serve/server.js';

export { NOTHING, type Account } from './chain/account.js';
export { Chain, type ChainOptions } from './chain/chain.js';
export { deploy } from './chain/deploy.js';
export { startNetwork, type Network } from './network.js';
export * as json from './json.js';

/** Asks a chain's node, and has its answer as it would come over the wire. Throws what the node
 *  refuses, with its `code`, `message` and `data`. */
export function ask(chain: Chain, method: string, params: unknown): unknown {
    const answer = NODE_METHODS[method];
    if (!answer) throw new Error(`this node does not know ${method}`);
    return json.overTheWire(answer(chain, json.overTheWire(params)));
}

/** Serves a chain over HTTP and websockets. */
export const serve = (chain: Chain): Promise<Serving> => serveMethods(chain, NODE_METHODS);
export { programsOf } from './programs.js';
