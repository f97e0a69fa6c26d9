/** What a mint's own authorities may do to its tokens, and what it calls itself: as it stands now. */
import {
    getAddressDecoder,
    getU32Decoder,
    getUtf8Decoder,
    type Address,
    type ReadonlyUint8Array,
} from '@solana/kit';
import type { Risk } from '../risks.js';
import type { ReadRpc } from '../types.js';
import { visible } from '../visible.js';
import { fetchInBatches } from './batches.js';
import { shownBy, type Shown } from './shown.js';
import { extensionsIn, isTokenProgram, type Extensions } from './tokenAccounts.js';

export interface MintPowers {
    readonly mint: Address;
    /** What others may do to tokens that one holds; the farm's word for each is in `RISK_WORDS`. */
    readonly risks: readonly Risk[];
    /** Who may make more of it; nobody where it is fixed. */
    readonly mintAuthority?: Address | undefined;
    /** What the mint says it is called, as it can be shown. Anybody may say anything. */
    readonly says?: { readonly name: string; readonly symbol: string } | undefined;
    /** How wallets show amounts of it, where that is not as they are: see `formatShown`. */
    readonly shown?: Shown | undefined;
}

/** Types of Token-2022's extensions. */
const EXTENSION = {
    transferFee: 1,
    mintCloseAuthority: 3,
    permanentDelegate: 12,
    transferHook: 14,
    metadata: 19,
    pausable: 26,
} as const;

/** Reads what mints' authorities may do. Addresses that are no mints are left out. */
export async function fetchMintPowers(
    rpc: ReadRpc,
    mints: readonly Address[],
): Promise<MintPowers[]> {
    return (await fetchInBatches(rpc, mints)).flatMap((account) => {
        const isOne = account.exists && isTokenProgram(account.programAddress);
        return isOne ? [mintPowers(account.address, account.data)] : [];
    });
}

/** What the bytes of a mint say. */
export function mintPowers(mint: Address, data: ReadonlyUint8Array): MintPowers {
    const extensions = extensionsIn(data);
    const metadata = extensions.get(EXTENSION.metadata);
    return {
        mint,
        risks: risksIn(data, extensions),
        mintAuthority: optional(data, 0),
        says: metadata && named(metadata),
        shown: shownBy(data),
    };
}

function risksIn(data: ReadonlyUint8Array, extensions: Extensions): Risk[] {
    const { transferFee, mintCloseAuthority, permanentDelegate, transferHook, pausable } =
        EXTENSION;
    const found: Record<Risk, boolean> = {
        freezeAuthority: optional(data, 46) !== undefined,
        permanentDelegate: holdsAddress(extensions.get(permanentDelegate)),
        pausable: holdsAddress(extensions.get(pausable)),
        transferFee: extensions.has(transferFee),
        mintCloseAuthority: holdsAddress(extensions.get(mintCloseAuthority)),
        settableTransferHook: holdsAddress(extensions.get(transferHook)),
    };
    return (Object.keys(found) as Risk[]).filter((risk) => found[risk]);
}

/** An address behind four bytes that say whether there is one. */
function optional(data: ReadonlyUint8Array, at: number): Address | undefined {
    const isSome = getU32Decoder().decode(data, at) === 1;
    return isSome ? getAddressDecoder().decode(data, at + 4) : undefined;
}

/** Extensions begin with their authority: zeros where there is none. */
const holdsAddress = (data: ReadonlyUint8Array | undefined): boolean =>
    data?.slice(0, 32).some((byte) => byte !== 0) ?? false;

/** Token metadata: update authority and mint, then texts, each behind its length. */
function named(data: ReadonlyUint8Array): { name: string; symbol: string } | undefined {
    const [name, after] = text(data, 64);
    const [symbol] = after === undefined ? [] : text(data, after);
    if (name === undefined || symbol === undefined) return undefined;
    return { name: visible(name), symbol: visible(symbol) };
}

function text(data: ReadonlyUint8Array, at: number): [text?: string, after?: number] {
    if (at + 4 > data.length) return [];
    const end = at + 4 + getU32Decoder().decode(data, at);
    return end > data.length ? [] : [getUtf8Decoder().decode(data.slice(at + 4, end)), end];
}
