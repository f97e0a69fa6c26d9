/** A chain whose clock stands still until a test moves it, and a browser to look at it. */
import { existsSync } from 'node:fs';
import {
    Chain,
    Faucet,
    give,
    holdingOf,
    makeMint,
    serve,
    type ChainOptions,
    type Cluster,
    type Farm as DemoFarm,
    type Serving,
    type Token,
    type TokenTerms,
} from '@acequia/demo';
import { fetchPool, TokenKind, type PoolAccount } from '@acequia/client';
import {
    getBase64Decoder,
    type Address,
    type Base64EncodedWireTransaction,
    type KeyPairSigner,
} from '@solana/kit';
import type { Browser } from 'playwright-core';
import { startBrowser } from './browser.js';
import { webFile } from './files.js';
import { Wire } from './wire.js';

/** What wallets of a test begin with [lamports]. */
export const SOL = 10_000_000_000n;

/** What somebody has. */
export interface Funds {
    readonly sol?: bigint;
    readonly tokens?: readonly (readonly [Token, bigint])[];
}

/** What `cluster.json` says besides where the node is; a test may change it. */
export interface Announced {
    pools: { pool: Address; name: string }[];
    gauges: Address[];
    tokens: Token[];
    /** No list is kept unless named. */
    farms?: { pool: Address; created_at: number }[];
    /** What `/prices.json` answers [$ of one whole token]. */
    prices: Record<Address, number>;
    /** Whether they are in use until somebody chooses others. */
    use?: boolean;
    /** Where a history server is. */
    history?: string;
}

/** A world of one file of tests. */
export class World {
    readonly announced: Announced = { pools: [], gauges: [], tokens: [], prices: {} };
    private count = 0;

    private constructor(
        readonly chain: Chain,
        readonly browser: Browser,
    ) {}

    static async begin(options: ChainOptions = {}): Promise<World> {
        if (!existsSync(webFile('dist/index.html'))) {
            throw new Error('app/web is not built: scripts/browser-test builds it');
        }
        const [chain, browser] = await Promise.all([Chain.start(options), startBrowser()]);
        const world = new World(chain, browser);
        if (options.blockMs === undefined) await world.pass(1n); // on the full second
        return world;
    }

    async end(): Promise<void> {
        await this.browser.close();
        await this.chain.stop();
    }

    /** Lets time pass [s]. Blocks are made by transactions only, a thousandth of a second each. */
    async pass(seconds: bigint): Promise<void> {
        await this.chain.network.travelTo!((await this.chain.now()) + seconds);
    }

    /** Lets so many blocks pass, each of a second. */
    async passBlocks(count: number): Promise<void> {
        const now = await this.chain.now();
        for (let nth = 1; nth <= count; nth++) {
            await this.chain.network.travelTo!(now + BigInt(nth));
        }
    }

    async wallet({ sol = SOL, tokens = [] }: Funds = {}): Promise<KeyPairSigner> {
        const signer = await this.chain.wallet(`wallet ${this.count++}`);
        const holdings = tokens.map(([token, amount]) => ({ token, amount }));
        await give(this.chain, [{ to: signer.address, sol, tokens: holdings }]);
        return signer;
    }

    async give({ address }: KeyPairSigner, tokens: Funds['tokens'] = []): Promise<void> {
        const holdings = tokens.map(([token, amount]) => ({ token, amount }));
        await give(this.chain, [{ to: address, sol: 0n, tokens: holdings }]);
    }

    pool(address: Address): Promise<PoolAccount> {
        return fetchPool(this.chain.rpc, address);
    }

    /** A new token, named in the list that pages are given. */
    async token(symbol: string, terms: Partial<TokenTerms> = {}): Promise<Token> {
        const kind = TokenKind.SplToken;
        const all = { decimals: 6, risks: [], ...terms, kind: terms.kind ?? kind, symbol };
        const token = await makeMint(this.chain, `${symbol} ${this.count++}`, all);
        this.announced.tokens.push(token);
        return token;
    }

    /** Names the farms of a file to the pages, and their tokens. */
    announces({ tokens, pools }: DemoFarm): void {
        this.announced.tokens.push(...tokens);
        this.announced.pools.push(...pools.map(({ address, name }) => ({ pool: address, name })));
    }

    /** What a wallet holds of a token [base units]. */
    holds(token: Token, owner: Address): Promise<bigint> {
        return holdingOf(this.chain, token, owner);
    }

    /** Takes a signed transaction, as from a wallet that has a node of its own. */
    async takes(wire: Uint8Array): Promise<void> {
        const bytes = getBase64Decoder().decode(wire) as Base64EncodedWireTransaction;
        const config = { encoding: 'base64', skipPreflight: true } as const;
        await this.chain.rpc.sendTransaction(bytes, config).send();
    }

    /** A server of the app for somebody on such a line: the demo's. */
    site(wire: Wire): Promise<Serving> {
        const [cluster, prices] = [() => this.cluster(wire), () => priced(this.announced.prices)];
        return serve({
            dist: webFile('dist'),
            get cluster() {
                return cluster();
            },
            get prices() {
                return prices();
            },
            faucet: {
                refusal: () => undefined,
                give: async (to) => (await Faucet.open(this.chain, this.announced.tokens)).give(to),
            },
        });
    }

    /** A line to the node; a visitor's own. */
    wire(): Promise<Wire> {
        return Wire.to(this.chain.network);
    }

    private cluster({ rpc, ws }: Wire): Cluster {
        const { pools, gauges, farms, history, use = false } = this.announced;
        const tokens = this.announced.tokens.map(({ mint, symbol, decimals }) => {
            return { mint, symbol, name: `${symbol} of the tests`, decimals };
        });
        const prices = { name: 'invented for these tests', url: '/prices.json', use };
        const { speed } = this.chain.network;
        const there = { name: 'local', rpc, ws, local: true, faucet: '/faucet', speed } as const;
        const beside = { ...(farms && { farms }), ...(history && { history }) };
        return { ...there, tokens, prices, gauges, pools, ...beside };
    }
}

const priced = (prices: Record<Address, number>) =>
    Object.fromEntries(Object.entries(prices).map(([mint, usdPrice]) => [mint, { usdPrice }]));
