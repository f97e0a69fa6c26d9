/** The app and what it asks of its own host, on 127.0.0.1, one port. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Address } from '@solana/kit';
import { explain } from '@acequia/client';
import sirv from 'sirv';
import type { Cluster } from './cluster.js';
import type { Faucet } from './faucet.js';
import { HEADERS, isForUs, isFromUs } from './headers.js';

export interface Site {
    /** The folder of the built app. */
    readonly dist: string;
    readonly cluster: Cluster;
    /** What `/prices.json` says. */
    readonly prices: unknown;
    readonly faucet: Pick<Faucet, 'give' | 'refusal'>;
    /** Where to listen; any free port unless named, or where that one is taken. */
    readonly port?: number | undefined;
}

/** A site that is up. */
export interface Serving {
    /** Its address, as `http://127.0.0.1:4600/`. */
    readonly url: string;
    stop(): Promise<void>;
}

const MOST_BYTES = 1_024;
/** Vite names what it builds by its content: such a file never changes. */
const HASHED = /^\/assets\/.*-[\w-]{8}\.\w+$/;

/** Serves it until it is stopped. */
export async function serve(site: Site): Promise<Serving> {
    const files = sirv(site.dist, {
        etag: true,
        setHeaders: (response, path) => response.setHeader('Cache-Control', caching(path)),
    });
    let port = 0;
    const server = createServer((request, response) => {
        for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value!);
        if (!isForUs(request, port)) return answer(response, 421, 'This is not that host.');
        answerTo(site, request, response, () => {
            files(request, response, () => answer(response, 404, 'There is no such file.'));
        });
    });
    port = await listen(server, site.port ?? 0);
    const stop = async () => {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        await closed;
    };
    return { url: `http://127.0.0.1:${port}/`, stop };
}

const caching = (path: string): string =>
    HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';

async function listen(server: Server, wanted: number): Promise<number> {
    const bound = (port: number) =>
        new Promise<number>((resolve, reject) => {
            server.once('error', reject);
            server.listen(port, '127.0.0.1', () => {
                server.removeListener('error', reject);
                const at = server.address();
                resolve(at && typeof at === 'object' ? at.port : port);
            });
        });
    return bound(wanted).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE') return bound(0);
        throw error;
    });
}

function answerTo(
    site: Site,
    request: IncomingMessage,
    response: ServerResponse,
    otherwise: () => void,
): void {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname === site.cluster.faucet) return void askFaucet(site.faucet, request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.setHeader('Allow', 'GET, HEAD');
        return answer(response, 405, 'Only to be read.');
    }
    if (pathname === '/cluster.json') return tell(response, 200, site.cluster);
    if (pathname === site.cluster.prices.url) return tell(response, 200, site.prices);
    return otherwise();
}

/** A page elsewhere cannot ask: its browser asks first whether it may send JSON here, and is not
 *  told so. */
async function askFaucet(
    faucet: Site['faucet'],
    request: IncomingMessage,
    response: ServerResponse,
): Promise<void> {
    if (request.method !== 'POST') {
        response.setHeader('Allow', 'POST');
        return answer(response, 405, 'POST {"address": "<base58>"}.');
    }
    const isJson = request.headers['content-type']?.split(';')[0]?.trim() === 'application/json';
    if (!isJson || !isFromUs(request)) return answer(response, 403, 'Only the app may ask.');
    const address = await addressIn(request).catch(() => undefined);
    const refusal = faucet.refusal(address);
    if (refusal) return answer(response, 400, refusal);
    try {
        tell(response, 200, await faucet.give(address as Address));
    } catch (error) {
        answer(response, 503, `Nothing was given. ${explain(error).condition}`);
    }
}

async function addressIn(request: IncomingMessage): Promise<unknown> {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) {
        text += chunk as string;
        if (text.length > MOST_BYTES) return undefined;
    }
    return (JSON.parse(text) as { address?: unknown }).address;
}

function tell(response: ServerResponse, status: number, what: unknown): void {
    response.setHeader('Cache-Control', 'no-store');
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(what));
}

const answer = (response: ServerResponse, status: number, error: string): void =>
    tell(response, status, { error });
