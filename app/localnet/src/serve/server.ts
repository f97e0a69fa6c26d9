/** JSON-RPC over HTTP and websockets, on one port of this machine. */
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Chain } from '../chain/chain.js';
import * as json from '../json.js';
import { answerer, type Answer } from '../rpc/answer.js';
import type { Methods } from '../rpc/context.js';
import { Followers, subscriptionsOf, type Tell } from './subscriptions.js';

/** As much as nodes take in one request. */
const MOST_BYTES = 50 * 1_024;
const HOST = '127.0.0.1';

/** A server that is up. */
export interface Serving {
    readonly port: number;
    /** Closes the port and every connection. */
    readonly stop: () => Promise<void>;
}

/** Serves a chain on any free port, unless one is named. */
export async function serve(chain: Chain, methods: Methods, port = 0): Promise<Serving> {
    const app = appOf(answerer(chain, methods));
    const server = createAdaptorServer({ fetch: app.fetch }) as Server;
    const sockets = new WebSocketServer({ server, maxPayload: MOST_BYTES });
    const followers = new Followers(chain);
    sockets.on('connection', (socket) => follow(socket, { chain, methods, followers }));
    await listen(server, port);
    const stop = async () => {
        for (const socket of sockets.clients) socket.terminate();
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        await closed;
    };
    return { port: (server.address() as AddressInfo).port, stop };
}

function appOf(answer: Answer): Hono {
    const app = new Hono();
    app.use(cors({ origin: '*', allowMethods: ['POST', 'GET', 'OPTIONS'] }));
    app.post('/', bodyLimit({ maxSize: MOST_BYTES }), async ({ req, body }) => {
        const said = await answer(await req.text());
        return body(said ?? '', 200, { 'content-type': 'application/json' });
    });
    app.get('/health', ({ text }) => text('ok'));
    return app;
}

function listen(server: Server, port: number): Promise<void> {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, HOST, resolve);
    });
}

interface Followed {
    readonly chain: Chain;
    readonly methods: Methods;
    readonly followers: Followers;
}

/** A connection asks what it likes, and hears of what it follows until it ends. */
function follow(socket: WebSocket, { chain, methods, followers }: Followed): void {
    const own = new Set<number>();
    const tell: Tell = (method, subscription, result) =>
        socket.send(json.write({ jsonrpc: '2.0', method, params: { result, subscription } }));
    const subscriptions = subscriptionsOf(followers, own, tell);
    const answer = answerer(chain, { ...methods, ...subscriptions });
    const reply = async (asked: string): Promise<void> => {
        const said = await answer(asked);
        if (said !== undefined) socket.send(said);
    };
    socket.on('message', (data: Buffer) => void reply(data.toString()));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => own.forEach((id) => followers.all.delete(id)));
}
