/** What an amount of a token means: its decimals and its program. */
import { fetchEncodedAccount, type Address } from '@solana/kit';
import { getMintDecoder } from '@solana-program/token';
import { TokenKind } from '../generated/acequia/types/tokenKind.js';
import { SPL_TOKEN, TOKEN_2022 } from './tokens.js';
import { ClientFailure } from '../explain/failure.js';
import type { ReadRpc } from '../types.js';
import { shownBy, type Shown } from './shown.js';
import { isMint } from './tokenAccounts.js';

export interface Mint {
    readonly mint: Address;
    /** The token program that owns it. */
    readonly kind: TokenKind;
    readonly decimals: number;
    /** How wallets show amounts of it, where that is not as they are: see `formatShown`. */
    readonly shown?: Shown | undefined;
}

/** Reads a mint. Throws a `ClientFailure` if the account is none. */
export async function fetchMint(rpc: ReadRpc, mint: Address): Promise<Mint> {
    const account = await fetchEncodedAccount(rpc, mint);
    const kind = account.exists ? kindOf(account.programAddress) : undefined;
    if (account.exists && kind !== undefined && isMint(account.data)) {
        const { decimals } = getMintDecoder().decode(account.data);
        const shown = shownBy(account.data);
        return { mint, kind, decimals, ...(shown && { shown }) };
    }
    throw new ClientFailure({
        kind: 'account',
        condition: `${mint} is not a mint of SPL Token or Token-2022 on this cluster.`,
        remedy: 'Check the address, and which cluster you are connected to.',
    });
}

function kindOf(program: Address): TokenKind | undefined {
    if (program === SPL_TOKEN) return TokenKind.SplToken;
    return program === TOKEN_2022 ? TokenKind.Token2022 : undefined;
}
