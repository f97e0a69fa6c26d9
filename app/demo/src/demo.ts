/** The demo: a chain, farms from their files, a past, people who live on, and the app. */
import { existsSync } from 'node:fs';
import { Chain } from './chain/chain.js';
import type { Token } from './chain/mints.js';
import type { Farm } from './farm/farm.js';
import { readScript } from './farm/script.js';
import { startHistory, type HistoryOptions } from './history/history.js';
import { live } from './people/timed.js';
import { pricesOf } from './prices.js';
import { packageFile, repositoryFile } from './repository.js';
import { clusterOf, type Cluster } from './serve/cluster.js';
import { Faucet } from './serve/faucet.js';
import { serve } from './serve/server.js';
import { setScene, type SceneOptions } from './scene.js';

export interface DemoOptions extends SceneOptions {
    /** How many times faster than a clock on the wall. */
    readonly speed: number;
    /** A block every so many milliseconds. */
    readonly blockMs: number;
    /** Where the app is served, if that port is free. */
    readonly port?: number | undefined;
    /** Chance and wallets follow from it. */
    readonly seed?: string | undefined;
    /** Whether a validator that is installed takes the place of the network of our own. */
    readonly installed?: boolean | undefined;
}

export interface Demo {
    readonly url: string;
    readonly cluster: Cluster;
    /** Resolves when the chain has ended, whoever ended it. */
    readonly ended: Promise<void>;
    /** Builds and starts the server of histories; resolves when the app is told of it, or there will be none. */
    keepHistory(place: HistoryPlace): Promise<void>;
    stop(): Promise<void>;
}

/** Starts everything; resolves when the app can be opened. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
    const { farms, blockMs, speed, seed, installed, say } = options;
    await Promise.all(farms.map(readScript)); // what is wrong with them is said before all else
    const chain = await Chain.start({ blockMs, speed, seed, installed });
    say(`chain: ${chain.network.name} at ${chain.network.rpc}`);
    try {
        return await open(chain, options);
    } catch (error) {
        await chain.stop();
        throw error;
    }
}

async function open(chain: Chain, options: DemoOptions): Promise<Demo> {
    const { liveFarms, gauge, timed } = await chain.hurry(() => setScene(chain, options));
    const farms = liveFarms.map(({ farm }) => farm);
    const faucet = await Faucet.open(chain, stakeTokens(farms));
    const cluster = clusterOf(chain, farms, gauge ? [gauge] : []);
    const prices = pricesOf(farms.flatMap(({ tokens }) => tokens));
    const { port } = options;
    const site = await serve({ dist: appFolder(), cluster, prices, faucet, port });
    const stopping = new AbortController();
    const others = liveFarms.map(({ others }) => others.live(stopping.signal));
    const lives = Promise.allSettled([live(chain, timed, stopping.signal), ...others]);
    let history: ReturnType<typeof startHistory> | undefined;
    const keepHistory = async (place: HistoryPlace) => {
        const { say } = options;
        const told = { ...place, prices, source: cluster.prices.name, say };
        history = startHistory(chain, told, stopping.signal);
        const server = await history;
        if (!server || stopping.signal.aborted) return;
        cluster.history = server.url;
        say(
            `history: ${server.url}/docs tells what happened so far; the app shows it when it is opened again`,
        );
    };
    const stop = async () => {
        stopping.abort();
        await site.stop();
        await Promise.race([lives, waited(STOP_MS)]);
        await history?.then((server) => server?.stop());
        await chain.stop();
    };
    return { url: site.url, cluster, ended: chain.network.ended, keepHistory, stop };
}

/** Where the history is kept, and what keeps it. */
export type HistoryPlace = Pick<HistoryOptions, 'folder' | 'program'>;

/** For people to finish what they are doing [ms]. */
const STOP_MS = 3_000;

const waited = (ms: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, ms).unref());

/** What can be staked, each once. */
function stakeTokens(farms: readonly Farm[]): Token[] {
    const all = farms.flatMap(({ script, tokens }) =>
        script.pools.map(({ stake }) => tokens[stake]!),
    );
    return [...new Set(all)];
}

/** The built app; a page that says how to build it where there is none. */
function appFolder(): string {
    const built = repositoryFile('app/web/dist');
    return existsSync(built) ? built : packageFile('placeholder');
}
