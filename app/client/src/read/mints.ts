/** What an amount of a token means: its decimals and its program. */
import { fetchEncodedAccount, type Address } from '@solana/kit';
import { TokenKind } from '../generated/acequia/types/tokenKind.js';
import { SPL_TOKEN, TOKEN_2022 } from '../build/tokens.js';
import { AcequiaError } from '../explain/error.js';
import type { ReadRpc } from '../types.js';

/** A mint. */
export interface Mint {
    readonly mint: Address;
    /** The token program that owns it. */
    readonly kind: TokenKind;
    readonly decimals: number;
}

/** Where both programs keep the decimals, and how long a mint is at the least. */
const [DECIMALS, MINT_BYTES] = [44, 82];

/** Reads a mint. Throws an `AcequiaError` if the account is none. */
export async function fetchMint(rpc: ReadRpc, mint: Address): Promise<Mint> {
    const account = await fetchEncodedAccount(rpc, mint);
    const kind = account.exists ? kindOf(account.programAddress) : undefined;
    if (account.exists && kind !== undefined && isMint(account.data)) {
        return { mint, kind, decimals: account.data[DECIMALS]! };
    }
    throw new AcequiaError({
        kind: 'account',
        condition: `${mint} is not a mint of SPL Token or Token-2022 on this cluster.`,
        remedy: 'Check the address, and which cluster you are connected to.',
    });
}

/** A token account is longer than a mint, and says so in byte 165 where it has extensions. */
function isMint(data: ArrayLike<number>): boolean {
    return data.length === MINT_BYTES || (data.length > 165 && data[165] === 1);
}

function kindOf(program: Address): TokenKind | undefined {
    if (program === SPL_TOKEN) return TokenKind.SplToken;
    return program === TOKEN_2022 ? TokenKind.Token2022 : undefined;
}
