/** Durable nonces: what lives by one does not expire, and uses it up whatever comes of the rest. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
    address,
    appendTransactionMessageInstruction,
    createTransactionMessage,
    generateKeyPairSigner,
    getAddressEncoder,
    getBase58Decoder,
    getTransactionEncoder,
    pipe,
    setTransactionMessageFeePayerSigner,
    setTransactionMessageLifetimeUsingDurableNonce,
    signTransactionMessageWithSigners,
    type KeyPairSigner,
    type Nonce,
} from '@solana/kit';
import { getTransferSolInstruction } from '@solana-program/system';
import { NOTHING } from '../src/chain/account.js';
import { Chain } from '../src/chain/chain.js';
import { nonceIn } from '../src/chain/nonce.js';
import { readTransaction } from '../src/chain/transaction.js';

const ACCOUNT = address('Nonce11111111111111111111111111111111111111');
const SYSTEM = address('11111111111111111111111111111111');
const SOL = 1_000_000_000n;
/** Blocks in which a blockhash dies. */
const MANY = 200;

/** A chain with a nonce, and a wallet with a SOL that advances it. */
async function scene(): Promise<{ chain: Chain; wallet: KeyPairSigner }> {
    const [chain, wallet] = [new Chain({}), await generateKeyPairSigner()];
    const data = Buffer.alloc(80, 7);
    data.writeUInt32LE(1);
    data.writeUInt32LE(1, 4);
    data.set(getAddressEncoder().encode(wallet.address), 8);
    data.writeBigUInt64LE(5_000n, 72);
    chain.put(ACCOUNT, { lamports: SOL, owner: SYSTEM, data, executable: false });
    chain.put(wallet.address, { ...NOTHING, lamports: SOL });
    return { chain, wallet };
}

const nonceOf = (chain: Chain): string => nonceIn(chain.vm.account(ACCOUNT))!;

/** Pays some lamports to nobody. */
async function payment(wallet: KeyPairSigner, nonce: string, amount: bigint) {
    const lifetime = {
        nonce: nonce as Nonce,
        nonceAccountAddress: ACCOUNT,
        nonceAuthorityAddress: wallet.address,
    };
    const destination = address('Nobody1111111111111111111111111111111111111');
    const message = pipe(
        createTransactionMessage({ version: 0 }),
        (it) => setTransactionMessageFeePayerSigner(wallet, it),
        (it) => setTransactionMessageLifetimeUsingDurableNonce(lifetime, it),
        (it) =>
            appendTransactionMessageInstruction(
                getTransferSolInstruction({ source: wallet, destination, amount }),
                it,
            ),
    );
    const signed = await signTransactionMessageWithSigners(message);
    return readTransaction(Uint8Array.from(getTransactionEncoder().encode(signed)));
}

test('a transaction outlives blockhashes by a nonce, which it uses up', async () => {
    const { chain, wallet } = await scene();
    const before = nonceOf(chain);
    assert.equal(before, getBase58Decoder().decode(Buffer.alloc(32, 7)));
    const paid = await payment(wallet, before, SOL / 10n);
    for (let block = 0; block < MANY; block++) chain.seal();
    assert.equal(chain.simulate(paid, { verify: true }).err, null);
    assert.equal(nonceOf(chain), before, 'a simulation leaves it as it is');
    assert.equal(chain.send(paid).err, null);
    assert.notEqual(nonceOf(chain), before);
    assert.equal(chain.send(paid).err, 'BlockhashNotFound', 'it is done once');
    const next = await payment(wallet, nonceOf(chain), SOL / 10n);
    assert.equal(chain.send(next).err, null, 'the next goes by the next, in the very next block');
    chain.close();
});

test('what fails uses its nonce up too', async () => {
    const { chain, wallet } = await scene();
    const before = nonceOf(chain);
    const failing = await payment(wallet, before, 2n * SOL);
    assert.deepEqual(chain.send(failing).err, { InstructionError: [1, { Custom: 1 }] });
    assert.notEqual(nonceOf(chain), before);
    const held = chain.vm.lamports(wallet.address);
    assert.equal(chain.send(failing).err, 'BlockhashNotFound');
    assert.equal(chain.vm.lamports(wallet.address), held, 'its fee is paid once');
    chain.close();
});

test('a nonce of somebody else, or of an account that holds none, is no lifetime', async () => {
    const { chain, wallet } = await scene();
    const stranger = await generateKeyPairSigner();
    chain.put(stranger.address, { ...NOTHING, lamports: SOL });
    const stolen = await payment(stranger, nonceOf(chain), 1n);
    const before = nonceOf(chain);
    assert.equal(chain.send(stolen).err, 'BlockhashNotFound');
    const wrong = await payment(wallet, getBase58Decoder().decode(Buffer.alloc(32, 8)), 1n);
    assert.equal(chain.send(wrong).err, 'BlockhashNotFound');
    assert.equal(nonceOf(chain), before);
    chain.close();
});
