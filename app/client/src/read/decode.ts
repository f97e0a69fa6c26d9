/** From bytes to accounts, checked: anyone can make an account that looks like a pool. */
import {
    containsBytes,
    type Account,
    type Address,
    type EncodedAccount,
    type MaybeEncodedAccount,
    type ReadonlyUint8Array,
} from '@solana/kit';
import { decodePool, POOL_DISCRIMINATOR } from '../generated/acequia/accounts/pool.js';
import { decodePosition, POSITION_DISCRIMINATOR } from '../generated/acequia/accounts/position.js';
import {
    decodeVoteReceipt,
    VOTE_RECEIPT_DISCRIMINATOR,
} from '../generated/acequia/accounts/voteReceipt.js';
import { ACEQUIA_PROGRAM_ADDRESS } from '../generated/acequia/programs/acequia.js';
import type { PoolAccount, PositionAccount, VoteReceiptAccount } from '../types.js';
import { ClientFailure, type Explanation } from '../explain/failure.js';
import { explain } from '../explain/thrown.js';

/** An account as it was fetched; it may be missing. */
export type SomeAccount = EncodedAccount | MaybeEncodedAccount;

/** The layout that this client reads. */
export const LAYOUT_VERSION = 1;

/** Reads a pool and its streams. Throws a `ClientFailure` if the account is no pool of the farm. */
export function toPool(account: SomeAccount): PoolAccount {
    return read(account, /* words */ 'pool', POOL_DISCRIMINATOR, decodePool);
}

/** Reads a position. Throws a `ClientFailure` if the account is no position of the farm. */
export function toPosition(account: SomeAccount): PositionAccount {
    return read(account, /* words */ 'position', POSITION_DISCRIMINATOR, decodePosition);
}

/** Reads a vote's receipt. Throws a `ClientFailure` if the account is no receipt of the farm. */
export function toVoteReceipt(account: SomeAccount): VoteReceiptAccount {
    return read(account, 'vote receipt', VOTE_RECEIPT_DISCRIMINATOR, decodeVoteReceipt);
}

/** Called with an account that is left out of a list since it cannot be read: one of a newer version, say. */
export type LeftOut = (address: Address, why: Explanation) => void;

/** What can be read of a list. */
export function readable<TAccount>(
    accounts: readonly SomeAccount[],
    read: (account: SomeAccount) => TAccount,
    leftOut: LeftOut = () => {},
): TAccount[] {
    return accounts.flatMap((account) => {
        try {
            return [read(account)];
        } catch (error) {
            leftOut(account.address, explain(error));
            return [];
        }
    });
}

const FARM = { address: ACEQUIA_PROGRAM_ADDRESS, name: 'farm' };

/** Reads an account of a program whose accounts all start with a discriminator and a version. */
export function read<TData extends object>(
    account: SomeAccount,
    what: string,
    discriminator: ReadonlyUint8Array,
    decode: (account: EncodedAccount) => Account<TData>,
    program: { readonly address: Address; readonly name: string } = FARM,
): Account<TData> {
    const refuse = (condition: string, remedy: string): never => {
        throw new ClientFailure({ kind: 'account', condition, remedy });
    };
    if ('exists' in account && !account.exists) {
        return refuse(
            `There is no account at ${account.address}.`,
            'Check the address, and that you are connected to the cluster it is on.',
        );
    }
    if (account.programAddress !== program.address) {
        return refuse(
            `The account ${account.address} belongs to ${account.programAddress}, not to the ${program.name}.`,
            `Pass the address of a ${what}.`,
        );
    }
    if (!containsBytes(account.data, discriminator, 0)) {
        return refuse(
            `The account ${account.address} is not a ${what}.`,
            `Pass the address of a ${what}.`,
        );
    }
    const version = account.data[discriminator.length];
    if (version !== LAYOUT_VERSION) {
        return refuse(
            `The account ${account.address} has layout version ${version}, and this client reads ${LAYOUT_VERSION}.`,
            'Update @acequia/client.',
        );
    }
    return decode(account);
}
