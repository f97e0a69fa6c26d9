/** Whose the token accounts are that are paid into: the canonical account of a wallet can be handed
 *  over to somebody else, and any can be frozen. */
import {
    fetchEncodedAccounts,
    getAddressDecoder,
    type Address,
    type MaybeEncodedAccount,
} from '@solana/kit';
import { SPL_TOKEN, TOKEN_2022, tokenAccount, type TokenAccountOf } from '../build/tokens.js';
import { AcequiaError, type Explanation } from '../explain/error.js';
import type { ReadRpc } from '../types.js';

/** A wallet's canonical token account, and whether it can be paid into. */
export type Payee = { readonly address: Address } & (
    | {
          /** Nothing is there; nothing but lamports that somebody sent; or the wallet's account. */
          readonly is: 'missing' | 'funded' | 'ready';
      }
    | { readonly is: 'barred'; readonly why: Explanation }
);

/** Where both token programs keep an account's owner and its state, and the state that is frozen. */
const [OWNER, STATE, FROZEN] = [32, 108, 2];
/** The most accounts that a node is asked for at once. */
const AT_ONCE = 100;

/** Looks at wallets' canonical token accounts, each once. */
export async function fetchPayees(
    rpc: ReadRpc,
    accounts: readonly TokenAccountOf[],
): Promise<Payee[]> {
    const wallets = new Map<Address, Address>();
    for (const one of accounts) wallets.set(await tokenAccount(one), one.owner);
    const addresses = [...wallets.keys()];
    const payees: Payee[] = [];
    for (let at = 0; at < addresses.length; at += AT_ONCE) {
        const found = await fetchEncodedAccounts(rpc, addresses.slice(at, at + AT_ONCE), {
            commitment: 'confirmed',
        });
        payees.push(...found.map((account) => payeeAt(account, wallets.get(account.address)!)));
    }
    return payees;
}

/** Throws an `AcequiaError` where one of these accounts is somebody else's, or frozen. Ask this before
 *  anything is paid into canonical accounts. */
export async function requirePayable(
    rpc: ReadRpc,
    accounts: readonly TokenAccountOf[],
): Promise<void> {
    for (const payee of await fetchPayees(rpc, accounts)) {
        if (payee.is === 'barred') throw new AcequiaError(payee.why);
    }
}

function payeeAt(account: MaybeEncodedAccount, wallet: Address): Payee {
    const { address } = account;
    if (!account.exists) return { address, is: 'missing' };
    if (!isTokenAccount(account)) return { address, is: 'funded' };
    const owner = getAddressDecoder().decode(account.data, OWNER);
    if (owner !== wallet) return { address, is: 'barred', why: handedOver(address, wallet, owner) };
    if (account.data[STATE] === FROZEN) return { address, is: 'barred', why: frozen(address) };
    return { address, is: 'ready' };
}

/** An address to which somebody only sent lamports belongs to the system program. */
function isTokenAccount({ programAddress }: { readonly programAddress: Address }): boolean {
    return programAddress === SPL_TOKEN || programAddress === TOKEN_2022;
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
