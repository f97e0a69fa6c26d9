/** What a mint lets its issuer do to holders, and how large a vault of it is. */
import {
    fetchMint,
    fetchMintPowers,
    RISKS,
    TokenKind,
    type Mint,
    type ReadRpc,
    type Risk,
} from '@acequia/client';
import type { Address } from '@solana/kit';
import { getTokenSize } from '@solana-program/token';

/** A mint with the powers that others have over it. */
export interface MintTerms extends Mint {
    /** A set of `RISKS`. */
    readonly risks: number;
    /** About how many bytes a vault that holds it has. */
    readonly vaultBytes: number;
}

/** What Token-2022 adds to an account for powers over its mint [bytes]. */
const PARTS: Partial<Record<Risk, number>> = {
    transferFee: 12,
    settableTransferHook: 5,
    pausable: 4,
};

/** Reads a mint and the powers over it. Throws a `ClientFailure` if the account is none. */
export async function fetchMintTerms(rpc: ReadRpc, address: Address): Promise<MintTerms> {
    const [mint, powers] = await Promise.all([
        fetchMint(rpc, address),
        fetchMintPowers(rpc, [address]),
    ]);
    const risks = powers.flatMap((one) => one.risks);
    const parts = risks.reduce((sum, risk) => sum + (PARTS[risk] ?? 0), 0);
    const isExtended = mint.kind === TokenKind.Token2022 && parts > 0;
    return {
        ...mint,
        risks: risks.reduce((set, risk) => set | RISKS[risk], 0),
        vaultBytes: getTokenSize() + (isExtended ? 1 + parts : 0),
    };
}
