/** Instructions that make token accounts. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { getCreateAssociatedTokenIdempotentInstruction } from '@solana-program/token';
import { tokenAccount, tokenProgram, type PayTo, type TokenAccountOf } from '../read/tokens.js';

export * from '../read/tokens.js';

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
