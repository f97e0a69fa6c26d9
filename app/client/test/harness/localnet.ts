/**
 * A real JSON-RPC on this machine: `acequia-localnet` (app/localnet), with the farm's real bytes.
 *
 * `ACEQUIA_LOCALNET` names the binary; otherwise the one in target/host is taken. Built by
 * scripts/client-test.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import {
    createDefaultRpcTransport,
    createKeyPairSignerFromBytes,
    createSolanaRpcFromTransport,
    generateKeyPairSigner,
    getBase58Encoder,
    type KeyPairSigner,
    type RpcTransport,
} from '@solana/kit';
import { getTransferSolInstruction } from '@solana-program/system';
import { Chain } from './given.js';
import { repositoryFile } from './files.js';

/** The binary; `undefined` where it has not been built. */
export function localnetBinary(): string | undefined {
    const named = process.env['ACEQUIA_LOCALNET'];
    const file = named ?? repositoryFile('target/host/acequia-localnet');
    return existsSync(file) ? file : undefined;
}

interface Announcement {
    rpc: string;
    programs: Record<string, string>;
    faucet: { address: string; key: string };
}

/** Stands between the client and the network: may throw, or let the request pass. */
export type Interference = (method: string, ask: () => Promise<unknown>) => Promise<unknown>;

/** A network of its own. */
export class Localnet extends Chain {
    interfere: Interference = (_, ask) => ask();
    /** The bytes of every transaction that was sent. */
    readonly sent: string[] = [];
    private faucet!: KeyPairSigner;

    private constructor(
        private readonly child: ChildProcess,
        readonly announced: Announcement,
    ) {
        super();
    }

    /** Starts one, with programs of the tests at addresses of their own beside the farm. */
    static async start(programs: Record<string, string> = {}): Promise<Localnet> {
        const more = Object.entries(programs).flatMap(([address, name]) => [
            '--program',
            `${address}=${repositoryFile(`target/deploy/${name}.so`)}`,
        ]);
        const root = ['--root', repositoryFile('.')];
        const stdio = ['pipe', 'pipe', 'inherit'] as const;
        const child = spawn(localnetBinary()!, [...root, ...more], { stdio: [...stdio] });
        const net = new Localnet(child, await announcement(child));
        const key = getBase58Encoder().encode(net.announced.faucet.key);
        net.faucet = await createKeyPairSignerFromBytes(Uint8Array.from(key));
        net.issuer = await net.wallet();
        return net;
    }

    readonly rpc = createSolanaRpcFromTransport((async (request: Parameters<RpcTransport>[0]) => {
        const { method, params } = request.payload as { method: string; params: unknown[] };
        if (method === 'sendTransaction') this.sent.push(String(params[0]));
        const transport = (this.transport ??= createDefaultRpcTransport({
            url: this.announced.rpc,
        }));
        return this.interfere(method, () => transport(request));
    }) as RpcTransport);
    private transport: RpcTransport | undefined;

    async wallet(sol = 10n): Promise<KeyPairSigner> {
        const wallet = await generateKeyPairSigner();
        const amount = sol * 1_000_000_000n;
        const gift = { source: this.faucet, destination: wallet.address, amount };
        if (sol > 0n) await this.send(this.faucet, [getTransferSolInstruction(gift)]);
        return wallet;
    }

    async pass(seconds: bigint): Promise<void> {
        const absoluteTimestamp = Number((await this.now()) + seconds) * 1_000;
        await this.cheat('surfnet_timeTravel', [{ absoluteTimestamp }]);
    }

    /** Asks for what only a test network does. */
    async cheat(method: string, params: unknown[]): Promise<unknown> {
        const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
        const headers = { 'content-type': 'application/json' };
        const response = await fetch(this.announced.rpc, { method: 'POST', headers, body });
        const { error, result } = (await response.json()) as { error?: unknown; result?: unknown };
        if (error) throw new Error(`${method}: ${JSON.stringify(error)}`);
        return result;
    }

    /** It serves until its standard input closes. */
    async stop(): Promise<void> {
        const ended = new Promise((resolve) => this.child.once('exit', resolve));
        this.child.stdin?.end();
        await ended;
    }
}

/** The first line it prints. */
function announcement(child: ChildProcess): Promise<Announcement> {
    return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (code) => reject(new Error(`acequia-localnet ended with ${code}`)));
        createInterface({ input: child.stdout! }).once('line', (line) => {
            try {
                resolve(JSON.parse(line) as Announcement);
            } catch {
                reject(new Error(`acequia-localnet said: ${line}`));
            }
        });
    });
}
