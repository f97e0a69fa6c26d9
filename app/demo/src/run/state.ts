/** Which demo of this checkout runs: one at a time, noted in target/demo (ACEQUIA_DEMO_FOLDER names
 *  another folder). */
import { createHash } from 'node:crypto';
import {
    existsSync,
    mkdirSync,
    readFileSync,
    readdirSync,
    renameSync,
    rmSync,
    statSync,
    writeFileSync,
} from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { repositoryFile } from '../repository.js';

/** A demo that runs or starts. */
export interface Running {
    readonly pid: number;
    /** Where the app is; absent while it starts. */
    readonly url?: string | undefined;
    /** What it was asked for, and what it was built from. */
    readonly of: string;
}

/** Where it is noted, and where what a demo writes lies. */
export const FOLDER = process.env['ACEQUIA_DEMO_FOLDER'] ?? repositoryFile('target/demo');
const NOTE = `${FOLDER}/running.json`;
/** What a demo in the background says. */
export const LOG = `${FOLDER}/demo.log`;
/** How long somebody may take to end [ms]. */
const PATIENCE_MS = 15_000;

/** Notes that this process is the one, or what it has become. Returns whether nobody else is. */
export function claim(of: string): boolean {
    mkdirSync(FOLDER, { recursive: true });
    try {
        const note: Running = { pid: process.pid, of };
        writeFileSync(NOTE, JSON.stringify(note), { flag: 'wx' });
        return true;
    } catch {
        return false;
    }
}

/** Notes where the app is by now; whoever reads meanwhile finds the old note or the new one. */
export function announce(running: Running): void {
    const next = `${NOTE}.${process.pid}`;
    writeFileSync(next, JSON.stringify(running));
    renameSync(next, NOTE);
}

/** Forgets it, if it was this process. */
export function forget(): void {
    if (noted()?.pid === process.pid) rmSync(NOTE, { force: true });
}

/** The one that runs or starts; a note of one that ended is thrown away. */
export async function recall(): Promise<Running | undefined> {
    const running = noted();
    if (!running) {
        rmSync(NOTE, { force: true });
        return undefined;
    }
    if (isAlive(running.pid) && (running.url === undefined || (await answers(running.url)))) {
        return running;
    }
    rmSync(NOTE, { force: true });
    return undefined;
}

/** What the note says, whether it is still true or not. */
export function noted(): Running | undefined {
    try {
        return JSON.parse(readFileSync(NOTE, 'utf8')) as Running;
    } catch {
        return undefined;
    }
}

/** Whether there is such a process. */
export function isAlive(pid: number): boolean {
    try {
        return process.kill(pid, 0);
    } catch {
        return false;
    }
}

/** Another process may have got its number meanwhile: only a demo answers so. */
async function answers(url: string): Promise<boolean> {
    const signal = AbortSignal.timeout(3_000);
    const response = await fetch(new URL('cluster.json', url), { signal }).catch(() => undefined);
    return response?.ok ?? false;
}

/** Ends it, and waits until it has. */
export async function end({ pid }: Running): Promise<void> {
    process.kill(pid, 'SIGTERM');
    for (let waited = 0; isAlive(pid) && waited < PATIENCE_MS; waited += 100) await sleep(100);
    // Its chain ends with it all the same.
    if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    rmSync(NOTE, { force: true });
}

/** What a demo is made of: options, programs, the code of it and of what it is built on, the app. */
export function fingerprint(options: unknown, files: readonly string[]): string {
    const hash = createHash('sha256').update(JSON.stringify(options));
    const deploy = repositoryFile('target/deploy');
    const programs = listed(deploy).filter((name) => name.endsWith('.so'));
    for (const name of programs) hash.update(sizeAndTime(`${deploy}/${name}`));
    const texts = [...files, repositoryFile('app/web/dist/index.html'), ...ownCode()];
    for (const file of texts) if (existsSync(file)) hash.update(readFileSync(file));
    return hash.digest('hex');
}

const listed = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

const ownCode = (): string[] =>
    ['demo', 'localnet', 'plan', 'client'].flatMap((name) =>
        codeIn(repositoryFile(`app/${name}/dist`)),
    );

function codeIn(folder: string): string[] {
    if (!existsSync(folder)) return [];
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const code = files.filter((name) => /\.(js|wasm)$/.test(name));
    return code.sort().map((name) => `${folder}/${name}`);
}

function sizeAndTime(file: string): string {
    if (!existsSync(file)) return '';
    const { size, mtimeMs } = statSync(file);
    return `${file} ${size} ${mtimeMs}\n`;
}
