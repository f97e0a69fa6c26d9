/** Where a wallet's tokens are that can be spent: in its canonical account as a rule, or in another. */
import {
    getBase64Encoder,
    type Address,
    type GetTokenAccountsByOwnerApi,
    type Rpc,
} from '@solana/kit';
import {
    SPL_TOKEN,
    tokenAccount,
    TOKEN_2022,
    tokenProgram,
    type TokenAccountOf,
} from './tokens.js';
import { ClientFailure, type Explanation } from '../explain/failure.js';
import { isFrozen, isGuarded, tokenAccountIn, type Held } from './tokenAccounts.js';

/** Finds a wallet's token accounts. */
export type HoldingsRpc = Rpc<GetTokenAccountsByOwnerApi>;

/** A token account of a wallet's. */
export interface OwnAccount {
    readonly address: Address;
    readonly mint: Address;
    /** The token program that it belongs to. */
    readonly program: Address;
    /** [base units] */
    readonly amount: bigint;
    /** Why no program takes anything out of it, where that is so. */
    readonly barred?: Explanation | undefined;
}

/** All token accounts of a wallet, of both token programs. */
export async function findOwnAccounts(rpc: HoldingsRpc, owner: Address): Promise<OwnAccount[]> {
    const programs = [SPL_TOKEN, TOKEN_2022].map((program) => ownAccountsOf(rpc, owner, program));
    return (await Promise.all(programs)).flat();
}

/**
 * The token account that `amount` is to be taken from: the canonical one where it holds enough, else
 * the one that holds most. What lies in several accounts is not brought together. Throws a
 * `ClientFailure` where all that there are may not be spent from.
 */
export async function fetchSource(
    rpc: HoldingsRpc,
    of: TokenAccountOf,
    amount: bigint,
): Promise<Address> {
    const canonical = await tokenAccount(of);
    const program = tokenProgram(of.kind);
    const all = await ownAccountsOf(rpc, of.owner, program);
    const ofMint = all.filter(({ mint }) => mint === of.mint);
    const usual = ofMint.find(({ address }) => address === canonical);
    if (usual && !usual.barred && usual.amount >= amount) return canonical;
    const best = largest(ofMint);
    if (best && best.amount > (usual?.barred ? 0n : (usual?.amount ?? 0n))) return best.address;
    if (usual?.barred) throw new ClientFailure(usual.barred);
    return canonical; // That it holds too little, or is not there, the chain says.
}

/** The account that most can be spent from. */
export function largest(accounts: readonly OwnAccount[]): OwnAccount | undefined {
    return accounts
        .filter(({ barred }) => !barred)
        .reduce<OwnAccount | undefined>(
            (best, one) => (best && best.amount >= one.amount ? best : one),
            undefined,
        );
}

async function ownAccountsOf(
    rpc: HoldingsRpc,
    owner: Address,
    program: Address,
): Promise<OwnAccount[]> {
    const config = { commitment: 'confirmed', encoding: 'base64' } as const;
    const { value } = await rpc
        .getTokenAccountsByOwner(owner, { programId: program }, config)
        .send();
    return value.flatMap(({ pubkey: address, account }) => {
        const data = getBase64Encoder().encode(account.data[0]);
        const held = tokenAccountIn({ data, programAddress: program });
        if (!held) return [];
        const { mint, amount } = held;
        return [{ address, mint, program, amount, barred: barred(address, held) }];
    });
}

function barred(address: Address, held: Held): Explanation | undefined {
    if (isFrozen(held)) {
        return {
            kind: 'token',
            condition: `The token account ${address} is frozen by its mint's issuer: nothing leaves it.`,
            remedy: 'Pay from another account, or ask the issuer to thaw it.',
        };
    }
    if (!isGuarded(held)) return undefined;
    return {
        kind: 'token',
        condition: `The token account ${address} is guarded: no program may take tokens out of it (CPI guard).`,
        remedy: 'Switch its CPI guard off in its wallet, or move the tokens to another account first.',
    };
}
