/** What a wallet holds. */
import { SPL_TOKEN, TOKEN_2022 } from '@acequia/client';
import type { Address, GetBalanceApi, GetTokenAccountsByOwnerApi, Rpc } from '@solana/kit';

export interface Balances {
    readonly lamports: bigint;
    /** By mint, over all of the wallet's accounts of it [base units]. */
    readonly tokens: ReadonlyMap<Address, bigint>;
}

/** Asks a node for everything that a wallet holds, of both token programs. */
export async function fetchBalances(
    rpc: Rpc<GetBalanceApi & GetTokenAccountsByOwnerApi>,
    owner: Address,
): Promise<Balances> {
    const config = { commitment: 'confirmed', encoding: 'jsonParsed' } as const;
    const [{ value: lamports }, ...lists] = await Promise.all([
        rpc.getBalance(owner, { commitment: 'confirmed' }).send(),
        ...[SPL_TOKEN, TOKEN_2022].map((programId) =>
            rpc.getTokenAccountsByOwner(owner, { programId }, config).send(),
        ),
    ]);
    const tokens = new Map<Address, bigint>();
    for (const { account } of lists.flatMap((list) => list.value)) {
        const { mint, tokenAmount } = account.data.parsed.info;
        tokens.set(mint, (tokens.get(mint) ?? 0n) + BigInt(tokenAmount.amount));
    }
    return { lamports, tokens };
}
