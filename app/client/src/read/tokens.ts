/** Token accounts: whose they are, and where. */
import { address, type Address } from '@solana/kit';
import { findAssociatedTokenPda } from '@solana-program/token';
import { TokenKind } from '../generated/acequia/types/tokenKind.js';

export const SPL_TOKEN = address('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
export const TOKEN_2022 = address('TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb');

/** The token program of that kind, as pools and streams store it. */
export function tokenProgram(kind: TokenKind): Address {
    return kind === TokenKind.Token2022 ? TOKEN_2022 : SPL_TOKEN;
}

/** A mint and the token program that owns it. See `fetchMint`. */
export interface MintOf {
    readonly mint: Address;
    readonly kind: TokenKind;
}

/** A wallet's canonical account of a mint. */
export interface TokenAccountOf extends MintOf {
    readonly owner: Address;
}

/** A wallet's canonical account of what a stream pays. */
export function rewardAccountOf(
    { mint, tokenProgram: kind }: { readonly mint: Address; readonly tokenProgram: TokenKind },
    owner: Address,
): TokenAccountOf {
    return { owner, mint, kind };
}

/** Where a wallet's canonical (associated) token account is. */
export async function tokenAccount({ owner, mint, kind }: TokenAccountOf): Promise<Address> {
    const [ata] = await findAssociatedTokenPda({ owner, mint, tokenProgram: tokenProgram(kind) });
    return ata;
}

/** Where a wallet is paid in place of its canonical account: a token account that is there, or another
 *  wallet, whose canonical account is made where it is missing. See `fetchPayTo`. */
export type PayTo = Address | { readonly wallet: Address };
