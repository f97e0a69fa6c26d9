/** Asks a network, and keeps what it answers, to be compared. */
import { once } from 'node:events';
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
        try {
            await patiently(once(socket, 'open'));
            const heard = messages(socket);
            socket.send(json.write({ jsonrpc: '2.0', id: 1, method, params }));
            const subscribed: unknown = (await patiently(heard.next())).value;
            const isNumber = typeof (subscribed as Answer<unknown>).result === 'number';
            this.keep(`${name}: subscribed`, isNumber ? 'a number' : subscribed);
            await meanwhile();
            const first = (await patiently(heard.next())).value as Heard;
            this.keep(`${name}: heard`, { method: first.method, result: first.params.result });
        } finally {
            socket.terminate();
        }
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

interface Heard {
    readonly method: string;
    readonly params: { readonly result: unknown };
}

/** What is waited for, as long as for an answer. */
function patiently<T>(awaited: Promise<T>): Promise<T> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const late = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
    return Promise.race([awaited, late]);
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
