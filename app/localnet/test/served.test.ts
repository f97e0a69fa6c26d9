/** What the conformance suite does not ask: how it is served, and followed. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { getBase64Decoder, getBase64Encoder } from '@solana/kit';
import { WebSocket } from 'ws';
import { cheat, type Announcement } from '../src/index.js';
import { startNetwork, type Network } from '../src/network.js';
import { Asker } from './conformance/asker.js';
import { World } from './conformance/world.js';

let net: Network;
let at: Announcement;
let world: World;

before(async () => {
    net = await startNetwork({ root: '/nowhere' });
    at = net.announced;
});
beforeEach(async () => {
    world = await World.begin(new Asker(at));
});
after(() => net.stop());

const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(at.rpc, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
    });

describe('over HTTP', () => {
    test('a page of any origin may ask', async () => {
        const headers = {
            origin: 'http://127.0.0.1:4600',
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'content-type,solana-client',
        };
        const asked = await fetch(at.rpc, { method: 'OPTIONS', headers });
        assert.equal(asked.headers.get('access-control-allow-origin'), '*');
        assert.match(asked.headers.get('access-control-allow-headers') ?? '', /solana-client/);
        const answer = await post('{"jsonrpc":"2.0","id":1,"method":"getHealth"}', headers);
        assert.equal(answer.headers.get('access-control-allow-origin'), '*');
        assert.equal(answer.headers.get('content-type'), 'application/json');
    });

    test('what needs no answer gets none', async () => {
        const answer = await post('{"jsonrpc":"2.0","method":"getHealth"}');
        assert.deepEqual([answer.status, await answer.text()], [200, '']);
    });

    test('more than a request may measure is refused', async () => {
        assert.equal((await post(' '.repeat(60_000))).status, 413);
    });

    test('numbers above what a double holds go both ways whole', async () => {
        const { bob } = world;
        await post(
            `{"jsonrpc":"2.0","id":1,"method":"surfnet_setAccount","params":["${bob.address}",{"lamports":18446744073709551615}]}`,
        );
        const body = { jsonrpc: '2.0', id: 1, method: 'getBalance', params: [bob.address] };
        const said = await (await post(JSON.stringify(body))).text();
        assert.match(said, /"value":18446744073709551615\}/);
    });
});

/** An answer, or something that was followed. */
interface Heard {
    readonly id?: number | null;
    readonly result?: unknown;
    readonly error?: { readonly code: number };
    readonly method?: string;
    readonly params?: { readonly result: { readonly value: unknown } };
}

/** A websocket, what it has heard, and a way to wait for more. */
async function listener() {
    const socket = new WebSocket(at.ws);
    const heard: Heard[] = [];
    socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as Heard));
    await new Promise((resolve) => socket.once('open', resolve));
    const say = (id: number, method: string, ...params: unknown[]) =>
        socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    const until = async (count: number) => {
        for (let waited = 0; heard.length < count; waited += 5) {
            assert.ok(waited < 5_000, `only ${JSON.stringify(heard)}`);
            await new Promise((resolve) => setTimeout(resolve, 5));
        }
        return heard;
    };
    return { socket, say, until };
}

describe('over a websocket', () => {
    test('anything can be asked too, and nonsense is answered', async () => {
        const { socket, say, until } = await listener();
        say(1, 'getHealth');
        say(2, 'getRich');
        socket.send('{');
        say(4, 'logsUnsubscribe', 99);
        const heard = await until(4);
        const told = heard.map(({ id, result, error }) => [id, result ?? error?.code]);
        const by = (one: unknown[]) => String(one[0]);
        assert.deepEqual(
            told.sort((some, other) => by(some).localeCompare(by(other))),
            [
                [1, 'ok'],
                [2, -32601],
                [4, -32602],
                [null, -32700],
            ],
        );
        socket.terminate();
    });

    test('who stops following hears no more', async () => {
        const { socket, say, until } = await listener();
        say(1, 'logsSubscribe', 'all', { commitment: 'confirmed' });
        const [first] = await until(1);
        const sent = async (name: string) =>
            world.sends(name, (await world.transfer(9_000, { name })).wire);
        await sent('heard');
        await until(2);
        say(2, 'logsUnsubscribe', first?.result);
        await until(3);
        await sent('not heard');
        say(3, 'getHealth');
        const heard = await until(4);
        assert.deepEqual([heard[2]?.result, heard[3]?.result], [true, 'ok']);
        socket.terminate();
    });

    test('a signature is told of once, also where it landed long ago', async () => {
        const { wire, signature } = await world.transfer(11_000, { name: 'early' });
        await world.sends('early', wire);
        const { socket, say, until } = await listener();
        say(1, 'signatureSubscribe', signature, { commitment: 'confirmed' });
        const [, told] = await until(2);
        assert.equal(told?.method, 'signatureNotification');
        assert.deepEqual(told?.params?.result.value, { err: null });
        socket.terminate();
    });

    test('what is to be final is told of 31 blocks later', async () => {
        const { wire, signature } = await world.transfer(12_000, { name: 'final' });
        const { socket, say, until } = await listener();
        say(1, 'signatureSubscribe', signature, { commitment: 'finalized' });
        await until(1);
        await world.sends('final', wire);
        await world.passBlocks(30);
        say(2, 'getHealth');
        const early = await until(2);
        assert.equal(early[1]?.id, 2, 'not yet');
        await world.passBlocks(1);
        const [, , told] = await until(3);
        assert.equal(told?.method, 'signatureNotification');
        socket.terminate();
    });
});

test('bytes of any kind are answered, and the network lives on', async () => {
    const wires = await Promise.all(
        (['legacy', 0, 1] as const).map((version) => world.transfer(1, { name: 'x', version })),
    );
    let seed = 1;
    const random = (below: number): number => {
        seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
        return seed % below;
    };
    for (let nth = 0; nth < 600; nth++) {
        const bytes = Uint8Array.from(getBase64Encoder().encode(wires[nth % 3]!.wire));
        bytes[random(bytes.length)]! ^= 1 << random(8);
        bytes[random(bytes.length)] = random(256);
        const kept = random(8) ? bytes : bytes.slice(0, random(bytes.length));
        const params = [
            getBase64Decoder().decode(kept),
            { encoding: 'base64', skipPreflight: true },
        ];
        await cheat(at.rpc, 'sendTransaction', params).catch((error: Error) => {
            assert.match(error.message, /"code":-326\d\d/);
        });
    }
    assert.equal(await cheat(at.rpc, 'getHealth', []), 'ok');
});
