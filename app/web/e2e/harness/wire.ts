/**
 * The line between a page and its node: JSON-RPC and websocket. It passes everything on unless a
 * test cuts it, slows it down, or answers a method by itself.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
    connect,
    createServer as createPlainServer,
    type AddressInfo,
    type Socket,
} from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A request as it stands in its body. */
export interface Request {
    readonly id: unknown;
    readonly method: string;
    readonly params: readonly unknown[];
}

/** What happens to the requests of a method. `pass` asks the node and gives its answer. */
export type Fault = (request: Request, pass: () => Promise<unknown>) => Promise<unknown>;

/** Thrown by a fault: no answer, the connection breaks. */
export class Broken extends Error {}

/** What a page may ask of any server: that its answers are for everybody. */
const CORS = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': '*',
    'access-control-allow-methods': 'POST, OPTIONS',
};

/** A line. */
export class Wire {
    /** The bytes of every transaction that was handed to it to be sent, in base64. */
    readonly sent: string[] = [];
    /** Whether it ever was anything but a plain line: then a browser's log may tell of failures. */
    disturbed = false;
    private isCut = false;
    /** Requests that wait to be let through; none are held back where there is no list. */
    private held: (() => void)[] | undefined;
    private readonly faults = new Map<string, Fault>();
    private readonly sockets = new Set<Socket>();
    private readonly http: Server;
    private readonly plain = createPlainServer((socket) => this.pipe(socket));

    private constructor(private readonly node: { readonly rpc: string; readonly ws: string }) {
        this.http = createServer((request, response) => void this.answer(request, response));
        this.http.on('connection', (socket) => this.keep(socket));
    }

    /** Lays a line to a node. */
    static async to(node: { rpc: string; ws: string }): Promise<Wire> {
        const wire = new Wire(node);
        for (const server of [wire.http, wire.plain]) {
            await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        }
        return wire;
    }

    get rpc(): string {
        return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
    }

    get ws(): string {
        return `ws://127.0.0.1:${(this.plain.address() as AddressInfo).port}`;
    }

    /** Whether an address is of this line. */
    owns(url: string): boolean {
        return [this.rpc, this.ws].some((own) => url.startsWith(own));
    }

    /** From now on nothing gets through. */
    cut(): void {
        this.disturbed = this.isCut = true;
        for (const socket of this.sockets) socket.destroy();
    }

    /** Holds requests back, until they are let through. */
    holdsBack(): void {
        this.held = [];
    }

    /** How many wait. */
    get waiting(): number {
        return this.held?.length ?? 0;
    }

    /** Lets those through that wait now; what is asked after their answers waits again. */
    letsThrough(): void {
        for (const go of this.held?.splice(0) ?? []) go();
    }

    /** A plain line again. */
    mend(): void {
        this.isCut = false;
        this.faults.clear();
    }

    /** Disturbs a method until it is mended. */
    disturb(method: string, fault: Fault): void {
        this.disturbed = true;
        this.faults.set(method, fault);
    }

    /** Answers a method later by so much [ms]. */
    slow(method: string, by: number): void {
        this.disturb(method, async (_, pass) => {
            await sleep(by);
            return pass();
        });
    }

    /** Takes transactions, says so, and lets them fall. */
    dropTransactions(): void {
        this.disturb('sendTransaction', async ({ id }) => {
            return { jsonrpc: '2.0', id, result: '1'.repeat(64) };
        });
    }

    /** Refuses transactions in words of its own. */
    refuseTransactions(message: string): void {
        this.disturb('sendTransaction', async ({ id }) => {
            return { jsonrpc: '2.0', id, error: { code: -32602, message } };
        });
    }

    /** Takes the line away. */
    async stop(): Promise<void> {
        this.cut();
        await Promise.all(
            [this.http, this.plain].map((one) => new Promise((done) => one.close(done))),
        );
    }

    private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
        if (this.isCut) return void request.socket.destroy();
        if (request.method === 'OPTIONS') return void response.writeHead(204, CORS).end();
        const parts: Buffer[] = [];
        try {
            for await (const part of request) parts.push(part as Buffer);
            const answer = await this.through(Buffer.concat(parts).toString());
            if (this.isCut) return void request.socket.destroy();
            response.writeHead(200, { ...CORS, 'content-type': 'application/json' }).end(answer);
        } catch {
            request.socket.destroy();
        }
    }

    private async through(body: string): Promise<string> {
        const request = JSON.parse(body) as Request;
        if (request.method === 'sendTransaction') this.sent.push(String(request.params[0]));
        if (this.held) await new Promise<void>((go) => this.held!.push(go));
        const pass = () => this.ask(body);
        const fault = this.faults.get(request.method);
        if (!fault) return pass();
        const said = await fault(request, pass);
        return typeof said === 'string' ? said : JSON.stringify(said);
    }

    private async ask(body: string): Promise<string> {
        const headers = { 'content-type': 'application/json' };
        const response = await fetch(this.node.rpc, { method: 'POST', headers, body });
        return response.text();
    }

    private pipe(socket: Socket): void {
        this.keep(socket);
        if (this.isCut) return void socket.destroy();
        const { port } = new URL(this.node.ws);
        const there = connect(Number(port), '127.0.0.1');
        this.keep(there);
        socket.pipe(there).pipe(socket);
    }

    private keep(socket: Socket): void {
        this.sockets.add(socket);
        socket.on('error', () => {});
        socket.on('close', () => this.sockets.delete(socket));
    }
}
