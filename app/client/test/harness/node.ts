/**
 * A Solana node without a network: that of `@acequia/localnet`, in this process, with the farm's
 * real bytes. It fails where a test tells it to.
 */
import { existsSync, readFileSync } from 'node:fs';
import { ask, Chain, deploy, NOTHING, serve, type Account } from '@acequia/localnet/in-process';
import { createSolanaRpcFromTransport, type Address, type RpcTransport } from '@solana/kit';
import { ACEQUIA_PROGRAM_ADDRESS } from '@acequia/client';
import { repositoryFile } from './files.js';

/** When the world begins [unix s]. */
export const DAY_ONE = 1_750_000_000n;
/** More than a blockhash lives, and more than makes that final. */
const TOO_MANY_BLOCKS = 200;

/** Stands between the client and the node: may throw, answer by itself, or ask the node. */
export type Fault = (method: string, ask: () => unknown) => unknown;

/** An account to put somewhere. */
type Put = Omit<Account, 'owner'> & { address: Address; programAddress: Address };

export class Node {
    /** What is wrong with the connection at the moment; nothing unless a test says so. */
    fault: Fault = (_, ask) => ask();
    /** Every request, by method, in order. */
    readonly asked: string[] = [];
    /** The bytes of every transaction that was sent. */
    readonly sent: string[] = [];
    /** Another than the chain's own. */
    genesis: string | undefined;
    readonly chain = new Chain({ time: DAY_ONE });

    constructor() {
        this.deploy(ACEQUIA_PROGRAM_ADDRESS, 'acequia');
    }

    /** Puts a program of the repository at an address. */
    deploy(address: Address, program: string): void {
        const file = repositoryFile(`target/deploy/${program}.so`);
        if (!existsSync(file)) throw new Error(`no ${file}: run scripts/sbf-build ${program}`);
        deploy(this.chain, address, readFileSync(file));
        this.chain.seal();
    }

    /** Changes accounts without a transaction. */
    readonly svm = {
        setAccount: ({ address, programAddress, ...account }: Put): void =>
            this.chain.put(address, { ...account, owner: programAddress }),
        getAccount: (address: Address) => this.chain.vm.account(address),
        airdrop: (address: Address, lamports: bigint): void => {
            const account = this.chain.vm.account(address) ?? NOTHING;
            const after = { ...account, lamports: account.lamports + lamports };
            this.chain.put(address, after);
        },
        remove: (address: Address): void => this.chain.put(address, NOTHING),
    };

    /** Lets time pass [s], and with it blocks: what was signed before has expired. */
    pass(seconds: bigint): void {
        this.chain.seal(this.chain.now + seconds);
        this.expire();
    }

    /** No transaction signed so far can land any more. */
    expire(): void {
        for (let block = 0; block < TOO_MANY_BLOCKS; block++) this.chain.seal();
    }

    /** The client's end. */
    readonly rpc = createSolanaRpcFromTransport((async ({ payload }) => {
        const { method, params, id } = payload as { method: string; params: unknown[]; id: string };
        this.asked.push(method);
        const result = await this.fault(method, () => this.answer(method, params));
        return { jsonrpc: '2.0', id, result };
    }) as RpcTransport);

    /** Serves the same over HTTP, until `close` is called on what it returns. */
    async serve(): Promise<{ url: string; close: () => void }> {
        const serving = await serve(this.chain);
        return { url: `http://127.0.0.1:${serving.port}`, close: () => void serving.stop() };
    }

    private answer(method: string, params: unknown[]): unknown {
        if (method === 'sendTransaction') this.sent.push(String(params[0]));
        if (method === 'getGenesisHash' && this.genesis) return this.genesis;
        // Whoever looks how high the chain is finds it grown.
        if (method === 'getBlockHeight') this.chain.seal();
        return ask(this.chain, method, params);
    }
}
