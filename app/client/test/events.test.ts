/** Events, from logs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
    createSolanaRpcFromTransport,
    getBase64Decoder,
    type RpcTransport,
    type Signature,
} from '@solana/kit';
import {
    acequia,
    ACEQUIA_PROGRAM_ADDRESS,
    eventsIn,
    fetchEvents,
    logsAreWhole,
    stake,
} from '@acequia/client';
import { World } from './harness/given.js';

async function staked() {
    const w = await World.begin();
    const [team, lp, mint] = [await w.wallet(), await w.wallet(), await w.mint()];
    await w.give(mint, lp.address, 1_000n);
    const pool = await w.pool({ creator: team, stake: mint, capacity: 1 });
    const instructions = await stake({ pool, owner: lp, amount: 321n, index: 0 });
    return { w, lp, pool, landed: await w.send(lp, instructions) };
}

/** The line by which the farm logs an event. */
function line(bytes: readonly number[]): string {
    return `Program data: ${getBase64Decoder().decode(Uint8Array.from(bytes))}`;
}

const START = `Program ${ACEQUIA_PROGRAM_ADDRESS} invoke [1]`;
const END = `Program ${ACEQUIA_PROGRAM_ADDRESS} success`;
const SIGNATURE = '1'.repeat(64) as Signature;
const NAMES_NOTHING = { message: { accountKeys: [] } };
const OTHER = 'Other11111111111111111111111111111111111111';
const RENOUNCED = [...hex('9ff5a36ac8283b81'), ...new Array<number>(32).fill(0)];

function hex(digits: string): number[] {
    return (digits.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
}

test('a transaction tells what it did, in order, with the state after it', async () => {
    const { w, lp, pool, landed } = await staked();
    const events = await fetchEvents(w.rpc, landed.signature);
    assert.deepEqual(
        events?.map(({ name }) => name),
        ['positionOpened', 'staked'],
    );
    const [opened, stakes] = events;
    assert.ok(opened?.name === 'positionOpened' && stakes?.name === 'staked');
    assert.equal(opened.data.owner, lp.address);
    assert.deepEqual([stakes.data.received, stakes.data.books.poolStaked], [321n, 321n]);
    assert.equal(stakes.data.pool, pool.address);
});

test('a transaction that the node does not know tells nothing', async () => {
    const { w, landed } = await staked();
    const other = landed.signature.replace(/^./, (first) => (first === '2' ? '3' : '2'));
    assert.equal(await fetchEvents(w.rpc, other as never), undefined);
});

/** A node whose only transaction is of this version; other than that it answers as real ones do. */
function nodeWith(version: number) {
    const logMessages = [START, line(RENOUNCED), END];
    return createSolanaRpcFromTransport((async ({ payload }: { payload: unknown }) => {
        const { id, params } = payload as { id: string; params: [string, Config] };
        const most = params[1].maxSupportedTransactionVersion ?? -1;
        const message = `Transaction version (${version}) is not supported by the requesting client.`;
        if (version > most) return { jsonrpc: '2.0', id, error: { code: -32015, message } };
        return {
            jsonrpc: '2.0',
            id,
            result: { version, meta: { logMessages }, transaction: NAMES_NOTHING },
        };
    }) as RpcTransport);
}

interface Config {
    readonly maxSupportedTransactionVersion?: number;
}

test('transactions of version 1 tell what they did', async () => {
    for (const version of [0, 1]) {
        const events = await fetchEvents(nodeWith(version), SIGNATURE);
        assert.equal(events?.[0]?.name, 'authorityRenounced', `version ${version}`);
    }
});

test('a transaction that cannot be read tells nothing, and stops nobody', async () => {
    assert.equal(await fetchEvents(nodeWith(2), SIGNATURE), undefined);
    const gone = createSolanaRpcFromTransport(() => {
        throw new TypeError('fetch failed');
    });
    await assert.rejects(fetchEvents(gone, SIGNATURE), /fetch failed/);
});

test('only what the farm itself logged is an event', () => {
    const renounced = line(RENOUNCED);
    assert.equal(eventsIn([START, renounced, END]).length, 1);
    assert.deepEqual(eventsIn([renounced]), []);
    const called = [`Program ${OTHER} invoke [2]`, renounced, `Program ${OTHER} success`];
    assert.deepEqual(eventsIn([START, ...called, END]), []);
    const calling = [`Program ${OTHER} invoke [1]`, START.replace('[1]', '[2]'), renounced, END];
    assert.equal(eventsIn([...calling, renounced, `Program ${OTHER} success`]).length, 1);
    const failing = [
        `Program ${OTHER} invoke [2]`,
        `Program ${OTHER} failed: custom program error: 0x1`,
    ];
    assert.equal(eventsIn([START, ...failing, renounced]).length, 1);
});

test('what is no event of this version is passed over', () => {
    const lines = [
        'Program data: !',
        line([1, 2, 3]),
        line(RENOUNCED.slice(0, 20)),
        line(hex('0102030405060708')),
    ];
    assert.deepEqual(eventsIn([START, ...lines, END]), []);
});

test('logs that a node cut off are recognised', () => {
    assert.ok(logsAreWhole([START, END]));
    assert.ok(!logsAreWhole([START, 'Log truncated']));
});

test('every event has a discriminator of its own', () => {
    const starts = new Set(acequia.ACEQUIA_EVENTS.map(({ discriminator }) => discriminator));
    assert.equal(starts.size, acequia.ACEQUIA_EVENTS.length);
    assert.ok(starts.size >= 36);
});
