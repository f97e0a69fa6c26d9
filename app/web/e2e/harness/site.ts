/** The built app on a server of this machine, with a `cluster.json` of the test's own. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { webFile } from './files.js';

const TYPES: Record<string, string> = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
    '.json': 'application/json',
    '.wasm': 'application/wasm',
    '.toml': 'text/plain; charset=utf-8',
};

/** What is served beside the app: an answer to a path. `undefined`: there is none (404). */
export type Answers = Record<
    string,
    (body: string) => Promise<{ status?: number; body: unknown } | undefined>
>;

/** A server of the app. */
export class Site {
    answers: Answers = {};

    private constructor(private readonly server: Server) {}

    static async open(): Promise<Site> {
        if (!existsSync(webFile('dist/index.html'))) {
            throw new Error('app/web is not built: scripts/browser-test builds it');
        }
        const site: Site = new Site(
            createServer((request, response) => void site.serve(request, response)),
        );
        await new Promise<void>((resolve) => site.server.listen(0, '127.0.0.1', resolve));
        return site;
    }

    get url(): string {
        return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
    }

    async close(): Promise<void> {
        this.server.closeAllConnections();
        await new Promise((resolve) => this.server.close(resolve));
    }

    private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const { pathname } = new URL(request.url ?? '/', this.url);
        const own = this.answers[pathname];
        if (own) {
            const parts: Buffer[] = [];
            for await (const part of request) parts.push(part as Buffer);
            const said = await own(Buffer.concat(parts).toString());
            response.writeHead(said ? (said.status ?? 200) : 404, {
                'content-type': 'application/json',
            });
            return void response.end(said && JSON.stringify(said.body));
        }
        const path = normalize(pathname === '/' ? '/index.html' : pathname);
        try {
            const bytes = await readFile(join(webFile('dist'), path));
            const type = TYPES[extname(path)] ?? 'application/octet-stream';
            response.writeHead(200, { 'content-type': type }).end(bytes);
        } catch {
            response.writeHead(404).end();
        }
    }
}
