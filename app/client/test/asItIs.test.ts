/** The chain as it is: a history full of transactions of version 1, a block every 200 ms, and blockhashes
 *  that expire after 150 of them. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateKeyPairSigner, type TransactionSigner } from '@solana/kit';
import {
    ClientFailure,
    fetchBlocksLeft,
    fetchNewestVersion,
    fetchOwnerHistory,
    send,
    stake,
    type Lifetime,
} from '@acequia/client';
import { QUICK } from './harness/given.js';
import { Localnet } from './harness/localnet.js';
import { lpsLife } from './lives/lp.js';

const BLOCK_MS = 200;
/** For how many of them a blockhash is good. */
const BLOCKS = 150;

describe('a block every 200 ms', () => {
    let net: Localnet;
    let hook: Awaited<ReturnType<typeof generateKeyPairSigner>>;

    before(async () => {
        hook = await generateKeyPairSigner();
        net = await Localnet.start({ [hook.address]: 'hostile' }, { blockMs: BLOCK_MS });
        net.version = await fetchNewestVersion(net.rpc, net.issuer.address);
    });
    after(() => net.stop());

    test("an LP's whole life in transactions of version 1, and its history", async () => {
        assert.equal(net.version, 1);
        const lp = await lpsLife(net, hook.address);
        const history = await fetchOwnerHistory(net.rpc, lp.address);
        for (const { signature } of history) {
            const found = await net.rpc
                .getTransaction(signature, {
                    commitment: 'confirmed',
                    encoding: 'base64',
                    maxSupportedTransactionVersion: 1,
                })
                .send();
            assert.equal(found?.version, 1);
        }
        const told = history.reverse().flatMap(({ events }) => events!.map(({ name }) => name));
        assert.deepEqual([told[0], told.at(-1)], ['positionOpened', 'positionClosed']);
        for (const name of [
            'staked',
            'claimed',
            'voteCast',
            'voteWithdrawn',
            'unstaked',
        ] as const) {
            assert.ok(told.includes(name), `${name}: ${told.join(' ')}`);
        }
    });

    test('who takes longer to sign than a blockhash lives is told, signs anew, and has done it once', async () => {
        const [team, lp, mint] = [await net.wallet(), await net.wallet(), await net.mint()];
        await net.give(mint, lp.address, 1_000n);
        const pool = await net.pool({ creator: team, stake: mint, capacity: 1 });
        let lifetime: Lifetime | undefined;
        let isSlow = true;
        const payer: TransactionSigner = {
            address: lp.address,
            signTransactions: async (transactions) => {
                const left = await fetchBlocksLeft(net.rpc, lifetime!);
                assert.ok(left > 0n && left <= BLOCKS);
                while (isSlow && (await fetchBlocksLeft(net.rpc, lifetime!)) > 0n) {
                    await sleep(BLOCK_MS);
                }
                return lp.signTransactions(transactions);
            },
        };
        const instructions = await stake({ pool, owner: payer, amount: 10n, index: 0 });
        const draft = { payer, instructions, version: net.version };
        const options = { ...QUICK, onAsking: (until: Lifetime) => (lifetime = until) };
        net.sent.length = 0;
        const error = await send(net.rpc, draft, options).catch((thrown: unknown) => thrown);
        assert.ok(error instanceof ClientFailure && error.kind === 'expired', String(error));
        assert.equal(net.sent.length, 0);
        isSlow = false;
        await send(net.rpc, draft, options);
        const { position } = await net.holding(pool, lp);
        assert.equal(position.data.stake.amount, 10n);
    });
});
