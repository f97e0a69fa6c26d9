/** Mints and token accounts as both token programs keep them: Token-2022 begins each as SPL Token does,
 *  and says in the byte behind an account's length which of the two has extensions. */
import {
    getMintSize,
    getMultisigSize,
    getTokenDecoder,
    getTokenSize,
    type Token,
} from '@solana-program/token';
import type { Address, ReadonlyUint8Array } from '@solana/kit';
import { SPL_TOKEN, TOKEN_2022 } from '../build/tokens.js';

const [MINT, ACCOUNT] = [1, 2];

/** Where extensions begin: each a type and a length, two bytes each, then its data. */
export const EXTENSIONS_AT = getTokenSize() + 1;

export const isTokenProgram = (program: Address): boolean =>
    program === SPL_TOKEN || program === TOKEN_2022;

export const isMint = (data: ReadonlyUint8Array): boolean =>
    data.length === getMintSize() || isExtended(data, MINT);

/** What a token account says; `undefined` for bytes of anything else. */
export function tokenAccountIn(data: ReadonlyUint8Array): Token | undefined {
    const isOne = data.length === getTokenSize() || isExtended(data, ACCOUNT);
    return isOne ? getTokenDecoder().decode(data) : undefined;
}

function isExtended(data: ReadonlyUint8Array, kind: number): boolean {
    const isLonger = data.length > getTokenSize() && data.length !== getMultisigSize();
    return isLonger && data[getTokenSize()] === kind;
}
