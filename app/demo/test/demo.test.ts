/** `startDemo`: the whole of it, as a visitor's browser meets it. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { createSolanaRpc, generateKeyPairSigner } from '@solana/kit';
import {
    fetchMint,
    fetchPool,
    findStakeTarget,
    findPositions,
    gauges,
    send,
    stake,
    streamsOf,
    viewSolvency,
} from '@acequia/client';
import { startDemo, type Cluster, type Demo } from '../src/index.js';
import { farmFile } from './files.js';

describe('the demo', () => {
    let demo: Demo;
    let rpc: ReturnType<typeof createSolanaRpc>;
    const [said, told]: [string[], string[]] = [[], []];

    before(async () => {
        demo = await startDemo({
            farms: [farmFile('valley')],
            speed: 3_600,
            blockMs: 200,
            past: 4,
            say: (line) => said.push(line),
            tell: (line) => told.push(line),
        });
        rpc = createSolanaRpc(demo.cluster.rpc);
    });
    after(() => demo?.stop());

    const ask = (path: string, init?: RequestInit) => fetch(new URL(path, demo.url), init);
    const json = async <T>(path: string): Promise<T> => (await ask(path)).json() as Promise<T>;
    const beg = (body: unknown, headers: Record<string, string> = {}) =>
        ask('/faucet', {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
            body: JSON.stringify(body),
        });

    test('cluster.json says where everything is, and it is there', async () => {
        const cluster = await json<Cluster>('/cluster.json');
        assert.deepEqual(cluster, demo.cluster);
        assert.deepEqual(
            [cluster.name, cluster.local, cluster.faucet, cluster.speed],
            ['local', true, '/faucet', 3_600],
        );
        assert.match(cluster.ws, /^ws:\/\/127\.0\.0\.1:\d+$/);
        assert.deepEqual(
            cluster.pools.map(({ name }) => name),
            ['Valley', 'Terraces'],
        );
        for (const { mint, decimals, symbol } of cluster.tokens) {
            assert.equal((await fetchMint(rpc, mint)).decimals, decimals, symbol);
        }
        const [valley, terraces] = await Promise.all(
            cluster.pools.map(({ pool }) => fetchPool(rpc, pool)),
        );
        assert.deepEqual([streamsOf(valley!).length, streamsOf(terraces!).length], [6, 3]);
        const gauge = await gauges.fetchGauge(rpc, cluster.gauges[0]!);
        assert.equal(gauge.data.count, 2);
        const epoch = await gauges.fetchEpoch(rpc, gauge.address, 0n);
        assert.equal(epoch!.data.books.budget, 20_000_000_000_000n);
    });

    test('prices.json has a price for each token, in the shape of a price API', async () => {
        const { tokens, prices } = demo.cluster;
        assert.equal(prices.name, 'invented for this demo');
        const said = await json<Record<string, { usdPrice: number }>>(prices.url);
        assert.deepEqual(Object.keys(said).sort(), tokens.map(({ mint }) => mint).sort());
        assert.ok(Object.values(said).every(({ usdPrice }) => usdPrice > 0));
    });

    test('every answer forbids what the app does not need', async () => {
        for (const path of ['/', '/cluster.json', '/nothing']) {
            const { headers } = await ask(path);
            const policy = headers.get('content-security-policy') ?? '';
            assert.match(
                policy,
                /default-src 'none'.*script-src 'self' 'wasm-unsafe-eval';.*style-src 'self';/,
            );
            assert.doesNotMatch(policy.replace("'wasm-unsafe-eval'", ''), /unsafe/);
            assert.match(policy, /frame-ancestors 'none'/);
            assert.equal(headers.get('x-content-type-options'), 'nosniff');
            assert.equal(headers.get('referrer-policy'), 'no-referrer');
            assert.equal(headers.get('access-control-allow-origin'), null);
        }
        const page = await ask('/');
        assert.match(page.headers.get('content-type') ?? '', /text\/html/);
        assert.match(await page.text(), /<title>Acequia<\/title>/);
        assert.equal((await ask('/../package.json')).status, 404);
        assert.equal((await ask('/%2e%2e/package.json')).status, 404);
        assert.equal((await ask('/cluster.json', { method: 'DELETE' })).status, 405);
    });

    test('a name that was made to point here is answered nothing', async () => {
        const { port } = new URL(demo.url);
        const status = await new Promise((resolve, reject) => {
            const headers = { host: `evil.example:${port}` };
            const asking = request({ port, path: '/cluster.json', headers }, (response) => {
                response.resume();
                resolve(response.statusCode);
            });
            asking.on('error', reject).end();
        });
        assert.equal(status, 421);
    });

    test('the faucet gives what it says, and it can be staked at once', async () => {
        const visitor = await generateKeyPairSigner();
        const response = await beg({ address: visitor.address });
        assert.equal(response.status, 200);
        const agua = demo.cluster.tokens[0]!;
        assert.deepEqual(await response.json(), {
            sol: '10',
            tokens: [{ mint: agua.mint, amount: '10000' }],
        });
        const { value: lamports } = await rpc.getBalance(visitor.address).send();
        assert.equal(lamports, 10_000_000_000n);

        const pool = await fetchPool(rpc, demo.cluster.pools[0]!.pool);
        const target = await findStakeTarget(rpc, { pool: pool.address, owner: visitor.address });
        const amount = 10_000_000_000n;
        const instructions = await stake({ pool, owner: visitor, amount, ...target });
        await send(rpc, { payer: visitor, instructions }, { interval: 100 });
        const [position] = await findPositions(rpc, { owner: visitor.address });
        assert.equal(position!.data.stake.amount, amount);

        assert.match(await refusal(await beg({ address: visitor.address })), /just given some/);
    });

    test('the faucet refuses what is no address, and pages from elsewhere', async () => {
        const { address: someone } = await generateKeyPairSigner();
        const elsewhere = await beg({ address: someone }, { origin: 'https://evil.example' });
        assert.equal(elsewhere.status, 403);
        assert.equal(
            (await beg({ address: someone }, { 'content-type': 'text/plain' })).status,
            403,
        );
        for (const body of [{ address: 'no address' }, {}, 'x'.repeat(5_000)]) {
            const response = await beg(body);
            assert.equal(response.status, 400);
            assert.match(await refusal(response), /no address of Solana/);
        }
        assert.equal((await ask('/faucet')).status, 405);
        assert.equal((await rpc.getBalance(someone).send()).value, 0n);
    });

    test('the past is there, and people live on', async () => {
        assert.ok(
            told.some((line) => line.includes('Inés') && line.includes('stakes 120,000 AGUA')),
        );
        assert.ok(
            told.some((line) => /opens the pools to votes/.test(line)),
            told.join('\n'),
        );
        const pool = await fetchPool(rpc, demo.cluster.pools[0]!.pool);
        assert.ok(pool.data.totals.staked >= 260_000_000_000n, 'Inés, Bruno and Carla');
        const before = told.length;
        await until(() => told.length >= before + 3, 'three more deeds');
    });

    test('each pool holds what it owes', async () => {
        for (const { pool: at } of demo.cluster.pools) {
            const pool = await fetchPool(rpc, at);
            const answers = await viewSolvency(rpc, { pool, payer: pool.data.creator });
            assert.equal(answers.length, streamsOf(pool).length);
            assert.ok(answers.every(({ isSolvent }) => isSolvent));
        }
    });

    test('it stops, and nothing is left', async () => {
        await demo.stop();
        await demo.ended;
        await assert.rejects(ask('/cluster.json'));
        await assert.rejects(rpc.getHealth().send());
    });
});

const refusal = async (response: Response): Promise<string> =>
    ((await response.json()) as { error: string }).error;

/** Waits for it, half a minute at the most. */
async function until(what: () => boolean, words: string): Promise<void> {
    for (let waited = 0; waited < 30_000; waited += 100) {
        if (what()) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.fail(`there were not ${words} in half a minute`);
}
