/** What a wallet holds. */
import { findOwnAccounts, largest, type HoldingsRpc, type OwnAccount } from '@acequia/client';
import type { Address, GetBalanceApi, Rpc } from '@solana/kit';

export interface Balances {
    readonly lamports: bigint;
    /** By mint, what can be spent of it at once: from one account, by a program [base units]. */
    readonly tokens: ReadonlyMap<Address, bigint>;
    /** All token accounts of the wallet. */
    readonly accounts: readonly OwnAccount[];
}

/** Asks a node for everything that a wallet holds, of both token programs. */
export async function fetchBalances(
    rpc: Rpc<GetBalanceApi> & HoldingsRpc,
    owner: Address,
): Promise<Balances> {
    const [{ value: lamports }, accounts] = await Promise.all([
        rpc.getBalance(owner, { commitment: 'confirmed' }).send(),
        findOwnAccounts(rpc, owner),
    ]);
    const mints = [...new Set(accounts.map(({ mint }) => mint))];
    const spendable = (mint: Address) =>
        largest(accounts.filter((one) => one.mint === mint))?.amount ?? 0n;
    return { lamports, tokens: new Map(mints.map((mint) => [mint, spendable(mint)])), accounts };
}
