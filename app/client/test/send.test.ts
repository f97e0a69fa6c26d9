/** What goes wrong on the way: each ends in words, and nothing is done twice. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
    createNoopSigner,
    SOLANA_ERROR__JSON_RPC__SERVER_ERROR_MIN_CONTEXT_SLOT_NOT_REACHED,
    SolanaError,
    type KeyPairSigner,
    type TransactionSigner,
} from '@solana/kit';
import {
    ClientFailure,
    deliver,
    fetchBlocksLeft,
    PartlyDone,
    requireFarm,
    send,
    sendAll,
    sign,
    stake,
    UnknownOutcome,
    unstake,
    type Lifetime,
    type Signed,
} from '@acequia/client';
import { QUICK, World } from './harness/given.js';

async function scene() {
    const w = await World.begin();
    const [team, lp, mint] = [await w.wallet(), await w.wallet(), await w.mint()];
    await w.give(mint, lp.address, 1_000n);
    const pool = await w.pool({ creator: team, stake: mint, capacity: 1 });
    const holding = await w.stake(pool, lp, 100n);
    const draft = {
        payer: lp,
        instructions: await stake({ ...holding, owner: lp, amount: 10n }),
    };
    const staked = async () => (await w.holding(pool, lp)).position.data.stake.amount;
    w.node.sent.length = 0;
    return { w, team, lp, mint, pool, holding, draft, staked };
}

/** The error that a promise ends in. */
async function failure(promise: Promise<unknown>): Promise<ClientFailure> {
    const error = await promise.then(
        () => assert.fail('it should have failed'),
        (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof ClientFailure, String(error));
    return error;
}

const gone = () => {
    throw new TypeError('fetch failed');
};

test('a node lost after the transaction was sent: found when it is back, staked once', async () => {
    const { w, draft, staked } = await scene();
    let silent = 0;
    w.node.fault = (method, ask) => {
        if (method === 'sendTransaction') {
            ask(); // It arrives, but the answer does not.
            silent = 6;
        }
        return silent-- > 0 ? gone() : ask();
    };
    await send(w.rpc, draft, QUICK);
    w.node.fault = (_, ask) => ask();
    assert.equal(await staked(), 110n);
    assert.equal(new Set(w.node.sent).size, 1);
});

test('a node that takes the transaction and answers with an error of its own words: it landed', async () => {
    const { w, draft, staked } = await scene();
    w.node.fault = (method, ask) => {
        const answer = ask();
        if (method === 'sendTransaction') throw new TypeError('cannot make sense of the answer');
        return answer;
    };
    await send(w.rpc, draft, QUICK);
    assert.equal(await staked(), 110n);
    assert.equal(new Set(w.node.sent).size, 1);
});

test('a node that refuses a second time what it has taken: the first is waited for', async () => {
    const { w, draft, staked } = await scene();
    let [taken, looks] = [false, 0];
    w.node.fault = (method, ask) => {
        if (method === 'sendTransaction') {
            if (taken) throw new TypeError('this transaction has already been processed');
            taken = true;
        }
        // It has no block yet, so nobody sees it.
        if (method === 'getSignatureStatuses' && taken && looks++ < 3) {
            return { context: { slot: 1 }, value: [null] };
        }
        return ask();
    };
    await send(w.rpc, draft, QUICK);
    assert.ok(looks > 3);
    assert.equal(await staked(), 110n);
    assert.equal(new Set(w.node.sent).size, 1);
});

test('a node lost before the transaction arrived: the same bytes are sent again', async () => {
    const { w, draft, staked } = await scene();
    let lost = 4;
    w.node.fault = (method, ask) => (method === 'sendTransaction' && lost-- > 0 ? gone() : ask());
    await send(w.rpc, draft, QUICK);
    assert.equal(await staked(), 110n);
    assert.equal(new Set(w.node.sent).size, 1);
});

test('a node lost for good: the outcome is unknown, and delivering again does it once', async () => {
    const { w, draft, staked } = await scene();
    let dead = false;
    w.node.fault = (method, ask) => {
        if (dead) return gone();
        if (method === 'sendTransaction') {
            ask();
            dead = true;
            return gone();
        }
        return ask();
    };
    const error = await failure(send(w.rpc, draft, { ...QUICK, silence: 20 }));
    assert.ok(error instanceof UnknownOutcome);
    assert.equal(error.kind, 'unknown-outcome');
    assert.match(error.message, /stopped answering. It may have landed .* do not sign it anew/);
    w.node.fault = (_, ask) => ask(); // Another node, say.
    const landed = await deliver(w.rpc, error.signed, QUICK);
    assert.equal(landed.signature, error.signature);
    assert.equal(await staked(), 110n);
    assert.equal(new Set(w.node.sent).size, 1);
});

test('a program that crashed goes on with the bytes that it kept', async () => {
    const { w, draft, staked } = await scene();
    let kept: Signed | undefined;
    const onSigned = (signed: Signed) => {
        kept = signed;
        throw new Error('the machine goes down here');
    };
    await assert.rejects(send(w.rpc, draft, { ...QUICK, onSigned }), /goes down/);
    assert.equal(await staked(), 100n);
    await deliver(w.rpc, kept!, QUICK);
    await deliver(w.rpc, kept!, QUICK);
    assert.equal(await staked(), 110n);
});

test('a blockhash that expired: nothing was done, and it says that it is safe to try again', async () => {
    const { w, draft, staked } = await scene();
    const signed = await sign(w.rpc, draft);
    w.node.expire();
    const error = await failure(deliver(w.rpc, signed, QUICK));
    assert.equal(error.kind, 'expired');
    assert.match(error.message, /did not land in time. It never will, and nothing was done/);
    assert.equal(await staked(), 100n);
    await send(w.rpc, draft, QUICK);
    assert.equal(await staked(), 110n);
});

/** Signs after that has happened. */
const afterwards = (signer: KeyPairSigner, meanwhile: () => void): TransactionSigner => ({
    address: signer.address,
    signTransactions: (transactions) => {
        meanwhile();
        return signer.signTransactions(transactions);
    },
});

test('who signs when it is too late is told so at once, and nothing is sent', async () => {
    const { w, lp, holding, staked } = await scene();
    let late = true;
    const payer = afterwards(lp, () => late && w.node.expire());
    const draft = {
        payer,
        instructions: await stake({ ...holding, owner: payer, amount: 10n }),
    };
    const error = await failure(send(w.rpc, draft, QUICK));
    assert.equal(error.kind, 'expired');
    assert.match(error.message, /signed too late.*Nothing was sent. Sign it anew/);
    assert.deepEqual([w.node.sent.length, await staked()], [0, 100n]);
    late = false;
    await send(w.rpc, draft, QUICK);
    assert.equal(await staked(), 110n);
});

test('the blockhash is taken last, and how many blocks it is good for can be watched', async () => {
    const { w, lp, holding } = await scene();
    const left: bigint[] = [];
    let asking: Lifetime | undefined;
    const payer: TransactionSigner = {
        address: lp.address,
        modifyAndSignTransactions: async () => {
            assert.equal(w.node.asked.at(-1), 'getLatestBlockhash');
            for (const blocks of [0, 50, 1_000]) {
                for (let block = 0; block < blocks; block++) w.node.chain.seal();
                left.push(await fetchBlocksLeft(w.rpc, asking!));
            }
            throw new Error('User rejected the request.');
        },
    };
    const instructions = await stake({ ...holding, owner: payer, amount: 10n });
    const options = { ...QUICK, onAsking: (lifetime: Lifetime) => (asking = lifetime) };
    const error = await failure(send(w.rpc, { payer, instructions }, options));
    assert.equal(error.kind, 'wallet');
    // Whoever looks makes a block.
    assert.deepEqual(left, [149n, 98n, 0n]);
});

test('a blockhash that expired after it landed: it is found, not reported as lost', async () => {
    const { w, draft, staked } = await scene();
    const signed = await sign(w.rpc, draft);
    await deliver(w.rpc, signed, QUICK);
    w.node.expire();
    assert.equal((await deliver(w.rpc, signed, QUICK)).signature, signed.signature);
    assert.equal(await staked(), 110n);
});

test('transactions that drop out are sent until one lands', async () => {
    const { w, draft, staked } = await scene();
    let drops = 5;
    w.node.fault = (method, ask) =>
        method === 'sendTransaction' && drops-- > 0 ? 'dropped' : ask();
    await send(w.rpc, draft, QUICK);
    assert.equal(await staked(), 110n);
});

test('too few tokens: said before the wallet is asked', async () => {
    const { w, lp, holding } = await scene();
    const instructions = await stake({ ...holding, owner: lp, amount: 5_000n });
    let asked = 0;
    const payer: TransactionSigner = {
        address: lp.address,
        signTransactions: (transactions) => {
            asked++;
            return lp.signTransactions(transactions);
        },
    };
    const error = await failure(send(w.rpc, { payer, instructions }, QUICK));
    assert.equal(error.kind, 'funds');
    assert.match(error.message, /holds less than that. Send a smaller amount/);
    assert.deepEqual([asked, w.node.sent.length], [0, 0]);
});

test('no SOL: said in words', async () => {
    const { w, pool } = await scene();
    const poor = await w.wallet(0n);
    const instructions = await stake({ pool, owner: poor, amount: 1n, index: 0 });
    const error = await failure(send(w.rpc, { payer: poor, instructions }, QUICK));
    assert.equal(error.kind, 'funds');
    assert.match(error.message, /too little SOL on this cluster. Add some SOL/);
});

test('the wrong cluster: said when connecting, and by each transaction', async () => {
    const { w, draft } = await scene();
    assert.equal(await requireFarm(w.rpc), 'other');
    const wrong = await failure(requireFarm(w.rpc, 'devnet'));
    assert.match(wrong.message, /of a cluster of its own, not of devnet. Switch the endpoint/);
    w.node.genesis = 'EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG';
    assert.equal(await requireFarm(w.rpc, 'devnet'), 'devnet');
    const elsewhere = new World();
    const farm = draft.instructions[0]!.programAddress;
    const other = { ...draft, payer: await elsewhere.wallet() };
    elsewhere.node.svm.setAccount({
        address: farm,
        data: new Uint8Array(),
        executable: false,
        lamports: 1n,
        programAddress: '11111111111111111111111111111111',
        space: 0n,
    } as never);
    const missing = await failure(requireFarm(elsewhere.rpc));
    assert.match(missing.message, /The farm is not on a cluster of its own. Connect to a cluster/);
    const error = await failure(send(elsewhere.rpc, other, QUICK));
    assert.equal(error.kind, 'cluster');
    assert.match(error.message, /on this cluster. Check which cluster you are connected to/);
});

test('the wrong mint: said in words, whoever notices it', async () => {
    const { w, lp, holding } = await scene();
    const other = await w.mint();
    const source = await w.give(other, lp.address, 50n);
    const stakes = { ...holding, owner: lp, amount: 10n, source };
    const error = await failure(w.send(lp, await stake(stakes)));
    assert.ok(error.kind === 'token' || error.kind === 'farm', error.kind);
    assert.match(error.message, /mint/i);
});

test('a wallet that says no: nothing is sent', async () => {
    const { w, draft, lp } = await scene();
    const payer: TransactionSigner = {
        address: lp.address,
        signTransactions: () => Promise.reject(new Error('User rejected the request.')),
    };
    const refusing = draft.instructions.map((one) => ({
        ...one,
        accounts: (one.accounts ?? []).map(({ address, role }) =>
            address === lp.address ? { address, role, signer: payer } : { address, role },
        ),
    }));
    const error = await failure(send(w.rpc, { payer, instructions: refusing }, QUICK));
    assert.equal(error.kind, 'wallet');
    assert.match(error.message, /The wallet said no. Nothing was sent/);
    assert.equal(w.node.sent.length, 0);
});

test('a wallet that signs as it likes, with a blockhash of its own, is waited for', async () => {
    const { w, lp, holding, staked } = await scene();
    const lifetimeConstraint = { blockhash: '1'.repeat(32), lastValidBlockHeight: 0n };
    const payer: TransactionSigner = {
        address: lp.address,
        modifyAndSignTransactions: async (transactions) => {
            const signatures = await lp.signTransactions(transactions as never);
            return transactions.map((one, nth) => ({
                ...one,
                signatures: { ...one.signatures, ...signatures[nth] },
                lifetimeConstraint,
            })) as never;
        },
    };
    const instructions = await stake({ ...holding, owner: payer, amount: 10n });
    let drops = 3;
    w.node.fault = (method, ask) =>
        method === 'sendTransaction' && drops-- > 0 ? 'dropped' : ask();
    await send(w.rpc, { payer, instructions }, QUICK);
    assert.equal(await staked(), 110n);
});

test('a wallet that only sends by itself is refused: nobody could tell what it sent', async () => {
    const { w, draft, lp } = await scene();
    const payer = { address: lp.address, signAndSendTransactions: async () => [] };
    const error = await failure(send(w.rpc, { ...draft, payer }, QUICK));
    assert.match(error.message, /can only send transactions by itself. Use a wallet that signs/);
});

test('a node that does not answer at first: nothing is signed', async () => {
    const { w, draft } = await scene();
    w.node.fault = gone;
    const error = await failure(send(w.rpc, draft, QUICK));
    assert.equal(error.kind, 'network');
    assert.match(error.message, /The node does not answer. Try again in a while/);
});

test('waiting can be stopped, and the outcome is then unknown', async () => {
    const { w, draft } = await scene();
    w.node.fault = (method, ask) => (method === 'sendTransaction' ? 'dropped' : ask());
    const signal = AbortSignal.timeout(15);
    const error = await failure(send(w.rpc, draft, { ...QUICK, signal }));
    assert.match(error.message, /You stopped waiting for the transaction/);
});

test('what the program refuses after it was signed is said with the signature', async () => {
    const { w, lp, holding, staked } = await scene();
    const instructions = await unstake({ ...holding, owner: lp });
    const signed = await sign(w.rpc, { payer: lp, instructions });
    await w.send(lp, await unstake({ ...holding, owner: lp, amount: 60n }));
    const error = await failure(deliver(w.rpc, signed, QUICK));
    assert.deepEqual([error.kind, error.name, error.code], ['farm', 'insufficientStake', 6001]);
    assert.equal(error.signature, signed.signature);
    assert.equal(await staked(), 40n);
});

test('of several transactions, those that landed are told from those that did not', async () => {
    const { w, lp, holding, staked } = await scene();
    const amounts = [1n, 2n, 100_000n, 4n];
    const plan = await Promise.all(
        amounts.map((amount) => stake({ ...holding, owner: lp, amount })),
    );
    const error = await failure(sendAll(w.rpc, { payer: lp }, plan, QUICK));
    assert.ok(error instanceof PartlyDone);
    assert.deepEqual([error.landed.length, error.remaining.length], [2, 2]);
    assert.match(error.message, /holds less than that. 2 of 4 transactions are done/);
    assert.equal(await staked(), 103n);
});

test('a node that lags behind the transaction before is given time', async () => {
    const { w, lp, holding, staked } = await scene();
    const amounts = [1n, 2n];
    const plan = await Promise.all(
        amounts.map((amount) => stake({ ...holding, owner: lp, amount })),
    );
    let behind = 0;
    w.node.asked.length = 0;
    w.node.fault = (method, ask) => {
        if (method === 'sendTransaction') behind = 1;
        if (method !== 'simulateTransaction' || behind-- <= 0) return ask();
        const code = SOLANA_ERROR__JSON_RPC__SERVER_ERROR_MIN_CONTEXT_SLOT_NOT_REACHED;
        throw new SolanaError(code, { contextSlot: 1n });
    };
    await sendAll(w.rpc, { payer: lp }, plan, QUICK);
    assert.equal(await staked(), 103n);
    assert.equal(w.node.asked.filter((method) => method === 'simulateTransaction').length, 3);
});

test('a transaction that is too large is refused before anything is asked', async () => {
    const { w, draft, lp } = await scene();
    const instructions = Array.from({ length: 60 }, () => draft.instructions).flat();
    w.node.asked.length = 0;
    const error = await failure(send(w.rpc, { payer: lp, instructions }, QUICK));
    assert.match(error.message, /too large: \d+ bytes, \d+ accounts. Split it/);
    assert.deepEqual(w.node.asked, []);
});

test('whoever has not signed is named by the failure, not by a lost transaction', async () => {
    const { w, draft, team } = await scene();
    const payer = createNoopSigner(team.address);
    const error = await failure(send(w.rpc, { ...draft, payer }, QUICK));
    assert.equal(error.message, `Signatures are missing: ${team.address}. Pass signers for them.`);
    assert.equal(w.node.sent.length, 0);
});
