/** Whose the token accounts are that are paid into: the canonical account of a wallet can be handed
 *  over to somebody else, any can be frozen, and some refuse what comes without a memo. */
import { fetchEncodedAccount, type Address, type MaybeEncodedAccount } from '@solana/kit';
import {
    tokenAccount,
    tokenProgram,
    type MintOf,
    type PayTo,
    type TokenAccountOf,
} from './tokens.js';
import { badInput, ClientFailure, type Explanation } from '../explain/failure.js';
import type { ReadRpc } from '../types.js';
import { fetchInBatches } from './batches.js';
import { SYSTEM_PROGRAM } from '../system.js';
import { isFrozen, tokenAccountIn, wantsMemo, type Held } from './tokenAccounts.js';

/** A wallet's canonical token account, and whether it can be paid into. */
export type Payee = {
    readonly address: Address;
    /** What it holds [base units]. */
    readonly amount: bigint;
} & (
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
    const wallets = new Map<Address, TokenAccountOf>();
    for (const one of accounts) wallets.set(await tokenAccount(one), one);
    const found = await fetchInBatches(rpc, [...wallets.keys()], { commitment: 'confirmed' });
    return found.map((account) => payeeAt(account, wallets.get(account.address)!));
}

/** Throws a `ClientFailure` where one of these accounts cannot be paid into. Ask this before anything
 *  is paid into canonical accounts. */
export async function requirePayable(
    rpc: ReadRpc,
    accounts: readonly TokenAccountOf[],
): Promise<void> {
    for (const payee of await fetchPayees(rpc, accounts)) {
        if (payee.is === 'barred') throw new ClientFailure(payee.why);
    }
}

/** What an address stands for that somebody named to be paid at, and who can spend what comes there.
 *  Throws a `ClientFailure` where nothing can be paid there. */
export async function fetchPayTo(
    rpc: ReadRpc,
    named: Address,
    of: MintOf,
): Promise<{ readonly to: PayTo; readonly owner: Address }> {
    const account = await fetchEncodedAccount(rpc, named, { commitment: 'confirmed' });
    const held = heldIn(account);
    if (held) {
        requireTaking(account.address, held, of);
        return { to: named, owner: held.owner };
    }
    if (account.exists && account.programAddress !== SYSTEM_PROGRAM) {
        throw badInput(
            `${named} is neither a wallet nor a token account.`,
            'Name one that can hold tokens and spend them.',
        );
    }
    await requirePayable(rpc, [{ ...of, owner: named }]);
    return { to: { wallet: named }, owner: named };
}

function requireTaking(address: Address, held: Held, { mint, kind }: MintOf): void {
    if (held.mint !== mint || held.program !== tokenProgram(kind)) {
        throw badInput(
            `The token account ${address} is of another token.`,
            'Name a wallet, or one of its accounts of this token.',
        );
    }
    const why = closedTo(address, held);
    if (why) throw new ClientFailure(why);
}

function payeeAt(account: MaybeEncodedAccount, payee: TokenAccountOf): Payee {
    const { address } = account;
    if (!account.exists) return { address, amount: 0n, is: 'missing' };
    // An address to which somebody only sent lamports belongs to the system program.
    const held = heldIn(account);
    if (!held) return { address, amount: 0n, is: 'funded' };
    const { amount } = held;
    const isTheirs = held.owner === payee.owner;
    const why = isTheirs ? closedTo(address, held) : handedOver(address, payee.owner, held.owner);
    if (why) return { address, amount, is: 'barred', why: { ...why, payee } };
    return { address, amount, is: 'ready' };
}

function heldIn(account: MaybeEncodedAccount): Held | undefined {
    return account.exists ? tokenAccountIn(account) : undefined;
}

/** Why nothing comes into an account, whoever holds it. */
function closedTo(address: Address, held: Held): Explanation | undefined {
    if (isFrozen(held)) return frozen(address);
    return wantsMemo(held) ? unremarked(address) : undefined;
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

const unremarked = (account: Address): Explanation => ({
    kind: 'account',
    condition: `The token account ${account} refuses what comes without a memo, and what a farm pays has none.`,
    remedy: 'Have its wallet stop asking for memos, or name another token account as the destination.',
});
