/** Whose the token accounts are that are paid into: the canonical account of a wallet can be handed
 *  over to somebody else, and any can be frozen. */
import type { Address, MaybeEncodedAccount } from '@solana/kit';
import { AccountState } from '@solana-program/token';
import { tokenAccount, type TokenAccountOf } from '../build/tokens.js';
import { ClientFailure, type Explanation } from '../explain/failure.js';
import type { ReadRpc } from '../types.js';
import { fetchInBatches } from './batches.js';
import { isTokenProgram, tokenAccountIn } from './tokenAccounts.js';

/** A wallet's canonical token account, and whether it can be paid into. */
export type Payee = { readonly address: Address } & (
    | {
          /** Nothing is there; nothing but lamports that somebody sent; or the wallet's account. */
          readonly is: 'missing' | 'funded' | 'ready';
      }
    | { readonly is: 'barred'; readonly why: Explanation }
);

/** Looks at wallets' canonical token accounts, each once. */
export async function fetchPayees(
    rpc: ReadRpc,
    accounts: readonly TokenAccountOf[],
): Promise<Payee[]> {
    const wallets = new Map<Address, Address>();
    for (const one of accounts) wallets.set(await tokenAccount(one), one.owner);
    const found = await fetchInBatches(rpc, [...wallets.keys()], { commitment: 'confirmed' });
    return found.map((account) => payeeAt(account, wallets.get(account.address)!));
}

/** Throws a `ClientFailure` where one of these accounts is somebody else's, or frozen. Ask this before
 *  anything is paid into canonical accounts. */
export async function requirePayable(
    rpc: ReadRpc,
    accounts: readonly TokenAccountOf[],
): Promise<void> {
    for (const payee of await fetchPayees(rpc, accounts)) {
        if (payee.is === 'barred') throw new ClientFailure(payee.why);
    }
}

function payeeAt(account: MaybeEncodedAccount, wallet: Address): Payee {
    const { address } = account;
    if (!account.exists) return { address, is: 'missing' };
    // An address to which somebody only sent lamports belongs to the system program.
    const held = isTokenProgram(account.programAddress) && tokenAccountIn(account.data);
    if (!held) return { address, is: 'funded' };
    const { owner, state } = held;
    if (owner !== wallet) return { address, is: 'barred', why: handedOver(address, wallet, owner) };
    if (state === AccountState.Frozen) return { address, is: 'barred', why: frozen(address) };
    return { address, is: 'ready' };
}

const handedOver = (account: Address, wallet: Address, owner: Address): Explanation => ({
    kind: 'account',
    condition: `The token account ${account} of ${wallet} has been handed over to ${owner}, who would get what is paid into it.`,
    remedy: 'Have it handed back, or name another token account as the destination.',
});

const frozen = (account: Address): Explanation => ({
    kind: 'token',
    condition: `The token account ${account} is frozen by its mint's issuer: nothing can be paid into it.`,
    remedy: 'Leave this token out, or name another token account as the destination.',
});
