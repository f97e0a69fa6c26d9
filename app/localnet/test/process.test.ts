/** The program serves what it announces, and ends with whoever started it. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cheat, startLocalnet, travelTo, type Announcement } from '@acequia/localnet';

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(PACKAGE, 'dist/main.js');
const ROOT = join(PACKAGE, '../..');
const CLOCK = 'SysvarC1ock11111111111111111111111111111111';

/** The chain's clock [unix s]. */
async function timeAt(rpc: string): Promise<number> {
    const { value } = (await cheat(rpc, 'getAccountInfo', [CLOCK, { encoding: 'jsonParsed' }])) as {
        value: { data: { parsed: { info: { unixTimestamp: number } } } };
    };
    return value.data.parsed.info.unixTimestamp;
}

/** One that was started as a program, in surroundings of its own. */
async function startedIn(surroundings: NodeJS.ProcessEnv, ...options: string[]) {
    const env = { ...process.env, ...surroundings };
    const child = spawn(process.execPath, [MAIN, '--root', ROOT, ...options], { env });
    const said: string[] = [];
    child.stderr.on('data', (text) => said.push(String(text)));
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const ended = once(child, 'exit').then(([code]) => code as number);
    return { child, ended, said, announced: JSON.parse(line) as Announcement };
}

const started = (...options: string[]) => startedIn({}, ...options);

const answers = (rpc: string): Promise<boolean> =>
    cheat(rpc, 'getHealth', []).then(
        () => true,
        () => false,
    );

describe('the program', () => {
    test('serves the farm at the time that is asked for, and ends when its input closes', async () => {
        const { child, ended, said, announced } = await started('--time', '1900000000');
        const { rpc, programs } = announced;
        const farm = [programs['acequia'], { encoding: 'base64' }];
        const { value } = (await cheat(rpc, 'getAccountInfo', farm)) as {
            value: { executable: boolean };
        };
        assert.equal(value.executable, true);
        assert.equal(await timeAt(rpc), 1_900_000_000);
        child.stdin.end();
        assert.equal(await ended, 0);
        assert.equal(await answers(rpc), false);
        assert.deepEqual(said, []);
    });

    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
        test(`ends on ${signal}, though its input is closed`, async () => {
            const { child, ended, announced } = await started('--ignore-stdin');
            child.stdin.end();
            assert.equal(await answers(announced.rpc), true);
            child.kill(signal);
            assert.equal(await ended, 0);
        });
    }

    test('leaves no file where it was killed', async () => {
        const folder = mkdtempSync(join(tmpdir(), 'acequia-localnet-'));
        const { child, ended, announced } = await startedIn({
            SQLITE_TMPDIR: folder,
            TMPDIR: folder,
        });
        const to = announced.faucet.address;
        for (let nth = 0; nth < 50; nth++) await cheat(announced.rpc, 'requestAirdrop', [to, nth]);
        child.kill('SIGKILL');
        await ended;
        assert.deepEqual(readdirSync(folder), []);
        rmSync(folder, { recursive: true });
    });

    test('writes what it announces to a file too', async () => {
        const file = join(mkdtempSync(join(tmpdir(), 'acequia-localnet-')), 'said.json');
        const { child, ended, announced } = await started('--write', file);
        assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), announced);
        child.stdin.end();
        await ended;
        rmSync(join(file, '..'), { recursive: true });
    });

    const refusals = [
        [['--root', '/nowhere'], /no program is built in .*: run `make build` there/],
        [['--root', ROOT, '--speed', '60'], /--speed needs --block-ms/],
        [['--root', ROOT, '--block-ms', '5'], /--block-ms is a whole number from 10 on/],
        [['--root', ROOT, '--time', '1000'], /cannot be set to 1000. Name a time that lies ahead/],
        [['--root', ROOT, '--fund', 'me'], /--fund: `me` is not an address/],
        [['--root', ROOT, '--program', 'me'], /write ADDRESS=FILE.so in place of `me`/],
        [['--root', ROOT, '--program', `${CLOCK}=${MAIN}`], /is not a program. Build it again/],
        [['--colour'], /Unknown option '--colour'/],
    ] as const;
    for (const [words, said] of refusals) {
        test(`says what to do about ${words.slice(-2).join(' ').replaceAll(PACKAGE, '')}`, () => {
            const { status, stderr } = spawnSync(process.execPath, [MAIN, ...words], {
                encoding: 'utf8',
            });
            assert.equal(status, 1);
            assert.match(stderr, said);
        });
    }
});

describe('a network that is started from Node', () => {
    test('has a clock that runs fast and can be moved ahead', async () => {
        const net = await startLocalnet({ root: ROOT, blockMs: 50, speed: 3_600 });
        const { rpc } = net.announced;
        const target = (await timeAt(rpc)) + 30 * 86_400;
        await travelTo(rpc, BigInt(target));
        const began = Date.now();
        while ((await timeAt(rpc)) < target + 3_600) {
            assert.ok(Date.now() - began < 20_000, 'an hour passes in about a second');
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
        await net.stop();
        await net.ended;
    });

    test('stands still between transactions', async () => {
        const net = await startLocalnet({ root: ROOT, time: 1_900_000_000 });
        const { rpc, faucet } = net.announced;
        const height = () => cheat(rpc, 'getBlockHeight', [{ commitment: 'confirmed' }]);
        const before = Number(await height());
        await new Promise((resolve) => setTimeout(resolve, 100));
        assert.equal(await height(), before);
        await cheat(rpc, 'requestAirdrop', [faucet.address, 5]);
        assert.equal(await height(), before + 1);
        assert.equal(await timeAt(rpc), 1_900_000_000);
        await net.stop();
    });
});
