/** A node that has the accounts of the fixtures, and what a test adds to them. */
import { tokenAccount, type TokenAccountOf } from '@acequia/client';
import {
    createSolanaRpcFromTransport,
    getAddressEncoder,
    getBase64Decoder,
    type Address,
    type RpcTransport,
} from '@solana/kit';
import { bytesOf, givenHolding } from './given';

const HOLDING = givenHolding();
const { pool } = HOLDING;
const TOKEN = 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA';
const CLOCK = 'SysvarC1ock11111111111111111111111111111111';

interface Bytes {
    readonly owner: string;
    readonly data: Uint8Array;
}

/** A token account as both programs keep it. */
export function held(by: Address, state = 1): Bytes {
    const data = new Uint8Array(165);
    data.set(getAddressEncoder().encode(by), 32);
    data[108] = state;
    return { owner: TOKEN, data };
}

/** The clock [unix s], when the fixtures were last touched. */
function clock(): Bytes {
    const data = new Uint8Array(40);
    new DataView(data.buffer).setBigInt64(32, pool.data.totals.lastUpdate + 1n, true);
    return { owner: 'Sysvar1111111111111111111111111111111111111', data };
}

/** The chain of the fixtures, on which this token account is there too. */
export async function chainWith(of: TokenAccountOf, account: Bytes) {
    const there = new Map<string, Bytes>([
        [pool.address, bytesOf('pool')],
        [HOLDING.position.address, bytesOf('position_alice')],
        [CLOCK, clock()],
        [await tokenAccount(of), account],
    ]);
    const described = (at: string) => {
        const found = there.get(at);
        if (!found) return null;
        const data = [getBase64Decoder().decode(found.data), 'base64'];
        const rest = { executable: false, lamports: 1, rentEpoch: 0, space: found.data.length };
        return { data, owner: found.owner, ...rest };
    };
    return createSolanaRpcFromTransport((async ({ payload }: { payload: unknown }) => {
        const { id, method, params } = payload as {
            id: string;
            method: string;
            params: [string | string[]];
        };
        const [at] = params;
        if (method === 'getTokenAccountsByOwner') {
            return { jsonrpc: '2.0', id, result: { context: { slot: 1 }, value: [] } };
        }
        const value = typeof at === 'string' ? described(at) : at.map(described);
        return { jsonrpc: '2.0', id, result: { context: { slot: 1 }, value } };
    }) as RpcTransport) as never;
}
