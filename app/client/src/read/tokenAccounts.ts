/** Mints and token accounts as both token programs keep them: Token-2022 begins each as SPL Token does,
 *  and says in the byte behind an account's length which of the two has extensions. */
import {
    AccountState,
    getMintSize,
    getMultisigSize,
    getTokenDecoder,
    getTokenSize,
    type Token,
} from '@solana-program/token';
import {
    getU16Decoder,
    type Address,
    type EncodedAccount,
    type ReadonlyUint8Array,
} from '@solana/kit';
import { SPL_TOKEN, TOKEN_2022 } from './tokens.js';

const [MINT, ACCOUNT] = [1, 2];

/** Where extensions begin. */
const EXTENSIONS_AT = getTokenSize() + 1;

export const isTokenProgram = (program: Address): boolean =>
    program === SPL_TOKEN || program === TOKEN_2022;

export const isMint = (data: ReadonlyUint8Array): boolean =>
    data.length === getMintSize() || isExtended(data, MINT);

/** A token account. */
export interface Held extends Token {
    /** The token program that it belongs to. */
    readonly program: Address;
    readonly extensions: Extensions;
}

/** What an account says of whose it is; `undefined` for a mint or a multisig, and for another program's. */
export function tokenAccountIn({
    data,
    programAddress: program,
}: Pick<EncodedAccount, 'data' | 'programAddress'>): Held | undefined {
    const isOne = data.length === getTokenSize() || isExtended(data, ACCOUNT);
    if (!isTokenProgram(program) || !isOne) return undefined;
    return { ...getTokenDecoder().decode(data), program, extensions: extensionsIn(data) };
}

/** Types of extensions of token accounts. */
const [TRANSFER_FEE_AMOUNT, MEMO_TRANSFER, CPI_GUARD] = [2, 8, 11];

export const isFrozen = ({ state }: Held): boolean => state === AccountState.Frozen;

/** Whether it refuses what comes without a memo. */
export const wantsMemo = ({ extensions }: Held): boolean =>
    extensions.get(MEMO_TRANSFER)?.[0] === 1;

/** Whether no program may move tokens out of it for its owner. */
export const isGuarded = ({ extensions }: Held): boolean => extensions.get(CPI_GUARD)?.[0] === 1;

/** Whether its mint may withhold fees in it. */
export const withholds = ({ extensions }: Held): boolean => extensions.has(TRANSFER_FEE_AMOUNT);

/** Extensions by their types. */
export type Extensions = ReadonlyMap<number, ReadonlyUint8Array>;

/** The extensions of a mint or a token account: each a type and a length, two bytes each, then its data. */
export function extensionsIn(data: ReadonlyUint8Array): Extensions {
    const found = new Map<number, ReadonlyUint8Array>();
    for (let at = EXTENSIONS_AT; at + 4 <= data.length;) {
        const [type, length] = [at, at + 2].map((where) => getU16Decoder().decode(data, where));
        if (type === 0) break;
        found.set(type!, data.slice(at + 4, at + 4 + length!));
        at += 4 + length!;
    }
    return found;
}

function isExtended(data: ReadonlyUint8Array, kind: number): boolean {
    const isLonger = data.length > getTokenSize() && data.length !== getMultisigSize();
    return isLonger && data[getTokenSize()] === kind;
}
