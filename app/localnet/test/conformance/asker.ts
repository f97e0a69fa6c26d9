/** Asks a network, and keeps what it answers, to be compared. */
import { WebSocket } from 'ws';
import * as json from '../../src/json.js';
import type { Network } from './networks.js';

/** How long an answer may take on a busy machine [ms]. */
const PATIENCE_MS = 30_000;

/** An answer under the name of what was asked. */
export interface Said {
    readonly name: string;
    readonly answer: unknown;
}

/** An answer, taken for what it is meant to be. */
export interface Answer<TResult> {
    readonly result: TResult;
    readonly error?: { readonly code: number; readonly message: string };
}

export class Asker {
    readonly said: Said[] = [];
    /** What is not the same on two networks, by its name: signatures and hashes. */
    private readonly names = new Map<string, string>();

    constructor(private readonly net: Pick<Network, 'rpc' | 'ws'>) {}

    /** Calls something by a name when answers are compared. */
    calls(what: string, name: string): string {
        this.names.set(what, `<${name}>`);
        return what;
    }

    /** Asks, to know. */
    async ask<TResult = unknown>(
        method: string,
        params: readonly unknown[] = [],
    ): Promise<Answer<TResult>> {
        const body = json.write({ jsonrpc: '2.0', id: 1, method, params });
        return json.read(await this.post(body)) as Answer<TResult>;
    }

    /** Asks, to compare. */
    async compare<TResult = unknown>(
        name: string,
        method: string,
        params: readonly unknown[] = [],
    ): Promise<Answer<TResult>> {
        const answer = await this.ask<TResult>(method, params);
        this.keep(name, answer);
        return answer;
    }

    /** Posts text, to compare. */
    async compareText(name: string, body: string): Promise<void> {
        const said = await this.post(body);
        this.keep(name, said.trim() === '' ? '' : json.read(said));
    }

    /** Follows something while something is done, and keeps the first that it hears. */
    async follow(
        name: string,
        method: string,
        params: readonly unknown[],
        meanwhile: () => Promise<unknown>,
    ): Promise<void> {
        const socket = new WebSocket(this.net.ws);
        await new Promise((resolve) => socket.once('open', resolve));
        const heard = messages(socket);
        socket.send(json.write({ jsonrpc: '2.0', id: 1, method, params }));
        const subscribed: unknown = (await heard.next()).value;
        const isNumber = typeof (subscribed as Answer<unknown>).result === 'number';
        this.keep(`${name}: subscribed`, isNumber ? 'a number' : subscribed);
        await meanwhile();
        const first = (await heard.next()).value as { method: string; params: { result: unknown } };
        this.keep(`${name}: heard`, { method: first.method, result: first.params.result });
        socket.terminate();
    }

    private async post(body: string): Promise<string> {
        const headers = { 'content-type': 'application/json' };
        const signal = AbortSignal.timeout(PATIENCE_MS);
        const response = await fetch(this.net.rpc, { method: 'POST', headers, body, signal });
        return response.text();
    }

    /** Keeps what was found out, to be compared. */
    keep(name: string, answer: unknown): void {
        let text = json.write(answer);
        for (const [what, known] of this.names) text = text.replaceAll(what, known);
        this.said.push({ name, answer: json.read(text) });
    }
}

/** Messages in their order. */
async function* messages(socket: WebSocket): AsyncGenerator<unknown> {
    const waiting: unknown[] = [];
    let wake = () => {};
    socket.on('message', (data: Buffer) => {
        waiting.push(json.read(data.toString()));
        wake();
    });
    for (;;) {
        if (waiting.length) yield waiting.shift();
        else await new Promise<void>((resolve) => (wake = resolve));
    }
}
