/**
 * A Solana node without a network: JSON-RPC over LiteSVM, with the farm's real bytes. It answers
 * what this client asks, and fails where a test tells it to.
 */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
    createSolanaRpcFromTransport,
    getBase58Encoder,
    getBase64Decoder,
    getBase64Encoder,
    getBase58Decoder,
    getCompiledTransactionMessageDecoder,
    getCompiledTransactionMessageEncoder,
    getTransactionDecoder,
    type Address,
    type EncodedAccount,
    type RpcTransport,
    type Transaction,
} from '@solana/kit';
import { Clock, FailedTransactionMetadata, LiteSVM, type TransactionMetadata } from 'litesvm';
import { ACEQUIA_PROGRAM_ADDRESS } from '../../src/index.js';
import { repositoryFile } from './files.js';

/** When the world begins [unix s]. */
export const DAY_ONE = 1_750_000_000n;
const SLOT = 1_000;

type Config = Record<string, never> & { filters?: Filter[]; replaceRecentBlockhash?: boolean };
interface Filter {
    memcmp: { offset: number; bytes: string };
}
interface Request {
    method: string;
    params: unknown[];
    id: string;
}
interface Status {
    err: unknown;
    slot: number;
    logs: readonly string[];
}

/** Stands between the client and the node: may throw, answer by itself, or ask the node. */
export type Fault = (method: string, ask: () => unknown) => unknown;

/** The node. */
export class Node {
    /** What is wrong with the connection at the moment; nothing unless a test says so. */
    fault: Fault = (_, ask) => ask();
    /** Every request, by method, in order. */
    readonly asked: string[] = [];
    /** The bytes of every transaction that was sent. */
    readonly sent: string[] = [];
    /** How many blocks there have been. */
    height = 5_000;
    genesis = '2tbTq6rkHYPNgqkcmyJpJzzwA6nN62pDUn1f9xWk9hU1';
    readonly svm = new LiteSVM();
    private readonly statuses = new Map<string, Status>();

    constructor() {
        this.deploy(ACEQUIA_PROGRAM_ADDRESS, 'acequia');
        this.setTime(DAY_ONE);
    }

    /** Puts a program of the repository at an address. */
    deploy(address: Address, program: string): void {
        const file = repositoryFile(`target/deploy/${program}.so`);
        if (!existsSync(file)) throw new Error(`no ${file}: run scripts/sbf-build ${program}`);
        this.svm.addProgramFromFile(address as never, file);
    }

    /** The time of the chain [unix s]. */
    get now(): bigint {
        return this.svm.getClock().unixTimestamp;
    }

    setTime(now: bigint): void {
        const { slot, epoch, epochStartTimestamp, leaderScheduleEpoch } = this.svm.getClock();
        this.svm.setClock(new Clock(slot, epochStartTimestamp, epoch, leaderScheduleEpoch, now));
    }

    /** Lets time pass [s], and with it blocks: what was signed before has expired. */
    pass(seconds: bigint): void {
        this.setTime(this.now + seconds);
        this.expire();
    }

    /** No transaction signed so far can land any more. */
    expire(): void {
        this.height += 400;
        this.svm.expireBlockhash();
    }

    /** The client's end. */
    readonly rpc = createSolanaRpcFromTransport((async ({ payload }) => {
        const { method, params, id } = overTheWire(payload) as Request;
        this.asked.push(method);
        const result = await this.fault(method, () => this.answer(method, params));
        return { jsonrpc: '2.0', id, result };
    }) as RpcTransport);

    /** Serves the same over HTTP, until `close` is called on what it returns. */
    async serve(): Promise<{ url: string; close: () => void }> {
        const server = createServer(async (request, response) => {
            const parts: Buffer[] = [];
            for await (const part of request) parts.push(part as Buffer);
            const { method, params, id } = JSON.parse(Buffer.concat(parts).toString()) as Request;
            const result = overTheWire(this.answer(method, params));
            response.setHeader('content-type', 'application/json');
            response.end(JSON.stringify({ jsonrpc: '2.0', id, result }));
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const { port } = server.address() as AddressInfo;
        return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
    }

    private answer(method: string, [first, second]: unknown[]): unknown {
        const config = (second ?? {}) as Config;
        switch (method) {
            case 'getAccountInfo':
                return inContext(this.account(first as Address));
            case 'getMultipleAccounts':
                return inContext((first as Address[]).map((address) => this.account(address)));
            case 'getProgramAccounts':
                return this.search(first as Address, config.filters ?? []);
            case 'getLatestBlockhash':
                return inContext({
                    blockhash: this.svm.latestBlockhash(),
                    lastValidBlockHeight: this.height + 150,
                });
            case 'getBlockHeight':
                return this.height++;
            case 'getGenesisHash':
                return this.genesis;
            case 'simulateTransaction':
                return inContext(this.simulate(first as string, config));
            case 'sendTransaction':
                return this.send(first as string);
            case 'getSignatureStatuses':
                return inContext((first as string[]).map((one) => this.status(one)));
            case 'getTransaction':
                return this.transaction(first as string);
            default:
                throw new Error(`the test node does not know ${method}`);
        }
    }

    private account(address: Address): unknown {
        const account = this.svm.getAccount(address as never);
        return account.exists ? described(account) : null;
    }

    private search(program: Address, filters: Filter[]): unknown {
        const matches = (data: ArrayLike<number>) =>
            filters.every(({ memcmp: { offset, bytes } }) =>
                getBase58Encoder()
                    .encode(bytes)
                    .every((byte, at) => data[offset + at] === byte),
            );
        const found = this.svm.getProgramAccounts(program as never);
        return found
            .filter(({ data }) => matches(data))
            .map((one) => ({ pubkey: one.address, account: described(one) }));
    }

    private simulate(wire: string, { replaceRecentBlockhash }: Config): unknown {
        const signed = decodeWire(wire);
        const transaction = replaceRecentBlockhash ? this.refreshed(signed) : signed;
        this.svm.withSigverify(false);
        const result = this.svm.simulateTransaction(transaction as never);
        this.svm.withSigverify(true);
        const meta = result.meta();
        return {
            err: result instanceof FailedTransactionMetadata ? errorOf(result) : null,
            logs: meta.logs(),
            unitsConsumed: meta.computeUnitsConsumed(),
            returnData: returnOf(meta),
        };
    }

    private refreshed(transaction: Transaction): Transaction {
        const message = getCompiledTransactionMessageDecoder().decode(transaction.messageBytes);
        const fresh = { ...message, lifetimeToken: this.svm.latestBlockhash() };
        const messageBytes = getCompiledTransactionMessageEncoder().encode(fresh as never);
        return { ...transaction, messageBytes } as Transaction;
    }

    private send(wire: string): string {
        this.sent.push(wire);
        const transaction = decodeWire(wire);
        const [first] = Object.values(transaction.signatures);
        const signature = getBase58Decoder().decode(first!);
        const result = this.svm.sendTransaction(transaction as never);
        const failed = result instanceof FailedTransactionMetadata;
        const err = failed ? errorOf(result) : null;
        // What is refused before it runs leaves no trace, as on a node without preflight.
        const ran = err === null || typeof err === 'object';
        if (ran && !this.statuses.has(signature)) {
            const logs = (failed ? result.meta() : result).logs();
            this.statuses.set(signature, { err, slot: SLOT, logs });
        }
        return signature;
    }

    private status(signature: string): unknown {
        const found = this.statuses.get(signature);
        if (!found) return null;
        const { err, slot } = found;
        const status = err === null ? { Ok: null } : { Err: err };
        return { confirmationStatus: 'confirmed', confirmations: 1, err, slot, status };
    }

    private transaction(signature: string): unknown {
        const found = this.statuses.get(signature);
        if (!found) return null;
        const meta = { err: found.err, logMessages: found.logs };
        return { meta, slot: found.slot, transaction: ['', 'base64'], blockTime: null };
    }
}

/** As it arrives after JSON. */
const overTheWire = (payload: unknown): unknown =>
    JSON.parse(
        JSON.stringify(payload, (_, value: unknown) =>
            typeof value === 'bigint' ? Number(value) : value,
        ),
    );

const inContext = (value: unknown) => ({ context: { slot: SLOT }, value });

const decodeWire = (wire: string): Transaction =>
    getTransactionDecoder().decode(getBase64Encoder().encode(wire));

function described(
    account: Pick<EncodedAccount, 'data' | 'executable' | 'lamports'> & { programAddress: unknown },
) {
    return {
        data: [getBase64Decoder().decode(account.data), 'base64'],
        executable: account.executable,
        lamports: account.lamports,
        owner: account.programAddress,
        rentEpoch: 0,
        space: account.data.length,
    };
}

function returnOf(meta: TransactionMetadata): unknown {
    const data = meta.returnData().data();
    return data.length ? { data: [getBase64Decoder().decode(data), 'base64'] } : null;
}

/** As JSON-RPC writes it. LiteSVM numbers the errors without details; its text names them. */
function errorOf(failed: FailedTransactionMetadata): unknown {
    const said = /err: (\w+)(?:\((\d+), (\w+)(?:\((\d+)\))?\))?/.exec(failed.toString());
    const [, name = 'Unknown', index, reason, code] = said ?? [];
    if (name !== 'InstructionError') return index === undefined ? name : { [name]: Number(index) };
    return { InstructionError: [Number(index), code ? { Custom: Number(code) } : reason] };
}
