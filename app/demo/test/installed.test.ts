/** A validator that is installed takes the network's place: what it is told, and that it ends.
 *  The validator itself is not here: one that only says that it is healthy plays its part. */
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { generateKeyPairSigner } from '@solana/kit';
import { ACEQUIA_PROGRAM_ADDRESS } from '@acequia/client';
import { startNetwork } from '../src/index.js';

/** Answers everything with "ok" and what slot it is with one more each time, from the genesis on;
 *  notes what it was asked. */
const PLAYER = `#!${process.execPath}
const { createServer } = require('node:http');
const { appendFileSync } = require('node:fs');
const words = process.argv.slice(2);
const note = (what) => appendFileSync(process.env.NOTES, JSON.stringify(what) + '\\n');
note(words);
const port = words[words.indexOf(words.includes('--rpc-port') ? '--rpc-port' : '--port') + 1];
let slot = 0;
createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const { method, params } = JSON.parse(body);
    note([method, params?.[0] ?? '']);
    const result = method === 'getSlot' ? slot++ : 'ok';
    response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, result }));
}).listen(Number(port), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
`;

describe('a validator that is installed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'acequia-installed-'));
    const notes = join(folder, 'notes');
    const before_ = { ...process.env };

    before(() => {
        process.env['NOTES'] = notes;
    });
    after(() => {
        process.env = before_;
        rmSync(folder, { recursive: true, force: true });
    });

    function install(command: string): void {
        const file = join(folder, command);
        writeFileSync(file, PLAYER);
        chmodSync(file, 0o755);
        process.env['PATH'] = `${folder}${delimiter}${before_['PATH']}`;
    }

    const noted = (): string[][] =>
        readFileSync(notes, 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as string[]);

    test('is missed by nobody where there is none', async () => {
        process.env['PATH'] = folder;
        const { address: funded } = await generateKeyPairSigner();
        const net = await startNetwork({ funded, installed: true });
        assert.equal(net.name, 'acequia-localnet');
        await net.stop();
    });

    test('as solana-test-validator loads the programs at its start', async () => {
        install('solana-test-validator');
        const { address: funded } = await generateKeyPairSigner();
        const net = await startNetwork({ funded, installed: true });
        const [words, ...asked] = noted();
        // At its genesis it is healthy, and simulates nothing yet.
        assert.equal(asked.filter(([method]) => method === 'getSlot').length, 2);
        const at = words!.indexOf(ACEQUIA_PROGRAM_ADDRESS);
        assert.deepEqual(words!.slice(at - 1, at), ['--bpf-program']);
        assert.match(words![at + 1]!, /target\/deploy\/acequia\.so$/);
        assert.equal(words![words!.indexOf('--mint') + 1], funded);
        assert.deepEqual(
            [net.name, net.speed, net.travelTo],
            ['solana-test-validator', 1, undefined],
        );
        assert.equal(Number(new URL(net.ws).port), Number(new URL(net.rpc).port) + 1);
        await net.stop();
        await assert.rejects(fetch(net.rpc));
    });

    test('as surfpool goes before it, and is handed the programs', async () => {
        rmSync(notes);
        install('surfpool');
        const { address: funded } = await generateKeyPairSigner();
        const net = await startNetwork({ funded, installed: true });
        assert.equal(net.name, 'surfpool');
        await net.stop();
        const [words, ...asked] = noted();
        assert.ok(words!.includes('--offline') && words!.includes(funded));
        const written = asked.filter(([method]) => method === 'surfnet_writeProgram');
        assert.ok(written.some(([, program]) => program === ACEQUIA_PROGRAM_ADDRESS));
    });

    test('takes no place where that is not asked for', async () => {
        const { address: funded } = await generateKeyPairSigner();
        const net = await startNetwork({ funded });
        assert.equal(net.name, 'acequia-localnet');
        await net.stop();
    });
});
