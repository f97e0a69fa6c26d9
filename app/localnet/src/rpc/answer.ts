/** Answers requests of JSON-RPC 2.0, one or several at once. */
import { createJSONRPCErrorResponse, JSONRPCServer, type JSONRPCRequest } from 'json-rpc-2.0';
import * as json from '../json.js';
import type { Chain } from '../chain/chain.js';
import type { Faucet } from '../chain/faucet.js';
import { ACCOUNT_METHODS } from './accounts.js';
import { BLOCK_METHODS } from './blocks.js';
import { cheatsOf } from './cheats.js';
import { FEE_METHODS } from './fees.js';
import { HISTORY_METHODS } from './history.js';
import { SEND_METHODS } from './send.js';
import type { Methods } from './context.js';

const [PARSE, REQUEST] = [-32_700, -32_600];

/** What every node answers. */
export const NODE_METHODS: Methods = {
    ...ACCOUNT_METHODS,
    ...BLOCK_METHODS,
    ...FEE_METHODS,
    ...HISTORY_METHODS,
    ...SEND_METHODS,
};

/** And what a network with a faucet answers. */
export const methodsOf = (faucet: Faucet): Methods => ({ ...NODE_METHODS, ...cheatsOf(faucet) });

/** Answers what is asked of a chain, in text. `undefined`: nothing is to be said. */
export type Answer = (request: string) => Promise<string | undefined>;

/** By those methods. */
export function answerer(chain: Chain, methods: Methods): Answer {
    const server = new JSONRPCServer({ errorListener: () => {} });
    for (const [name, method] of Object.entries(methods)) {
        server.addMethod(name, async (params: unknown) => method(chain, params));
    }
    const one = (request: unknown) => answerTo(server, request);
    return async (text) => {
        const request = parsed(text);
        if (request === NOT_JSON) return json.write(error(PARSE, 'Parse error'));
        if (!Array.isArray(request)) return written(await one(request));
        if (!request.length) return json.write(error(REQUEST, 'Invalid request'));
        const answers = await Promise.all(request.map(one));
        const said = answers.filter((answer) => answer !== null);
        return said.length ? json.write(said) : undefined;
    };
}

const NOT_JSON = Symbol();

function parsed(text: string): unknown {
    try {
        return json.read(text);
    } catch {
        return NOT_JSON;
    }
}

const error = (code: number, message: string) => createJSONRPCErrorResponse(null, code, message);

const written = (answer: unknown): string | undefined =>
    answer === null ? undefined : json.write(answer);

async function answerTo(server: JSONRPCServer, request: unknown): Promise<unknown> {
    if (typeof request !== 'object' || request === null) return error(REQUEST, 'Invalid request');
    return server.receive(request as JSONRPCRequest);
}
