/** Fees that a mint withheld in a vault: as long as it holds some, it cannot be closed. */
import { AccountRole, type Address, type Instruction } from '@solana/kit';
import { fetchInBatches } from '../read/batches.js';
import { tokenAccountIn, withholds } from '../read/tokenAccounts.js';
import type { ReadRpc } from '../types.js';
import { TOKEN_2022 } from './tokens.js';

/** Token-2022's instructions about transfer fees, and among them HarvestWithheldTokensToMint. */
const HARVEST = Uint8Array.of(26, 4);

/**
 * What brings withheld fees to their mints, by anyone, before vaults are closed by `retireStream` or
 * `closePool`; nothing for vaults whose mints withhold none.
 *
 * ```ts
 * const harvest = await harvestWithheld(rpc, [stream.vault]);
 * await send(rpc, { payer, instructions: [...harvest, ...(await retireStream(…))] });
 * ```
 */
export async function harvestWithheld(
    rpc: ReadRpc,
    vaults: readonly Address[],
): Promise<Instruction[]> {
    const accounts = await fetchInBatches(rpc, vaults, { commitment: 'confirmed' });
    return accounts.flatMap((account) => {
        const held = account.exists ? tokenAccountIn(account) : undefined;
        if (!held || !withholds(held)) return [];
        const changed = [held.mint, account.address].map((address) => ({
            address,
            role: AccountRole.WRITABLE,
        }));
        return [{ programAddress: TOKEN_2022, accounts: changed, data: HARVEST }];
    });
}
