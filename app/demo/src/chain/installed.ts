/**
 * `surfpool` or `solana-test-validator`, where one is in PATH.
 *
 * Its clock runs by the wall. Programs are deployed by its own means: a validator loads them at
 * its start, surfpool takes their bytes by a cheat.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cheat } from '@acequia/localnet';
import { programsOf } from '@acequia/localnet/in-process';
import { ROOT } from '../repository.js';
import type { Network, NetworkOptions } from './network.js';

const SECONDS_TO_START = 60;

/** What each is started with, and what is asked of it then. */
export interface Kind {
    readonly command: string;
    arguments(at: Ports, options: NetworkOptions, ledger: string): string[];
    /** After it has started. */
    prepare(rpc: string, options: NetworkOptions): Promise<void>;
}

interface Ports {
    readonly rpc: number;
    readonly ws: number;
}

const VALIDATOR: Kind = {
    command: 'solana-test-validator',
    arguments: ({ rpc }, { funded }, ledger) => [
        ...['--reset', '--quiet', '--ledger', ledger, '--rpc-port', String(rpc)],
        ...['--bind-address', '127.0.0.1', '--mint', funded],
        ...programsOf(ROOT, {}).flatMap(({ address, file }) => ['--bpf-program', address, file]),
    ],
    prepare: async () => {},
};

const SURFPOOL: Kind = {
    command: 'surfpool',
    arguments: ({ rpc, ws }, { funded }) => [
        ...['start', '--offline', '--no-tui', '--no-deploy', '--host', '127.0.0.1'],
        ...['--port', String(rpc), '--ws-port', String(ws)],
        ...['--airdrop', funded, '--airdrop-amount', '1000000000000'],
    ],
    prepare: async (rpc) => {
        for (const { address, file } of programsOf(ROOT, {})) {
            const bytes = readFileSync(file).toString('hex');
            await cheat(rpc, 'surfnet_writeProgram', [address, bytes, 0]);
        }
    },
};

/** What is installed; `undefined`: nothing is. */
export const installedHere = (): Kind | undefined =>
    [SURFPOOL, VALIDATOR].find(({ command }) => isInPath(command));

export async function startInstalled(kind: Kind, options: NetworkOptions): Promise<Network> {
    if (options.programs) throw new Error(`${kind.command} is not given more programs here`);
    const at = await freePorts();
    const ledger = mkdtempSync(join(tmpdir(), 'acequia-ledger-'));
    const child = spawn(kind.command, kind.arguments(at, options, ledger), { stdio: 'ignore' });
    const rpc = `http://127.0.0.1:${at.rpc}`;
    const ended = endOf(child).then(() => rmSync(ledger, { recursive: true, force: true }));
    const stop = async () => {
        child.kill('SIGTERM');
        await ended;
    };
    // It is not tied to us by its input, as acequia-localnet is.
    process.once('exit', () => child.kill('SIGTERM'));
    await answering(rpc, kind.command, ended);
    await kind.prepare(rpc, options);
    const ws = `ws://127.0.0.1:${at.ws}`;
    return { name: kind.command, rpc, ws, speed: 1, travelTo: undefined, ended, stop };
}

function isInPath(command: string): boolean {
    const folders = (process.env['PATH'] ?? '').split(delimiter);
    return folders.some((folder) => existsSync(join(folder, command)));
}

/** Two in a row: a validator's websockets are one above its RPC. */
async function freePorts(): Promise<Ports> {
    for (;;) {
        const rpc = await freePort(0);
        const ws = await freePort(rpc + 1).catch(() => undefined);
        if (ws !== undefined) return { rpc, ws };
    }
}

function freePort(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
        const server = createServer().once('error', reject);
        server.listen(port, '127.0.0.1', () => {
            const at = server.address();
            server.close(() =>
                at && typeof at === 'object'
                    ? resolve(at.port)
                    : reject(new Error('a port was not given')),
            );
        });
    });
}

function endOf(child: ChildProcess): Promise<void> {
    return new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.once('error', () => resolve());
    });
}

async function answering(rpc: string, command: string, ended: Promise<void>): Promise<void> {
    const gone = ended.then(() => true);
    for (let second = 0; second < SECONDS_TO_START; second++) {
        if (await isUp(rpc)) return;
        if (await Promise.race([gone, sleep(1_000, false)])) break;
    }
    throw new Error(`${command} did not start: run it by itself to see why`);
}

/** A validator is healthy from its genesis on, of which no versioned transaction can be simulated:
 *  only the block after it has the hashes of slots that such a one is read with. */
async function isUp(rpc: string): Promise<boolean> {
    const ask = (method: string, params: unknown[] = []) =>
        cheat(rpc, method, params).catch(() => undefined);
    if ((await ask('getHealth')) !== 'ok') return false;
    return Number(await ask('getSlot', [{ commitment: 'confirmed' }])) > 0;
}
