/** What a mint lets its issuer do to holders, and what a vault of it costs. */
import { fetchMint, RISKS, TokenKind, type Mint, type ReadRpc, type Risk } from '@acequia/client';
import { fetchEncodedAccount, type Address, type ReadonlyUint8Array } from '@solana/kit';
import { useQuery } from '@tanstack/react-query';
import { useConnection } from '../chain/connection';

/** A mint with the powers that others have over it. */
export interface MintTerms extends Mint {
    /** A set of `RISKS`. */
    readonly risks: number;
    /** Bytes of a vault that holds it. */
    readonly vaultBytes: number;
}

/** Where a mint says whether it has a freeze authority, and where its extensions begin. */
const [FREEZE_AUTHORITY, EXTENSIONS] = [46, 166];
const [ACCOUNT_BYTES, TYPE_BYTE, HEAD_BYTES, KEY_BYTES] = [165, 1, 4, 32];

/** The extensions of Token-2022 that are risks, by their type. */
const RISK_OF: Readonly<Record<number, Risk>> = {
    1: 'transferFee',
    3: 'mintCloseAuthority',
    12: 'permanentDelegate',
    14: 'settableTransferHook',
    26: 'pausable',
};

/** What an extension of the mint adds to an account [bytes of its value]. */
const ACCOUNT_PART: Readonly<Record<number, number>> = { 1: 8, 9: 0, 14: 1, 26: 0 };

/** Reads a mint and its extensions. Throws an `AcequiaError` if the account is none. */
export async function fetchMintTerms(rpc: ReadRpc, address: Address): Promise<MintTerms> {
    const mint = await fetchMint(rpc, address);
    const account = await fetchEncodedAccount(rpc, address);
    const data = account.exists ? account.data : new Uint8Array();
    const frozen = data[FREEZE_AUTHORITY] === 1 ? RISKS.freezeAuthority : 0;
    if (mint.kind === TokenKind.SplToken) {
        return { ...mint, risks: frozen, vaultBytes: ACCOUNT_BYTES };
    }
    const extensions = [...extensionsOf(data)];
    const risks = extensions.reduce((set, one) => set | riskOf(one), frozen as number);
    const parts = extensions.flatMap(({ type }) => ACCOUNT_PART[type] ?? []);
    const more = parts.reduce((sum, bytes) => sum + HEAD_BYTES + bytes, 0);
    return { ...mint, risks, vaultBytes: ACCOUNT_BYTES + (more > 0 ? TYPE_BYTE + more : 0) };
}

interface Extension {
    readonly type: number;
    readonly value: ReadonlyUint8Array;
}

/** Each has its type, its length and its value. */
function* extensionsOf(data: ReadonlyUint8Array): Generator<Extension> {
    const word = (at: number) => (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8);
    for (let at = EXTENSIONS; at + HEAD_BYTES <= data.length && word(at) !== 0;) {
        const from = at + HEAD_BYTES;
        const end = from + word(at + 2);
        yield { type: word(at), value: data.slice(from, end) };
        at = end;
    }
}

/** A hook can be set, and a delegate take tokens, where there is an authority for it. */
function riskOf({ type, value }: Extension): number {
    const risk = RISK_OF[type];
    if (!risk) return 0;
    const needsKey = risk === 'settableTransferHook' || risk === 'permanentDelegate';
    const hasKey = value.slice(0, KEY_BYTES).some((byte) => byte !== 0);
    return needsKey && !hasKey ? 0 : RISKS[risk];
}

/** The terms of a mint. They change seldom, and the program checks them anyway. */
export function useMintTerms(mint: Address | undefined) {
    const { rpc, cluster } = useConnection();
    return useQuery({
        queryKey: ['chain', cluster.rpc, 'mint-terms', mint],
        queryFn: () => fetchMintTerms(rpc, mint!),
        enabled: mint !== undefined,
        staleTime: 60_000,
    });
}
