/** Durable nonces: a transaction that begins by advancing one lives as long as the nonce is what it names,
 *  in place of a blockhash. */
import { createHash } from 'node:crypto';
import { getBase58Decoder, getBase58Encoder, type Address } from '@solana/kit';
import type { Account } from './account.js';
import { addressAt } from './address.js';
import type { Received } from './transaction.js';

const SYSTEM = '11111111111111111111111111111111';
/** The system program's instruction that advances a nonce. */
const ADVANCE = 4;
/** A nonce account: its version and state, the authority, the nonce, a fee. */
const [BYTES, STATE_AT, AUTHORITY_AT, NONCE_AT, HASH_BYTES] = [80, 4, 8, 40, 32];
const SET_UP = 1;

/** The account whose nonce a transaction advances before all else; nothing where it advances none. */
export function nonceAccountOf({ message, instructions }: Received): Address | undefined {
    const [first] = instructions;
    if (first && message.staticAccounts[first.program] === SYSTEM && isAdvance(first.data)) {
        return message.staticAccounts[first.accounts[0] ?? -1];
    }
    return undefined;
}

const isAdvance = (data: Uint8Array): boolean =>
    data.length === 4 && Buffer.from(data).readUInt32LE() === ADVANCE;

/** What a nonce account holds; nothing where it is none. */
export function nonceIn(account: Account | undefined): string | undefined {
    if (account?.owner !== SYSTEM || account.data.length !== BYTES) return undefined;
    const data = Buffer.from(account.data);
    if (data.readUInt32LE(STATE_AT) !== SET_UP) return undefined;
    return getBase58Decoder().decode(data.subarray(NONCE_AT, NONCE_AT + HASH_BYTES));
}

/** Whether a transaction lives by what an account holds: it names that nonce, and its authority signs. */
export function livesBy(account: Account | undefined, { message, blockhash }: Received): boolean {
    if (nonceIn(account) !== blockhash) return false;
    const signers = message.staticAccounts.slice(0, message.header.numSignerAccounts);
    return signers.includes(addressAt(account!.data, AUTHORITY_AT));
}

/** The account with the next nonce: it is advanced though the transaction fails. */
export function advanced(account: Account, blockhash: string): Account {
    const data = Buffer.from(account.data);
    const hash = createHash('sha256').update('DURABLE_NONCE');
    data.set(hash.update(Uint8Array.from(getBase58Encoder().encode(blockhash))).digest(), NONCE_AT);
    return { ...account, data };
}
