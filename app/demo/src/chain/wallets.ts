/** Wallets that follow from a seed and a name, so that the same demo has the same addresses. */
import { createHash } from 'node:crypto';
import { createKeyPairSignerFromPrivateKeyBytes, type KeyPairSigner } from '@solana/kit';

/** The 32 bytes that a wallet's key is made from. Nothing of worth may ever be sent to it. */
export function secretOf(seed: string, name: string): Uint8Array {
    return createHash('sha256').update(`acequia demo\n${seed}\n${name}`).digest();
}

export function walletOf(seed: string, name: string): Promise<KeyPairSigner> {
    return createKeyPairSignerFromPrivateKeyBytes(secretOf(seed, name));
}
