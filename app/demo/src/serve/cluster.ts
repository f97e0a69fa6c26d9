/** `/cluster.json`: what the app knows of a local chain without asking. */
import type { Address } from '@solana/kit';
import type { Chain } from '../chain/chain.js';
import type { Token } from '../chain/mints.js';
import type { Farm } from '../farm/farm.js';
import type { Gauge } from '../farm/gauge.js';

/** The contract with app/web. */
export interface Cluster {
    readonly name: string;
    readonly rpc: string;
    readonly ws: string;
    readonly local: true;
    /** Takes a POST of `{"address": "<base58>"}`. */
    readonly faucet: string;
    readonly tokens: readonly {
        readonly mint: Address;
        readonly symbol: string;
        readonly name: string;
        readonly decimals: number;
    }[];
    /** Offered; with `use`, in use until somebody chooses others. */
    readonly prices: { readonly name: string; readonly url: string; readonly use?: boolean };
    readonly gauges: readonly Address[];
    /** How many times faster than a clock on the wall. */
    readonly speed: number;
    readonly pools: readonly { readonly pool: Address; readonly name: string }[];
    /** Where `acequia-serve` tells what happened; absent until it does. */
    history?: string | undefined;
}

/** What it says of a chain with these farms and gauges on it. */
export function clusterOf(
    { network }: Chain,
    farms: readonly Farm[],
    gauges: readonly Gauge[],
): Cluster {
    return {
        name: 'local',
        rpc: network.rpc,
        ws: network.ws,
        local: true,
        faucet: '/faucet',
        tokens: farms.flatMap(({ tokens, script }) =>
            tokens.map((token) => ({ ...named(token), name: `${token.symbol} of ${script.name}` })),
        ),
        prices: { name: 'invented for this demo', url: '/prices.json', use: true },
        gauges: gauges.map(({ address }) => address),
        speed: network.speed,
        pools: farms.flatMap(({ pools }) =>
            pools.map(({ address, name }) => ({ pool: address, name })),
        ),
    };
}

function named({ mint, symbol, decimals }: Token) {
    return { mint, symbol, decimals };
}
