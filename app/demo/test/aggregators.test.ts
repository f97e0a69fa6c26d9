/** The adapters for aggregators, each in the folder that theirs stand in, against the real bytes of a farm that lives. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, mock, test } from 'node:test';
import { acequia, aprs, fetchPool, rules, StreamKind, streamsOf } from '@acequia/client';
import type { Address } from '@solana/kit';
import { Chain, makeFarm, playTo, pricesOf, StoryRun, type Farm } from '../src/index.js';
import { repositoryFile } from '../src/repository.js';
import { farmFile } from './files.js';

const DAY = 86_400n;

/** Their folders, with what an adapter takes from them: questions by HTTP go to the chain of the test. */
class Aggregator {
    readonly folder = mkdtempSync(join(tmpdir(), 'acequia-aggregator-'));
    private readonly require = createRequire(join(this.folder, 'index.js'));

    constructor(rpc: string, coins: unknown) {
        this.write('helper/solana.js', `exports.endpoint = ${JSON.stringify(rpc)};`);
        const post = `async (url, body) => (await fetch(url, { method: 'POST',
            headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json()`;
        this.write('helper/http.js', `exports.post = ${post};`);
        const get = `async (url) => ({ data: { coins: Object.fromEntries(Object.entries(${JSON.stringify(coins)})
            .filter(([name]) => url.split('/').at(-1).split(',').includes(name))) } })`;
        const axios = `exports.post = async (url, body) => ({ data: await (${post})(${JSON.stringify(rpc)}, body) });`;
        this.write('node_modules/axios/index.js', `${axios} exports.get = ${get};`);
    }

    private write(path: string, text: string): void {
        mkdirSync(dirname(join(this.folder, path)), { recursive: true });
        writeFileSync(join(this.folder, path), text);
    }

    adapter<T>(file: string): T {
        const at = join(this.folder, 'acequia', file);
        cpSync(repositoryFile(`app/aggregators/${file}`), at, { recursive: true });
        return this.require(at) as T;
    }

    close(): void {
        rmSync(this.folder, { recursive: true });
    }
}

interface Tvl {
    readonly solana: { tvl(api: { add(mint: string, units: string): void }): Promise<void> };
    readonly methodology: string;
}

interface Line {
    readonly pool: string;
    readonly chain: string;
    readonly project: string;
    readonly symbol: string;
    readonly tvlUsd: number;
    readonly apyReward: number;
    readonly rewardTokens: readonly string[];
    readonly underlyingTokens: readonly string[];
}

describe('aggregators', () => {
    let [chain, farm, theirs]: [Chain?, Farm?, Aggregator?] = [];
    let prices: Readonly<Record<string, { readonly usdPrice: number }>> = {};

    before(async () => {
        chain = await Chain.start();
        farm = await makeFarm(chain, farmFile('valley'));
        const story = await StoryRun.begin(chain, farm, { done: () => {}, refused: () => {} });
        await playTo(chain, [story], farm.began + 9n * DAY);
        prices = pricesOf(farm.tokens);
        const coin = ({ mint, symbol, decimals }: Farm['tokens'][number]) =>
            [`solana:${mint}`, { symbol, decimals, price: prices[mint]!.usdPrice }] as const;
        theirs = new Aggregator(chain.network.rpc, Object.fromEntries(farm.tokens.map(coin)));
        const now = Number(await chain.now()) * 1_000;
        mock.method(Date, 'now', () => now);
    });
    after(async () => {
        mock.restoreAll();
        theirs?.close();
        await chain?.network.stop();
    });

    const pool = (nth: number) => fetchPool(chain!.rpc, farm!.pools[nth]!.address);

    test('what is locked in value is what the books of all pools hold, and no reward', async () => {
        const { solana, methodology } = theirs!.adapter<Tvl>('defillama-tvl.js');
        const sums = new Map<string, bigint>();
        await solana.tvl({
            add: (mint, units) => sums.set(mint, (sums.get(mint) ?? 0n) + BigInt(units)),
        });
        const pools = [await pool(0), await pool(1)];
        const staked = pools.reduce((sum, { data }) => sum + data.totals.staked, 0n);
        assert.ok(staked > 0n && methodology.length > 20);
        assert.deepEqual([...sums], [[pools[0]!.data.stakeMint, staked]]);
    });

    test('the yield is that of a newcomer without a lock, and no penalty is in it', async () => {
        const lines = await theirs!.adapter<{ apy(): Promise<Line[]> }>('defillama-yield.js').apy();
        assert.equal(lines.length, 2);
        for (const nth of [0, 1]) {
            const account = await pool(nth);
            const { data } = account;
            const line = lines.find((one) => one.pool === `${account.address}-solana`)!;
            const price = (mint: Address) => prices[mint]?.usdPrice;
            const now = BigInt(Date.now() / 1_000);
            const settled = { ...account, data: rules.settledTo(data, now) };
            const penalty = streamsOf(settled).find(
                ({ books }) => books.kind === StreamKind.Penalty,
            );
            const each = aprs(account, { now, price }).filter(({ slot }) => slot !== penalty?.slot);
            const expected = each.reduce((sum, { apr }) => sum + apr * 100, 0);
            assert.ok(
                Math.abs(line.apyReward - expected) <= expected * 1e-6,
                `${line.apyReward}, ${expected}`,
            );
            const value =
                (Number(data.totals.staked) / 10 ** data.stakeDecimals) * price(data.stakeMint)!;
            assert.ok(Math.abs(line.tvlUsd - value) <= value * 1e-9);
            assert.deepEqual(
                [line.chain, line.project, line.symbol, line.underlyingTokens],
                ['Solana', 'acequia', 'AGUA', [data.stakeMint]],
            );
            const paid = each.filter(({ apr }) => apr > 0).map(({ mint }) => mint);
            assert.deepEqual([...line.rewardTokens].sort(), [...new Set(paid)].sort());
        }
        assert.ok(lines.some(({ apyReward }) => apyReward > 0));
    });

    test('a pool that takes no deposits has a value and no yield', async () => {
        const paused = theirs!.adapter<{ apy(): Promise<Line[]> }>('defillama-yield.js');
        const order = { pool: farm!.pools[1]!.address, authority: farm!.team, paused: true };
        await chain!.send(farm!.team, [acequia.getSetPausedInstruction(order)]);
        assert.equal((await paused.apy()).length, 1);
    });
});
