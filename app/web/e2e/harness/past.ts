/** A history server as operators run it, beside a test's chain. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import assert from 'node:assert/strict';
import type { Token } from '@acequia/demo';
import { eventually } from './eventually.js';
import type { World } from './world.js';

/** A price of a whole token from a moment on [unix s]. */
export interface Priced {
    readonly token: Token;
    readonly time: bigint;
    readonly price: number;
}

export class Past {
    private constructor(
        private readonly world: World,
        private readonly process: ChildProcess,
        private readonly folder: string,
        readonly url: string,
    ) {}

    /** Starts it, and names it to the pages. */
    static async of(world: World, prices: readonly Priced[] = []): Promise<Past> {
        const program = process.env['ACEQUIA_SERVE'];
        if (!program)
            throw new Error('ACEQUIA_SERVE names no server: scripts/browser-test builds it');
        const folder = mkdtempSync(join(tmpdir(), 'acequia-past-'));
        const file = join(folder, 'prices.csv');
        const rows = prices.map(
            ({ token, time, price }) => `${token.mint},${time},${price},the tests`,
        );
        writeFileSync(file, ['mint,time,price,source', ...rows, ''].join('\n'));
        const { rpc, ws } = world.chain.network;
        const server = spawn(
            program,
            [
                ['run', '--url', rpc, '--ws', ws, '--database', join(folder, 'past.db')],
                ['--listen', '127.0.0.1:0', '--poll', '100', '--check', '1', '--prices', file],
            ].flat(),
            { env: { ...process.env, RUST_LOG: 'error' }, stdio: ['ignore', 'pipe', 'inherit'] },
        );
        const { url } = JSON.parse(await firstLine(server)) as { url: string };
        world.announced.history = url;
        return new Past(world, server, folder, url);
    }

    owns(url: string): boolean {
        return url.startsWith(this.url);
    }

    /** Waits until it has all that the chain has, and its books are the accounts'. */
    async isWhole(): Promise<void> {
        const slot = await this.world.chain.rpc.getSlot().send();
        await eventually(async () => {
            const health = (await (await fetch(`${this.url}/health`)).json()) as {
                status: string;
                check: { slot: number } | null;
            };
            assert.equal(health.status, 'ok');
            assert.ok(BigInt(health.check?.slot ?? 0) >= slot, 'it is behind the chain');
        });
    }

    async stop(): Promise<void> {
        delete this.world.announced.history;
        const over = new Promise((done) => this.process.once('exit', done));
        if (this.process.exitCode === null && this.process.kill()) await over;
        rmSync(this.folder, { recursive: true, force: true });
    }
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
    for await (const line of createInterface({ input: stdout! })) return line;
    throw new Error('the history server ended before it answered');
}
