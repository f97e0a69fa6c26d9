/** Token accounts: where they are, and instructions that make them. */
import { address, type Address, type Instruction, type TransactionSigner } from '@solana/kit';
import {
    findAssociatedTokenPda,
    getCreateAssociatedTokenIdempotentInstruction,
} from '@solana-program/token';
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

/** An account that is paid into, and what makes it; nothing where it has to be there. */
export interface PaidAt {
    readonly destination: Address;
    readonly making: Instruction[];
}

/** The account that a wallet is paid into: its canonical one unless another is named. */
export async function paidTo(
    payer: TransactionSigner,
    usual: TokenAccountOf,
    named?: PayTo,
): Promise<PaidAt> {
    if (typeof named === 'string') return { destination: named, making: [] };
    const account = named ? { ...usual, owner: named.wallet } : usual;
    return {
        destination: await tokenAccount(account),
        making: [await createTokenAccount(payer, account)],
    };
}

/** Makes a wallet's canonical token account, and does nothing where there is one already. */
export async function createTokenAccount(
    payer: TransactionSigner,
    of: TokenAccountOf,
): Promise<Instruction> {
    return getCreateAssociatedTokenIdempotentInstruction({
        payer,
        ata: await tokenAccount(of),
        owner: of.owner,
        mint: of.mint,
        tokenProgram: tokenProgram(of.kind),
    });
}
