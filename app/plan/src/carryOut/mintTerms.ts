/** What a mint lets its issuer do to holders. */
import {
    fetchMint,
    fetchMintPowers,
    RISKS,
    TokenKind,
    type Mint as ClientMint,
    type ReadRpc,
} from '@acequia/client';
import type { Address } from '@solana/kit';
import type { Mint } from '../verbs.js';

/** A mint with the powers that others have over it. */
export interface MintTerms extends ClientMint {
    /** A set of `RISKS`. */
    readonly risks: number;
}

/** Reads a mint and the powers over it. Throws a `ClientFailure` if the account is none. */
export async function fetchMintTerms(rpc: ReadRpc, address: Address): Promise<MintTerms> {
    const [mint, powers] = await Promise.all([
        fetchMint(rpc, address),
        fetchMintPowers(rpc, [address]),
    ]);
    const risks = powers.flatMap((one) => one.risks);
    return { ...mint, risks: risks.reduce((set, risk) => set | RISKS[risk], 0) };
}

/** A mint as the planner takes it. */
export function mintFor({ mint, kind, decimals, risks }: MintTerms): Mint {
    const program = kind === TokenKind.SplToken ? 'spl-token' : 'token-2022';
    return { address: mint, program, decimals, risks };
}
