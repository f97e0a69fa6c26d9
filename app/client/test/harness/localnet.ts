/** A real JSON-RPC on this machine: `acequia-localnet` (app/localnet), with the farm's real bytes. */
import * as local from '@acequia/localnet';
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

const ROOT = repositoryFile('.');

/** Stands between the client and the network: may throw, or let the request pass. */
export type Interference = (method: string, ask: () => Promise<unknown>) => Promise<unknown>;

export class Localnet extends Chain {
    interfere: Interference = (_, ask) => ask();
    /** The bytes of every transaction that was sent. */
    readonly sent: string[] = [];
    private faucet!: KeyPairSigner;

    private constructor(private readonly net: local.Localnet) {
        super();
    }

    get announced(): local.Announcement {
        return this.net.announced;
    }

    /** Starts one, with programs of the tests at addresses of their own beside the farm. */
    static async start(
        programs: Record<string, string> = {},
        pace: Pick<local.Options, 'blockMs'> = {},
    ): Promise<Localnet> {
        const files = Object.entries(programs).map(([address, name]): [string, string] => {
            return [address, repositoryFile(`target/deploy/${name}.so`)];
        });
        const options = { root: ROOT, programs: Object.fromEntries(files), ...pace };
        const net = new Localnet(await local.startLocalnet(options));
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
        await local.travelTo(this.announced.rpc, (await this.now()) + seconds);
    }

    /** Has a block made, with somebody else's transaction in it. */
    async block(): Promise<void> {
        await local.cheat(this.announced.rpc, 'requestAirdrop', [this.faucet.address, 1]);
    }

    stop(): Promise<void> {
        return this.net.stop();
    }
}
