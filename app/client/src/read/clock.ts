/** The chain's clock. The farm counts in its seconds, which may be some away from a machine's. */
import { address, fetchEncodedAccount, getI64Decoder } from '@solana/kit';
import { ClientFailure } from '../explain/failure.js';
import type { ReadRpc } from '../types.js';

const CLOCK = address('SysvarC1ock11111111111111111111111111111111');
const UNIX_TIMESTAMP = 32;

/** Reads the time of the chain [unix s]. */
export async function fetchNow(rpc: ReadRpc): Promise<bigint> {
    const account = await fetchEncodedAccount(rpc, CLOCK);
    if (!account.exists) {
        const remedy = 'Use an endpoint of a Solana cluster.';
        throw new ClientFailure({ kind: 'cluster', condition: 'The node has no clock.', remedy });
    }
    return getI64Decoder().decode(account.data, UNIX_TIMESTAMP);
}

/** A clock that was set by the chain's and runs by the machine's, for figures that move. */
export interface ChainClock {
    /** The time of the chain, as far as is known [unix s]. */
    now(): bigint;
}

/** Sets a clock by the chain's. Set it anew every few minutes: the two drift apart. */
export async function fetchClock(rpc: ReadRpc): Promise<ChainClock> {
    const asked = performance.now();
    const read = await fetchNow(rpc);
    return { now: () => read + BigInt(Math.floor((performance.now() - asked) / 1_000)) };
}
