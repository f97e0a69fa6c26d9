/** Starts `acequia-localnet` in a process of its own. One place for tests and for the demo. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Announcement, Options } from './options.js';

/** A network of its own. It ends with the process that started it. */
export interface Localnet {
    readonly announced: Announcement;
    /** Resolves when it has ended, whoever ended it. */
    readonly ended: Promise<void>;
    readonly stop: () => Promise<void>;
}

/** The program: `ACEQUIA_LOCALNET`, else the one beside this file. */
export const localnetProgram = (): string =>
    process.env['ACEQUIA_LOCALNET'] ?? fileURLToPath(new URL('main.js', import.meta.url));

export async function startLocalnet(options: Options): Promise<Localnet> {
    // In a process group of its own, so that Ctrl-C reaches only whoever started it: it ends when
    // its standard input closes, which happens even if that process is killed.
    const child = spawn(process.execPath, [localnetProgram(), ...argumentsFrom(options)], {
        stdio: ['pipe', 'pipe', 'inherit'],
        detached: true,
    });
    child.stdin.on('error', () => {});
    const ended = endOf(child);
    const announced = await announcement(child);
    const stop = async () => {
        child.stdin.end();
        await ended;
    };
    return { announced, ended, stop };
}

function endOf(child: ChildProcess): Promise<void> {
    return new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.once('error', () => resolve());
    });
}

function argumentsFrom({
    root,
    blockMs,
    speed,
    time,
    fund = [],
    programs = {},
}: Options): string[] {
    const given = (name: string, value: number | undefined) =>
        value === undefined ? [] : [name, String(value)];
    return [
        ...['--root', root],
        ...given('--block-ms', blockMs),
        ...given('--speed', speed),
        ...given('--time', time),
        ...fund.flatMap((wallet) => ['--fund', wallet]),
        ...Object.entries(programs).flatMap(([at, file]) => ['--program', `${at}=${file}`]),
    ];
}

/** The first line that it prints. */
function announcement(child: ChildProcess & { readonly stdout: Readable }): Promise<Announcement> {
    return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (code) => reject(new Error(`acequia-localnet ended with ${code}`)));
        createInterface({ input: child.stdout }).once('line', (line) => {
            try {
                resolve(JSON.parse(line) as Announcement);
            } catch {
                reject(new Error(`acequia-localnet said: ${line}`));
            }
        });
    });
}
