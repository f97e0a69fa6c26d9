/** A chain with people on it: wallets by name, SOL and tokens for them, transactions. */
import {
    createSolanaRpc,
    type Address,
    type Instruction,
    type KeyPairSigner,
    type Rpc,
    type SolanaRpcApi,
    type TransactionSigner,
} from '@solana/kit';
import { fetchNow, send, sendAll, type Landed, type SendOptions } from '@acequia/client';
import { startNetwork, type Network, type NetworkOptions } from './network.js';
import { walletOf } from './wallets.js';

/** How a chain is to run. */
export interface ChainOptions extends Omit<NetworkOptions, 'funded'> {
    /** Wallets and mints follow from it. */
    readonly seed?: string | undefined;
}

/** Whose SOL all of it is, and who mints every token. */
const ISSUER = 'issuer';

/** A chain on this machine. */
export class Chain {
    readonly rpc: Rpc<SolanaRpcApi>;
    private readonly known = new Map<string, Promise<KeyPairSigner>>();
    private readonly options: SendOptions;

    private constructor(
        readonly network: Network,
        readonly seed: string,
        /** Has the SOL, and mints every token. */
        readonly issuer: KeyPairSigner,
    ) {
        this.rpc = createSolanaRpc(network.rpc);
        this.options = { interval: network.speed === 0 ? 2 : 50 };
    }

    /** Starts one. */
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

    /** Sends several, one after the other. */
    sendAll(
        payer: TransactionSigner,
        transactions: readonly (readonly Instruction[])[],
    ): Promise<Landed[]> {
        return sendAll(this.rpc, { payer }, transactions, this.options);
    }

    /** What a wallet has [lamports]. */
    async sol(owner: Address): Promise<bigint> {
        return (await this.rpc.getBalance(owner).send()).value;
    }

    /** Ends it. */
    stop(): Promise<void> {
        return this.network.stop();
    }
}
