/** The two networks that are held against each other. */
import { createRequire } from 'node:module';
import { startNetwork } from '../../src/network.js';

export interface Network {
    readonly rpc: string;
    readonly ws: string;
    stop(): Promise<void> | void;
}

export async function ours(): Promise<Network> {
    const net = await startNetwork({ root: '/nowhere' });
    return { ...net.announced, stop: () => net.stop() };
}

/** What is used of Surfpool's package for Node. */
interface Surfpool {
    readonly Surfnet: {
        startWithConfig(config: object): { rpcUrl: string; wsUrl: string; stop(): void };
    };
}

/** A real Surfpool; `undefined` where its package has no binary for this machine. */
export function surfpool(): Network | undefined {
    const { Surfnet } = load() ?? {};
    if (!Surfnet) return undefined;
    const config = { offline: true, blockProductionMode: 'transaction', slotTimeMs: 1 };
    const net = Surfnet.startWithConfig(config);
    return { rpc: net.rpcUrl, ws: net.wsUrl, stop: () => net.stop() };
}

function load(): Surfpool | undefined {
    try {
        return createRequire(import.meta.url)('@solana/surfpool-linux-x64-gnu') as Surfpool;
    } catch {
        return undefined;
    }
}
