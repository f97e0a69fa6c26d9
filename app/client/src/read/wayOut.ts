/** Whether who pays for a way in could pay for the way out. */
import type {
    Address,
    GetBalanceApi,
    GetMinimumBalanceForRentExemptionApi,
    Rpc,
} from '@solana/kit';
import type { Explanation } from '../explain/failure.js';
import { formatAmount } from '../amounts.js';

/** Says what wallets hold, and must. */
export type LamportsRpc = Rpc<GetBalanceApi & GetMinimumBalanceForRentExemptionApi>;

/** For a transaction that one signs [lamports]. */
const FEE = 5_000n;
const SOL_DECIMALS = 9;

/**
 * Why a wallet that pays `lamports` (rents, fees, SOL that is wrapped) could not pay the fee to unstake
 * afterwards: it has to keep what an empty account costs. Nothing where it could. `fee` is what that
 * transaction costs, priority fee included.
 */
export async function fetchNoWayOut(
    rpc: LamportsRpc,
    payer: Address,
    lamports: bigint,
    fee = FEE,
): Promise<Explanation | undefined> {
    const [{ value: held }, least] = await Promise.all([
        rpc.getBalance(payer, { commitment: 'confirmed' }).send(),
        rpc.getMinimumBalanceForRentExemption(0n).send(),
    ]);
    const left = held > lamports ? held - lamports : 0n;
    if (left >= least + fee) return undefined;
    const sol = (amount: bigint) => `${formatAmount(amount, SOL_DECIMALS)} SOL`;
    return {
        kind: 'funds',
        condition: `${payer} is left with ${sol(left)}: to unstake, it needs ${sol(least + fee)}.`,
        remedy: 'Send it some SOL first, or have another wallet pay then.',
    };
}
