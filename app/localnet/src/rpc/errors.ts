/** What a node refuses, in its codes and words. */
import { JSONRPCErrorException } from 'json-rpc-2.0';

/** The codes that nodes use. */
export const CODE = {
    preflight: -32002,
    signature: -32003,
    version: -32015,
    tooSoon: -32016,
    request: -32600,
    params: -32602,
} as const;

/** An answer that is an error. */
export function failure(code: number, message: string, data?: unknown): JSONRPCErrorException {
    return new JSONRPCErrorException(message, code, data);
}

/** Parameters that cannot be meant. */
export const invalid = (message: string): JSONRPCErrorException => failure(CODE.params, message);
