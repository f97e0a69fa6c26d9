/** A wallet with more SOL than anybody needs, which gives some to whoever asks. */
import {
    address,
    appendTransactionMessageInstruction,
    createKeyPairSignerFromPrivateKeyBytes,
    createTransactionMessage,
    getBase58Decoder,
    getTransactionEncoder,
    pipe,
    setTransactionMessageFeePayerSigner,
    setTransactionMessageLifetimeUsingBlockhash,
    signTransactionMessageWithSigners,
    AccountRole,
    type Address,
    type Blockhash,
    type KeyPairSigner,
} from '@solana/kit';
import { randomBytes } from 'node:crypto';
import { NOTHING, SYSTEM } from './account.js';
import { bytesOf } from './address.js';
import type { Chain } from './chain.js';
import { wordsOf } from './outcome.js';
import { readTransaction } from './transaction.js';

/** What it and every funded wallet begin with [lamports]: a million SOL. */
export const FUNDS = 1_000_000_000_000_000n;
const TRANSFER = 2;

/** Gives a wallet SOL to begin with. */
export const fund = (chain: Chain, wallet: Address): void =>
    chain.put(wallet, { ...NOTHING, lamports: FUNDS });

export class Faucet {
    private constructor(
        private readonly chain: Chain,
        private readonly signer: KeyPairSigner,
        /** The 64 bytes of its key, in base 58. */
        readonly key: string,
    ) {}

    static async open(chain: Chain): Promise<Faucet> {
        const secret = randomBytes(32);
        const signer = await createKeyPairSignerFromPrivateKeyBytes(secret);
        fund(chain, signer.address);
        const both = Buffer.concat([secret, bytesOf(signer.address)]);
        return new Faucet(chain, signer, getBase58Decoder().decode(both));
    }

    get address(): Address {
        return this.signer.address;
    }

    /** Transfers some [lamports], and says by which transaction. */
    async give(to: Address, lamports: bigint): Promise<string> {
        const transaction = readTransaction(await this.transfer(to, lamports));
        const { err, logs } = this.chain.send(transaction);
        // Asked for once more in the same block, it is the same transaction.
        if (err && err !== 'AlreadyProcessed')
            throw new Error(`Nothing was given: ${wordsOf({ err, logs })}`);
        return transaction.signature;
    }

    private async transfer(to: Address, lamports: bigint): Promise<Uint8Array> {
        const { hash, height } = this.chain.blocks.last;
        const lifetime = {
            blockhash: hash as Blockhash,
            lastValidBlockHeight: BigInt(height) + 150n,
        };
        const message = pipe(
            createTransactionMessage({ version: 0 }),
            (one) => setTransactionMessageFeePayerSigner(this.signer, one),
            (one) => setTransactionMessageLifetimeUsingBlockhash(lifetime, one),
            (one) => appendTransactionMessageInstruction(this.instruction(to, lamports), one),
        );
        const signed = await signTransactionMessageWithSigners(message);
        return getTransactionEncoder().encode(signed) as Uint8Array;
    }

    private instruction(to: Address, lamports: bigint) {
        const data = Buffer.alloc(12);
        data.writeUInt32LE(TRANSFER);
        data.writeBigUInt64LE(lamports, 4);
        const accounts = [
            { address: this.address, role: AccountRole.WRITABLE_SIGNER },
            { address: to, role: AccountRole.WRITABLE },
        ];
        return { programAddress: address(SYSTEM), accounts, data };
    }
}
