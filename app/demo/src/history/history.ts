/** `acequia-serve` beside the demo: what happened on its farms, with its past. The app is open before it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chain } from '../chain/chain.js';
import type { Log } from '../scene.js';
import { buildHistory } from './build.js';

export interface HistoryOptions {
    /** A folder for its database and its prices. */
    readonly folder: string;
    /** Where it is; built, where nobody says. */
    readonly program?: string | undefined;
    /** In dollars, by mint, as of the demo's beginning. */
    readonly prices: Readonly<Record<string, { readonly usdPrice: number }>>;
    /** Where those are from. */
    readonly source: string;
    readonly say: Log;
}

export interface HistoryServer {
    readonly url: string;
    stop(): Promise<void>;
}

/** Where it listens, if that is free. */
const PORT = 8_890;
/** How often it is asked whether it has caught up [ms]. */
const LOOK_MS = 500;

/** Builds what is missing, starts it, and resolves once it has the past; `undefined` where there is none, which `say` has
 *  told. */
export async function startHistory(
    chain: Chain,
    options: HistoryOptions,
    signal: AbortSignal,
): Promise<HistoryServer | undefined> {
    const { say } = options;
    const program = options.program ?? (await buildHistory(say, signal));
    if (signal.aborted) return undefined;
    const server = program && (await begin(program, chain, options, signal));
    if (!server && !signal.aborted)
        say('history: there is no server of it; the app reads the chain');
    return server || undefined;
}

async function begin(
    program: string,
    chain: Chain,
    options: HistoryOptions,
    signal: AbortSignal,
): Promise<HistoryServer | undefined> {
    for (const port of [PORT, 0]) {
        const running = run(program, chain, options, port);
        const url = await announced(running);
        if (url === undefined) continue;
        const stop = () => end(running);
        if (await hasThePast(url, running, signal)) return { url, stop };
        await stop();
        return undefined;
    }
    return undefined;
}

/** The chain is a new one, so its database is too. It ends with this process: its standard input closes. */
function run(
    program: string,
    { network }: Chain,
    { folder, prices, source, say }: HistoryOptions,
    port: number,
): ChildProcess {
    const [database, priceFile] = [`${folder}/history.db`, `${folder}/prices.csv`];
    for (const end of ['', '-wal', '-shm']) rmSync(database + end, { force: true });
    const lines = Object.entries(prices).map(
        ([mint, { usdPrice }]) => `${mint},1,${usdPrice},${source}`,
    );
    writeFileSync(priceFile, ['mint,time,price,source', ...lines, ''].join('\n'));
    const words = ['run', '--url', network.rpc, '--ws', network.ws, '--with-stdin'];
    const where = ['--database', database, '--prices', priceFile, '--listen', `127.0.0.1:${port}`];
    const env = { ...process.env, RUST_LOG: 'error' };
    const running = spawn(program, [...words, ...where], { stdio: ['pipe', 'pipe', 'pipe'], env });
    createInterface({ input: running.stderr }).on('line', (line) => say(`history: ${line}`));
    return running;
}

/** The first line that it says; `undefined` where it ends before. */
async function announced(running: ChildProcess): Promise<string | undefined> {
    const line = once(createInterface({ input: running.stdout! }), 'line').then(([text]) => {
        return (JSON.parse(text as string) as { url: string }).url;
    });
    return Promise.race([line, ended(running)]).catch(() => undefined);
}

const ended = (running: ChildProcess): Promise<undefined> =>
    new Promise((resolve) =>
        running.once('close', () => resolve(undefined)).once('error', () => resolve(undefined)),
    );

/** Whether it comes to know all that happened, with books that are right; not where it ends before. */
async function hasThePast(
    url: string,
    running: ChildProcess,
    signal: AbortSignal,
): Promise<boolean> {
    while (!signal.aborted && running.exitCode === null) {
        const health = await fetch(`${url}/health`).catch(() => undefined);
        if (health?.ok) return true;
        await sleep(LOOK_MS);
    }
    return false;
}

async function end(running: ChildProcess): Promise<void> {
    if (running.exitCode !== null || running.signalCode !== null) return;
    const gone = ended(running);
    running.stdin?.end();
    running.kill('SIGTERM');
    await gone;
}
