/** A chain with people on it: wallets by name, SOL and tokens for them, transactions. */
import {
    createDefaultRpcTransport,
    createSolanaRpcFromTransport,
    type Address,
    type Instruction,
    type KeyPairSigner,
    type Rpc,
    type RpcTransport,
    type SolanaRpcApi,
    type TransactionSigner,
} from '@solana/kit';
import {
    fetchNewestVersion,
    fetchNow,
    pack,
    send,
    sendAll,
    type Landed,
    type SendOptions,
    type Version,
} from '@acequia/client';
import type { Network, NetworkOptions } from './network.js';
import { startNetwork } from './startNetwork.js';
import { walletOf } from './wallets.js';

/** How a chain is to run. */
export interface ChainOptions extends Omit<NetworkOptions, 'funded'> {
    /** Wallets and mints follow from it. */
    readonly seed?: string | undefined;
}

/** More than a step that is packed computes, and calls. */
const STEP = { computeUnits: 60_000, innerCalls: 7 };

/** Whose SOL all of it is, and who mints every token. */
const ISSUER = 'issuer';

/** A chain on this machine. */
export class Chain {
    readonly rpc: Rpc<SolanaRpcApi>;
    private readonly known = new Map<string, Promise<KeyPairSigner>>();
    private options: SendOptions;
    private makeBlock: (() => Promise<void>) | undefined;
    private newest: Promise<Version> | undefined;

    private constructor(
        readonly network: Network,
        readonly seed: string,
        /** Has the SOL, and mints every token. */
        readonly issuer: KeyPairSigner,
    ) {
        this.rpc = createSolanaRpcFromTransport(this.transport(network));
        this.options = { interval: network.speed === 0 ? 2 : 50 };
    }

    static async start({ seed = 'demo', ...options }: ChainOptions = {}): Promise<Chain> {
        const issuer = await walletOf(seed, ISSUER);
        const network = await startNetwork({ ...options, funded: issuer.address });
        return new Chain(network, seed, issuer);
    }

    /** A wallet by its name; the same each time. */
    wallet(name: string): Promise<KeyPairSigner> {
        const known = this.known.get(name) ?? walletOf(this.seed, name);
        this.known.set(name, known);
        return known;
    }

    /** The chain's clock [unix s]. */
    now(): Promise<bigint> {
        return fetchNow(this.rpc);
    }

    /** Sends a transaction and waits until it is confirmed. */
    send(payer: TransactionSigner, instructions: readonly Instruction[]): Promise<Landed> {
        return send(this.rpc, { payer, instructions }, this.options);
    }

    /** Of the longest transactions that it takes. */
    version(): Promise<Version> {
        this.newest ??= fetchNewestVersion(this.rpc, this.issuer.address);
        return this.newest;
    }

    /** Steps that are not split, in as few transactions as hold them, in their order. */
    async pack(
        payer: TransactionSigner,
        steps: readonly (readonly Instruction[])[],
    ): Promise<Instruction[][]> {
        const costs = steps.map((instructions) => ({ instructions, ...STEP }));
        return pack({ payer, version: await this.version() }, costs);
    }

    /** Sends what was packed, one after the other. */
    async sendAll(
        payer: TransactionSigner,
        transactions: readonly (readonly Instruction[])[],
    ): Promise<Landed[]> {
        const draft = { payer, version: await this.version() };
        return sendAll(this.rpc, draft, transactions, this.options);
    }

    /** Sends steps none of which builds on another. */
    async sendTogether(
        payer: TransactionSigner,
        steps: readonly (readonly Instruction[])[],
    ): Promise<void> {
        const version = await this.version();
        const transactions = await this.pack(payer, steps);
        const each = (instructions: readonly Instruction[]) =>
            send(this.rpc, { payer, instructions, version }, this.options);
        await Promise.all(transactions.map(each));
    }

    /** What a wallet has [lamports]. */
    async sol(owner: Address): Promise<bigint> {
        return (await this.rpc.getBalance(owner).send()).value;
    }

    /** Moves the clock ahead [unix s]; where it is there already, or cannot be moved, nothing
     *  happens. */
    async travelTo(time: bigint): Promise<void> {
        const { travelTo } = this.network;
        if (!travelTo || (await this.now()) >= time) return;
        await travelTo(time).catch(async (error: unknown) => {
            // A fast clock may have got there meanwhile.
            if ((await this.now()) < time) throw error;
        });
    }

    /** Does something without waiting for blocks: one is made as soon as something is sent, a
     *  second of the chain's clock later. */
    async hurry<T>(work: () => Promise<T>): Promise<T> {
        const { travelTo, speed } = this.network;
        if (!travelTo || speed === 0) return work();
        const before = this.options;
        this.options = { interval: 0 }; // the block is there when the node has answered
        this.makeBlock = async () => travelTo((await this.now()) + 1n).catch(() => {});
        try {
            return await work();
        } finally {
            this.makeBlock = undefined;
            this.options = before;
        }
    }

    /** Passes requests on; in a hurry, makes a block for what was sent. */
    private transport({ answer, rpc }: Network): RpcTransport {
        const ask = answer
            ? ({ payload }: Parameters<RpcTransport>[0]) => answer(payload)
            : createDefaultRpcTransport({ url: rpc });
        return (async (request: Parameters<RpcTransport>[0]) => {
            const answer = await ask(request);
            const { method } = request.payload as { method?: string };
            if (method === 'sendTransaction') await this.makeBlock?.();
            return answer;
        }) as RpcTransport;
    }

    stop(): Promise<void> {
        return this.network.stop();
    }
}
