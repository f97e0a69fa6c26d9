/** Which chain the pages talk to: what the server of these pages says, or what a person set. */
import { ClientFailure, readFarms, visible, type Farms } from '@acequia/client';
import { address, type Address } from '@solana/kit';
import { keep, kept } from '../ui/kept';

/** A token as some list names it. A list can be wrong: the mint is what counts. */
export interface ListedToken {
    readonly mint: Address;
    readonly symbol: string;
    readonly name: string;
    readonly decimals: number;
}

/** A chain, and what is known about it beside what is on it. */
export interface Cluster {
    readonly name: string;
    readonly rpc: string;
    /** Its websocket; without it pages ask again every few seconds. */
    readonly ws?: string | undefined;
    /** Whether it is a chain on this machine, whose tokens are play money. */
    readonly local: boolean;
    /** Where to ask for play money, on a local chain. */
    readonly faucet?: string | undefined;
    readonly tokens: readonly ListedToken[];
    /** Prices that are offered. They are used unasked only of play money: on a local chain, by `use`. */
    readonly prices?:
        { readonly name: string; readonly url: string; readonly use?: boolean } | undefined;
    readonly gauges: readonly Address[];
    readonly pools: readonly { readonly pool: Address; readonly name: string }[];
    /** The farms that whoever serves these pages vouches for; none where they keep no list. */
    readonly farms?: Farms | undefined;
    /** A history server (`acequia-serve`), where there is one: pages do without as well. */
    readonly history?: string | undefined;
    /** How many of the chain's seconds pass in one, where it is told. */
    readonly speed?: number | undefined;
}

const KEPT = 'acequia.cluster';

/** The clusters everybody knows. Their public nodes limit searches: a node of one's own is better. */
export const PUBLIC_CLUSTERS: readonly Cluster[] = [
    bare('mainnet', 'https://api.mainnet-beta.solana.com'),
    bare('devnet', 'https://api.devnet.solana.com'),
];

/** A chain of which only the node's address is known. */
export function bare(name: string, rpc: string): Cluster {
    const local = /^http:\/\/(localhost|127\.0\.0\.1)([:/]|$)/.test(rpc);
    const ws = local ? undefined : rpc.replace(/^http/, 'ws');
    return { name, rpc, ws, local, tokens: [], gauges: [], pools: [] };
}

/** The chain to start with: the one that a person set, else what these pages came with; `undefined`
 *  where nobody said. */
export async function firstCluster(): Promise<Cluster | undefined> {
    const chosen = keptCluster();
    const served = await servedCluster();
    return chosen && chosen !== served?.rpc ? clusterAt(chosen) : served;
}

/** What the server of these pages says; a plain static host says nothing, or answers with a page. Throws
 *  a `ClientFailure` where something is said that cannot be read. */
export async function servedCluster(): Promise<Cluster | undefined> {
    const response = await fetch('./cluster.json', { cache: 'no-store' }).catch(() => undefined);
    const text = response?.ok ? await response.text() : '<';
    if (text.trimStart().startsWith('<')) return undefined;
    try {
        return readCluster(JSON.parse(text) as Parameters<typeof readCluster>[0]);
    } catch (error) {
        const condition =
            'The server of these pages says which chain to use, and it cannot be read.';
        const remedy = 'Tell whoever runs it to look at cluster.json, or choose a node yourself.';
        throw new ClientFailure({ kind: 'input', condition, remedy }, { cause: error });
    }
}

/** The chain behind a node's address. */
export function clusterAt(rpc: string): Cluster {
    return PUBLIC_CLUSTERS.find((one) => one.rpc === rpc) ?? bare(hostOf(rpc), rpc);
}

/** Whether a text is the address of a node. */
export const isNode = (rpc: string): boolean => /^https?:\/\//.test(rpc) && URL.canParse(rpc);

/** Where a node is, and no more: its address often carries a key. */
export const hostOf = (rpc: string): string => new URL(rpc).host;

/** Remembers a node's address for the next visit; none forgets it. */
export function keepCluster(rpc: string | undefined): void {
    keep(KEPT, rpc);
}

function keptCluster(): string | undefined {
    const rpc = kept(KEPT);
    return rpc !== undefined && isNode(rpc) ? rpc : undefined;
}

function readCluster(said: Omit<Partial<Cluster>, 'farms'> & { farms?: unknown }): Cluster {
    const { name = 'local', rpc = '', local = false, tokens = [], gauges = [], pools = [] } = said;
    const { prices } = said;
    if (!isNode(rpc)) throw new Error('cluster.json names no node');
    if (said.history !== undefined && !isNode(said.history))
        throw new Error('its history is nowhere');
    return {
        ...said,
        name: visible(name),
        rpc,
        local,
        prices: prices && { ...prices, name: visible(prices.name) },
        farms: said.farms === undefined ? undefined : readFarms(said.farms),
        tokens: tokens.map(({ symbol, name: called, ...token }) => ({
            ...token,
            mint: address(token.mint),
            symbol: visible(symbol),
            name: visible(called),
        })),
        gauges: gauges.map((gauge) => address(gauge)),
        pools: pools.map(({ pool, name: called }) => ({
            pool: address(pool),
            name: visible(called),
        })),
    };
}
