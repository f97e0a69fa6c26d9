/** The README's first stake: taken from it, compiled against the package as it is published, and
 *  run over HTTP. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { createKeyPairSignerFromPrivateKeyBytes, getAddressEncoder } from '@solana/kit';
import { packageFile, repositoryFile } from './harness/files.js';
import { World } from './harness/given.js';

const run = promisify(execFile);
const README = readFileSync(packageFile('README.md'), 'utf8');

/** The first snippet, in a folder from which `@acequia/client` is this package. */
function snippet(): string {
    const [, code] = /```ts\n([\s\S]*?)```/.exec(README) ?? assert.fail('no snippet');
    const folder = packageFile('.build/readme');
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/first-stake.ts`, code!);
    return folder;
}

test('the first stake is ten lines: everything but imports and blank lines', () => {
    const [, code] = /```ts\n([\s\S]*?)```/.exec(README)!;
    const statements = code!.split(/;\n/).filter((one) => one.trim() && !/^\s*import /.test(one));
    assert.ok(statements.length <= 10, `${statements.length} statements`);
});

test('whoever follows the README has staked', async () => {
    const folder = snippet();
    const types = ['--typeRoots', repositoryFile('app/node_modules/@types'), '--types', 'node'];
    const strict = ['--strict', '--module', 'nodenext', '--target', 'es2022', '--skipLibCheck'];
    const file = `${folder}/first-stake.ts`;
    await run(repositoryFile('app/node_modules/.bin/tsc'), [
        file,
        '--ignoreConfig',
        ...strict,
        ...types,
    ]);

    const w = await World.begin();
    const seed = crypto.getRandomValues(new Uint8Array(32));
    const me = await createKeyPairSignerFromPrivateKeyBytes(seed);
    w.node.svm.airdrop(me.address, 1_000_000_000n);
    const mint = await w.mint();
    await w.give(mint, me.address, 20_000_000n);
    const pool = await w.pool({ creator: await w.wallet(), stake: mint, capacity: 1 });
    const keypair = `${folder}/keypair.json`;
    writeFileSync(keypair, JSON.stringify([...seed, ...getAddressEncoder().encode(me.address)]));
    const { url, close } = await w.node.serve();
    const env = { ...process.env, RPC_URL: url, KEYPAIR: keypair, POOL: pool.address };
    const { stdout } = await run(process.execPath, [`${folder}/first-stake.js`], { env });
    close();

    assert.match(stdout, /^staked 12.5: \w{80,90}\n$/);
    const after = await w.read(pool.address);
    assert.equal(after.data.totals.staked, 12_500_000n);
    assert.equal(await w.balance(mint, me.address), 7_500_000n);
});

test('everything that the README names is exported', async () => {
    const names = README.match(/`([a-z]\w+)[`(]/g)!.map((one) => one.slice(1, -1));
    const client: Record<string, unknown> = { ...(await import('@acequia/client')) };
    const notOurs = new Set([
        'target',
        'codama',
        'scripts',
        'bigint',
        'idl',
        'npm',
        'src',
        'crates',
    ]);
    const missing = names.filter((name) => !(name in client) && !notOurs.has(name));
    assert.deepEqual(missing, []);
});
