/** Amounts and rates as people read them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
    addStream,
    aprs,
    fetchMint,
    formatAmount,
    parseAmount,
    RISKS,
    risksOf,
    streamRates,
    TokenKind,
} from '@acequia/client';
import { World } from './harness/given.js';

test('amounts are read and written without losing a unit', () => {
    const pairs: [string, number, bigint][] = [
        ['12.5', 6, 12_500_000n],
        ['0.000001', 6, 1n],
        ['18446744073709.551615', 6, 18_446_744_073_709_551_615n],
        ['7', 0, 7n],
        ['0', 9, 0n],
    ];
    for (const [text, decimals, amount] of pairs) {
        assert.equal(parseAmount(text, decimals), amount);
        assert.equal(formatAmount(amount, decimals), text);
    }
    assert.equal(parseAmount(' 1,250.50 ', 2), 125_050n);
    assert.equal(parseAmount('1_250_000', 0), 1_250_000n);
    assert.equal(formatAmount(-1_500n, 3), '-1.5');
});

test('what is no amount is refused in words', () => {
    assert.throws(() => parseAmount('1.0000001', 6), /finer than the token. It has 6 decimals/);
    for (const text of [
        '',
        'x',
        '-1',
        '1e9',
        '.5',
        '1.',
        '1,5',
        '0,25',
        '12,34.5',
        '1,2345',
        '1,234,5',
    ]) {
        assert.throws(
            () => parseAmount(text, 6),
            /is no amount, or can be read in two ways. Write it like/,
        );
    }
});

test('an APR needs the prices that the caller names, and is none without them', async () => {
    const w = await World.begin();
    const [team, lp, mint] = [await w.wallet(), await w.wallet(), await w.mint(undefined, 6)];
    const reward = await w.mint(TokenKind.SplToken, 9);
    await w.give(mint, lp.address, 1_000_000_000n);
    await w.give(reward, team.address, 86_400_000_000_000n);
    const empty = await w.pool({ creator: team, stake: mint, capacity: 1 });
    const segments = [{ seconds: 86_400, amount: 86_400_000_000_000n }]; // a token a second
    const terms = { pool: empty, rewardManager: team, reward, segments };
    await w.send(team, await addStream(terms));
    const { pool } = await w.stake(empty, lp, 1_000_000_000n); // 1,000 tokens
    const now = await w.now();
    const price = (of: string) => (of === mint.mint ? 2 : of === reward.mint ? 0.5 : undefined);
    const [one] = aprs(pool, { now, price });
    assert.equal(one?.apr, (365 * 86_400 * 0.5) / 2_000);
    const [locked] = aprs(pool, { now, price, multiplierBps: 20_000n });
    assert.equal(locked?.apr, 2 * one.apr);
    assert.deepEqual(aprs(pool, { now, price: () => undefined }), []);
    assert.deepEqual(aprs(pool, { now, price: (of) => (of === mint.mint ? 2 : undefined) }), []);
    assert.deepEqual(aprs(await w.read(empty.address), { now: 0n, price: () => undefined }), []);
    const [rate] = streamRates(pool, now + 86_400n);
    assert.deepEqual([rate?.amount, rate?.unstreamed], [0n, 0n]);
});

test('a mint says its decimals and its program', async () => {
    const w = await World.begin();
    const mint = await w.mint(TokenKind.Token2022, 4);
    assert.deepEqual(await fetchMint(w.rpc, mint.mint), mint);
    const account = await w.give(mint, w.issuer.address, 1n);
    await assert.rejects(fetchMint(w.rpc, account), /is not a mint of SPL Token or Token-2022/);
    await assert.rejects(fetchMint(w.rpc, w.issuer.address), /is not a mint/);
});

test('accepted risks are named', () => {
    assert.deepEqual(risksOf(0), []);
    assert.deepEqual(risksOf(RISKS.pausable | RISKS.freezeAuthority), [
        'freezeAuthority',
        'pausable',
    ]);
});
