/** `make demo` as a process: found again, ended by a command, a key or a crash, and nothing left. */
import assert from 'node:assert/strict';
import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { packageFile, repositoryFile } from '../src/repository.js';
import type { Cluster } from '../src/serve/cluster.js';
import { farmFile } from './files.js';

const MAIN = packageFile('dist/main.js');
const BARE = ['--farm', farmFile('uniswap-genesis'), '--past', '0', '--port', '0'];
const QUICK = [...BARE, '--no-history'];
const MOST_MS = 60_000;

/** Notes of its own, so that somebody's demo of this checkout is left alone. */
const folder = mkdtempSync(join(tmpdir(), 'acequia-demo-'));
const env = { ...process.env, ACEQUIA_DEMO_FOLDER: folder, ACEQUIA_NO_BROWSER: '1' };

async function run(...words: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, [MAIN, ...words], { env });
    return stdout;
}

interface Noted {
    readonly pid: number;
    readonly url?: string;
}

const noted = (): Noted | undefined => {
    try {
        return JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as Noted;
    } catch {
        return undefined;
    }
};

/** Where the chain is of the demo that runs. */
async function chainOf(url: string): Promise<string> {
    const cluster = (await (await fetch(new URL('/cluster.json', url))).json()) as { rpc: string };
    return cluster.rpc;
}

async function until(what: () => boolean | Promise<boolean>, words: string): Promise<void> {
    for (let waited = 0; waited < MOST_MS; waited += 100) {
        if (await what()) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.fail(`${words}: not in a minute`);
}

const answers = (url: string): Promise<boolean> =>
    fetch(url).then(
        () => true,
        () => false,
    );

const isGone = (pid: number): boolean => {
    try {
        return !process.kill(pid, 0);
    } catch {
        return true;
    }
};

describe('without a terminal', () => {
    after(() => run('stop'));

    test('it comes up in the background, is found again, replaced, and ended', async () => {
        const said = await run(...QUICK);
        const { pid, url } = noted()!;
        assert.match(said, /farm: UNI genesis, ETH\/USDT, from its file/);
        assert.ok(said.includes(`The app: ${url}`) && said.includes('`make demo-stop` ends it'));
        const first = await chainOf(url!);

        const again = await run(...QUICK);
        assert.ok(again.includes(`The app: ${url}`) && again.includes(`process ${pid}`), again);
        assert.deepEqual(noted()!.pid, pid);

        const other = await run(...QUICK, '--speed', '60');
        assert.match(other, /another demo of this checkout runs .* replaced/);
        assert.ok(isGone(pid) && !(await answers(first)));
        const second = noted()!;
        const chain = await chainOf(second.url!);
        assert.match(await run('stop'), /has ended/);
        assert.ok(isGone(second.pid) && !(await answers(chain)) && !noted());
        assert.match(await run('stop'), /no demo of this checkout runs/);
    });

    test('a crash takes its chain along, and the next one starts', async () => {
        await run(...QUICK);
        const { pid, url } = noted()!;
        const chain = await chainOf(url!);
        process.kill(pid, 'SIGKILL');
        await until(async () => !(await answers(chain)), 'the chain ends');
        assert.match(await run(...QUICK), /The app:/);
        assert.notEqual(noted()!.pid, pid);
        await run('stop');
    });

    test('what cannot work is said, and nothing is left running', async () => {
        for (const [words, why] of [
            [['--speed', 'fast'], /--speed wants a whole number/],
            [['--farm', '/nowhere.toml'], /nowhere\.toml/],
            [['sing'], /there is no "sing"/],
        ] as const) {
            const failure = await run(...QUICK, ...words).then(
                () => assert.fail('it came up'),
                (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
            );
            assert.match(failure, why);
            assert.equal(noted(), undefined);
        }
    });
});

const SERVER = process.env['ACEQUIA_SERVE'] ?? repositoryFile('target/host/acequia-serve');

test(
    'the history is there after the app, with the past of its farms, and ends with the demo',
    { skip: existsSync(SERVER) ? false : 'needs acequia-serve: `scripts/history` builds it' },
    async () => {
        const past = [...BARE, '--past', '3'];
        const { stdout } = await promisify(execFile)(process.execPath, [MAIN, ...past], {
            env: { ...env, ACEQUIA_SERVE: SERVER },
        });
        assert.doesNotMatch(stdout, /history:/, 'the app is open before it');
        const { pid, url } = noted()!;
        const cluster = async () =>
            (await (await fetch(new URL('/cluster.json', url))).json()) as Cluster;
        await until(async () => (await cluster()).history !== undefined, 'the app is told of it');
        const { history, pools } = await cluster();
        const told = (await (await fetch(`${history}/v1/pools`)).json()) as { pool: string }[];
        assert.deepEqual(told.map(({ pool }) => pool).sort(), pools.map(({ pool }) => pool).sort());
        const series = await fetch(`${history}/v1/pools/${pools[0]!.pool}/series`);
        const days = (await series.json()) as { staked: string }[];
        assert.ok(days.some(({ staked }) => BigInt(staked) > 0n));
        await run('stop');
        assert.ok(isGone(pid) && !(await answers(`${history}/health`)));

        await promisify(execFile)(process.execPath, [MAIN, ...BARE], {
            env: { ...env, ACEQUIA_SERVE: '/nowhere/acequia-serve' },
        });
        const log = () => readFileSync(join(folder, 'demo.log'), 'utf8');
        await until(() => /history: there is no server of it/.test(log()), 'it is said');
        assert.equal(
            ((await (await fetch(new URL('/cluster.json', noted()!.url))).json()) as Cluster)
                .history,
            undefined,
        );
        const { url: second } = noted()!;
        process.kill(noted()!.pid, 'SIGKILL');
        await until(async () => !(await answers(second!)), 'it is gone');
    },
);

test(
    'a crash of the demo takes its history along',
    { skip: existsSync(SERVER) ? false : 'needs acequia-serve' },
    async () => {
        await promisify(execFile)(process.execPath, [MAIN, ...BARE], {
            env: { ...env, ACEQUIA_SERVE: SERVER },
        });
        const { pid, url } = noted()!;
        const history = async () =>
            ((await (await fetch(new URL('/cluster.json', url))).json()) as Cluster).history;
        await until(async () => (await history()) !== undefined, 'the app is told of it');
        const at = (await history())!;
        process.kill(pid, 'SIGKILL');
        await until(async () => !(await answers(`${at}/health`)), 'the server ends');
    },
);

const hasTerminals =
    process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;
const skip = hasTerminals ? false : 'needs script(1) of util-linux to play a terminal';

test(
    'in a terminal it tells what people do until Ctrl-C, and then all of it ends',
    { skip },
    async () => {
        // Without "exec" some shells stay, and die of the key with a code of their own.
        const command = ['exec', process.execPath, MAIN, ...QUICK].join(' ');
        const terminal = spawn('script', ['-qefc', command, '/dev/null'], { env });
        let seen = '';
        terminal.stdout.on('data', (data: Buffer) => (seen += data.toString()));
        const ended = new Promise<number | null>((resolve) => terminal.once('exit', resolve));
        await until(() => /day +\d/.test(seen) && noted()?.url !== undefined, 'a deed is told');
        assert.match(seen, /Ctrl-C ends it/);
        const { pid, url } = noted()!;
        const chain = await chainOf(url!);
        terminal.stdin.write('\x03');
        assert.equal(await ended, 0, seen);
        assert.match(seen, /stopping[\s\S]*stopped/);
        assert.ok(isGone(pid) && !(await answers(chain)) && !(await answers(url!)) && !noted());
        rmSync(folder, { recursive: true, force: true });
    },
);
