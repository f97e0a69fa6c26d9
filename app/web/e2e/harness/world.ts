/** A chain whose clock stands still until a test moves it, and a browser to look at it. */
import {
    Chain,
    give,
    holdingOf,
    makeMint,
    type Token,
    type TokenTerms,
    type ChainOptions,
} from '@acequia/demo';
import { fetchPool, TokenKind, type PoolAccount } from '@acequia/client';
import type { Address, KeyPairSigner } from '@solana/kit';
import type { Browser } from 'playwright-core';
import { startBrowser } from './browser.js';
import { Site, type Answers } from './site.js';
import { Wire } from './wire.js';

/** What wallets of a test begin with [lamports]. */
export const SOL = 10_000_000_000n;

/** What somebody has. */
export interface Purse {
    readonly sol?: bigint;
    readonly tokens?: readonly (readonly [Token, bigint])[];
}

/** What `cluster.json` says besides where the node is; a test may change it. */
export interface Told {
    farms: { pool: Address; name: string }[];
    gauges: Address[];
    tokens: Token[];
    /** What `/prices.json` answers [$ of one whole token]. */
    prices: Record<Address, number>;
    /** More, or something else. */
    more: Record<string, unknown>;
}

/** A world of one file of tests. */
export class World {
    readonly told: Told = { farms: [], gauges: [], tokens: [], prices: {}, more: {} };
    private count = 0;

    private constructor(
        readonly chain: Chain,
        readonly browser: Browser,
    ) {}

    static async begin(options: ChainOptions = {}): Promise<World> {
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
        for (let nth = 0; nth < count; nth++) await this.pass(1n);
    }

    /** A new wallet. */
    async wallet({ sol = SOL, tokens = [] }: Purse = {}): Promise<KeyPairSigner> {
        const signer = await this.chain.wallet(`wallet ${this.count++}`);
        const holdings = tokens.map(([token, amount]) => ({ token, amount }));
        await give(this.chain, [{ to: signer.address, sol, tokens: holdings }]);
        return signer;
    }

    /** Gives a wallet more tokens. */
    async give({ address }: KeyPairSigner, tokens: Purse['tokens'] = []): Promise<void> {
        const holdings = tokens.map(([token, amount]) => ({ token, amount }));
        await give(this.chain, [{ to: address, sol: 0n, tokens: holdings }]);
    }

    /** A pool as it stands. */
    pool(address: Address): Promise<PoolAccount> {
        return fetchPool(this.chain.rpc, address);
    }

    /** A new token, named in the list that pages are given. */
    async token(symbol: string, terms: Partial<TokenTerms> = {}): Promise<Token> {
        const kind = TokenKind.SplToken;
        const all = { decimals: 6, risks: [], ...terms, kind: terms.kind ?? kind, symbol };
        const token = await makeMint(this.chain, `${symbol} ${this.count++}`, all);
        this.told.tokens.push(token);
        return token;
    }

    /** What a wallet holds of a token [base units]. */
    holds(token: Token, owner: Address): Promise<bigint> {
        return holdingOf(this.chain, token, owner);
    }

    /** A server of the app; a visitor's own. */
    site(): Promise<Site> {
        return Site.open();
    }

    /** A line to the node; a visitor's own. */
    wire(): Promise<Wire> {
        return Wire.to(this.chain.network);
    }

    /** What stands beside the app for a visitor on such a line. */
    answersFor(wire: Wire): Answers {
        return {
            '/cluster.json': async () => ({ body: this.cluster(wire) }),
            '/prices.json': async () => ({ body: priced(this.told.prices) }),
            '/faucet': async (body) => ({ body: await this.gift(body) }),
        };
    }

    private cluster({ rpc, ws }: Wire): unknown {
        const { farms, gauges, more } = this.told;
        const tokens = this.told.tokens.map(({ mint, symbol, decimals }) => {
            return { mint, symbol, name: `${symbol} of the tests`, decimals };
        });
        const prices = { name: 'invented for these tests', url: '/prices.json' };
        const there = { name: 'local', rpc, ws, local: true, faucet: '/faucet', speed: 0 };
        return { ...there, tokens, prices, gauges, farms, ...more };
    }

    private async gift(body: string): Promise<unknown> {
        const { address } = JSON.parse(body) as { address: Address };
        const tokens = this.told.tokens.map((token) => ({ token, amount: 1_000_000_000n }));
        await give(this.chain, [{ to: address, sol: SOL, tokens }]);
        return { sol: '10', tokens: tokens.map(({ token }) => ({ mint: token.mint })) };
    }
}

const priced = (prices: Record<Address, number>) =>
    Object.fromEntries(Object.entries(prices).map(([mint, usdPrice]) => [mint, { usdPrice }]));
