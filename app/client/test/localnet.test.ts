/** Whole lives and faults through a real JSON-RPC. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { generateKeyPairSigner } from '@solana/kit';
import {
    ClientFailure,
    deliver,
    leave,
    preview,
    requireFarm,
    send,
    sign,
    stake,
    UnknownOutcome,
    type Holding,
} from '@acequia/client';
import { QUICK } from './harness/given.js';
import { Localnet } from './harness/localnet.js';
import { lpsLife } from './lives/lp.js';
import { teamsLife } from './lives/team.js';

describe('through a real JSON-RPC', () => {
    let net: Localnet;
    let hook: Awaited<ReturnType<typeof generateKeyPairSigner>>;

    before(async () => {
        hook = await generateKeyPairSigner();
        net = await Localnet.start({ [hook.address]: 'hostile' });
    });
    after(() => net.stop());

    async function staker(
        amount: bigint,
    ): Promise<{ holding: Holding } & Awaited<ReturnType<typeof draftOf>>> {
        const [team, lp, mint] = [await net.wallet(), await net.wallet(), await net.mint()];
        await net.give(mint, lp.address, 1_000n);
        const pool = await net.pool({ creator: team, stake: mint, capacity: 1 });
        const holding = await net.stake(pool, lp, 100n);
        net.sent.length = 0;
        return { holding, ...(await draftOf(lp, holding, amount)) };
    }

    async function draftOf(
        lp: Awaited<ReturnType<Localnet['wallet']>>,
        holding: Holding,
        amount: bigint,
    ) {
        const draft = { payer: lp, instructions: await stake({ ...holding, owner: lp, amount }) };
        const staked = async () => (await net.holding(holding.pool, lp)).position.data.stake.amount;
        return { lp, draft, staked };
    }

    const finalized = () => net.rpc.getBlockHeight({ commitment: 'finalized' }).send();

    const failure = async (promise: Promise<unknown>): Promise<ClientFailure> => {
        const error = await promise.catch((thrown: unknown) => thrown);
        assert.ok(error instanceof ClientFailure, String(error));
        return error;
    };

    test("a team's whole life", () => teamsLife(net));

    test("an LP's whole life", async () => {
        await lpsLife(net, hook.address);
    });

    test('a node lost midway: the outcome is unknown, then found, and done once', async () => {
        const { draft, staked } = await staker(10n);
        let dead = false;
        net.interfere = async (method, ask) => {
            if (dead) throw new TypeError('fetch failed');
            const answer = await ask();
            dead = method === 'sendTransaction';
            return answer;
        };
        const error = await failure(send(net.rpc, draft, { ...QUICK, silence: 50 }));
        assert.ok(error instanceof UnknownOutcome);
        net.interfere = (_, ask) => ask();
        await deliver(net.rpc, error.signed, QUICK);
        assert.equal(await staked(), 110n);
        assert.equal(new Set(net.sent).size, 1);
    });

    test('a node that is not there at all', async () => {
        const { draft } = await staker(10n);
        net.interfere = () => fetch('http://127.0.0.1:9/');
        const error = await failure(send(net.rpc, draft, QUICK));
        net.interfere = (_, ask) => ask();
        assert.match(error.message, /The node does not answer/);
    });

    test('an expired blockhash: nothing is done, and trying anew does it once', async () => {
        const { draft, staked } = await staker(10n);
        const signed = await sign(net.rpc, draft);
        // Blocks go by, with other people's transactions in them, until its time is over.
        while ((await finalized()) <= signed.lastValidBlockHeight) await net.block();
        net.interfere = async (method, ask) => (method === 'sendTransaction' ? lost() : ask());
        const error = await failure(deliver(net.rpc, signed, QUICK));
        net.interfere = (_, ask) => ask();
        assert.equal(error.kind, 'expired');
        assert.equal(await staked(), 100n);
        await send(net.rpc, draft, QUICK);
        assert.equal(await staked(), 110n);
    });

    test('too few tokens, and no SOL', async () => {
        const { draft, lp, holding } = await staker(100_000n);
        const tokens = await failure(send(net.rpc, draft, QUICK));
        assert.deepEqual([tokens.kind, net.sent.length], ['funds', 0]);
        const poor = await net.wallet(0n);
        const instructions = await stake({ pool: holding.pool, owner: poor, amount: 1n, index: 0 });
        const sol = await failure(send(net.rpc, { payer: poor, instructions }, QUICK));
        assert.equal(sol.kind, 'funds');
        assert.ok(lp.address !== poor.address);
    });

    test('a preview says to the unit and the lamport what then happens', async () => {
        const [team, lp, mint] = [await net.wallet(), await net.wallet(), await net.mint()];
        await net.give(mint, lp.address, 1_000n);
        const pool = await net.pool({ creator: team, stake: mint, capacity: 1 });
        const purse = async () => (await net.rpc.getBalance(lp.address).send()).value;
        const instructions = await stake({ pool, owner: lp, amount: 250n, index: 0 });
        const draft = { payer: lp, instructions, computeUnitPrice: 1_000_000n };
        const seen = await preview(net.rpc, draft);
        const [tokens, sol] = [await net.balance(mint, lp.address), await purse()];
        await send(net.rpc, draft, QUICK);
        assert.equal((await net.balance(mint, lp.address)) - tokens, -250n);
        assert.deepEqual(seen.tokens, [{ mint: mint.mint, change: -250n }]);
        assert.equal((await purse()) - sol, seen.lamports);
        assert.equal(seen.lamports, -(seen.fee + seen.deposits));
        const { position } = await net.holding(pool, lp);
        assert.equal(seen.deposits, position.lamports);
        const names = seen.events.map(({ name }) => name);
        assert.deepEqual(names, ['positionOpened', 'staked']);
        const left = await preview(net.rpc, {
            payer: lp,
            instructions: (
                await leave({ ...(await net.holding(pool, lp)), owner: lp, now: await net.now() })
            ).flat(),
        });
        assert.deepEqual(left.tokens, [{ mint: mint.mint, change: 250n }]);
        assert.equal(left.lamports, position.lamports - left.fee);
        const leaving = { ...(await net.holding(pool, lp)), owner: lp, payer: team };
        const exit = (await leave({ ...leaving, now: await net.now() })).flat();
        const helped = { payer: team, instructions: exit };
        const others = await preview(net.rpc, helped, lp.address);
        assert.deepEqual([others.tokens, others.lamports], [left.tokens, position.lamports]);
    });

    test('the wrong cluster, and the wrong mint', async () => {
        const { lp, holding } = await staker(1n);
        assert.match((await failure(requireFarm(net.rpc, 'testnet'))).message, /not of testnet/);
        const source = await net.give(await net.mint(), lp.address, 50n);
        const wrong = await stake({ ...holding, owner: lp, amount: 10n, source });
        const error = await failure(send(net.rpc, { payer: lp, instructions: wrong }, QUICK));
        assert.match(error.message, /mint/i);
    });
});

/** As if it were dropped on the way. */
const lost = async (): Promise<unknown> => ({ jsonrpc: '2.0', id: '1', result: 'lost' });
