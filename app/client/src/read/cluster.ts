/** Which cluster a node belongs to, and whether the farm is there. */
import { fetchEncodedAccount } from '@solana/kit';
import { ACEQUIA_PROGRAM_ADDRESS } from '../generated/acequia/programs/acequia.js';
import { ClientFailure } from '../explain/failure.js';
import type { ClusterRpc } from '../types.js';
import { asked } from './asked.js';

/** A public cluster, or any other: a local one, say. */
export type Cluster = 'mainnet' | 'devnet' | 'testnet' | 'other';

const GENESIS: Record<string, Cluster> = {
    '5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d': 'mainnet',
    EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG: 'devnet',
    '4uhcVJyU9pJkvQyS88uRDiswHXSCkY3zQawwpjk2NsNY': 'testnet',
};

/** The cluster of a node, by the hash of its first block. */
export async function clusterOf(rpc: ClusterRpc): Promise<Cluster> {
    return GENESIS[await asked(() => rpc.getGenesisHash().send())] ?? 'other';
}

/** Throws a `ClientFailure` where the node is of another cluster than expected, or where the farm
 *  is not on it. Call it once when connecting. */
export async function requireFarm(rpc: ClusterRpc, expected?: Cluster): Promise<Cluster> {
    const cluster = await clusterOf(rpc);
    if (expected !== undefined && cluster !== expected) {
        throw new ClientFailure({
            kind: 'cluster',
            condition: `The node is of ${named(cluster)}, not of ${named(expected)}.`,
            remedy: 'Switch the endpoint, or the network in the wallet.',
        });
    }
    const program = await asked(() => fetchEncodedAccount(rpc, ACEQUIA_PROGRAM_ADDRESS));
    if (!program.exists || !program.executable) {
        throw new ClientFailure({
            kind: 'cluster',
            condition: `The farm is not on ${named(cluster)}.`,
            remedy: `Connect to a cluster on which ${ACEQUIA_PROGRAM_ADDRESS} is deployed.`,
        });
    }
    return cluster;
}

function named(cluster: Cluster): string {
    return cluster === 'other' ? 'a cluster of its own' : cluster;
}
