/** The history of a position: page by page, whatever the versions of its transactions. */
import { ACEQUIA_PROGRAM_ADDRESS } from '@acequia/client';
import { createSolanaRpcFromTransport, type RpcTransport } from '@solana/kit';
import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { readPage } from '../src/chain/history';
import { givenHolding } from './given';

const holding = givenHolding();
const NAMES_NOTHING = { message: { accountKeys: [] } };
const LOGS = [`Program ${ACEQUIA_PROGRAM_ADDRESS} invoke [1]`];

/** A node on which these transactions are, by their versions, newest first; of version 0, 1, …, or
 *  one that it does not know any more. */
function nodeWith(versions: readonly (number | 'gone')[]) {
    const asked: string[] = [];
    const signatures = versions.map((_, nth) => String(nth + 1).repeat(64));
    const answer = (method: string, [first, config]: [string, Record<string, number>]) => {
        if (method === 'getSignaturesForAddress') {
            const of = (signature: string) => ({ signature, blockTime: 1, err: null, slot: 1 });
            return { result: signatures.map(of) };
        }
        asked.push(first);
        const version = versions[signatures.indexOf(first)]!;
        if (version === 'gone') return { result: null };
        if (version > config['maxSupportedTransactionVersion']!) {
            return { error: { code: -32015, message: `Transaction version (${version})` } };
        }
        return { result: { version, meta: { logMessages: LOGS }, transaction: NAMES_NOTHING } };
    };
    const transport = (async ({ payload }: { payload: unknown }) => {
        const { id, method, params } = payload as { id: string; method: string; params: never };
        return { jsonrpc: '2.0', id, ...answer(method, params) };
    }) as RpcTransport;
    return { rpc: createSolanaRpcFromTransport(transport) as never, asked, signatures };
}

test('one transaction that cannot be read leaves the others as they are', async () => {
    const node = nodeWith([0, 1, 'gone', 7, 0]);
    const input = { rpc: node.rpc, holding, before: undefined };
    const page = await readPage({ ...input, queries: new QueryClient() });
    expect(page.map(({ signature }) => signature)).toEqual(node.signatures);
    expect(page.map(({ told }) => told)).toEqual([[], [], undefined, undefined, []]);
});

test('what was read once is not asked for again, and what could not be read is', async () => {
    const node = nodeWith([1, 'gone', 7]);
    const input = { rpc: node.rpc, holding, before: undefined };
    const queries = new QueryClient();
    await readPage({ ...input, queries });
    node.asked.length = 0;
    await readPage({ ...input, queries });
    expect(node.asked).toEqual(node.signatures.slice(1));
});
