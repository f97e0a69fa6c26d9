/** Funding a gauge's budget. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { requireAmount } from '../build/principal.js';
import { tokenAccount, tokenProgram } from '../build/tokens.js';
import { getFundGaugeInstruction } from '../generated/gauge/instructions/fundGauge.js';
import type { GaugeAccount } from './read.js';

/** Adds to what the next opened or updated epochs will split. Anyone may. */
export async function fundGauge(input: {
    readonly gauge: GaugeAccount;
    /** Signs for the tokens. */
    readonly funder: TransactionSigner;
    /** [base units] */
    readonly amount: bigint;
    /** Where the tokens come from. The funder's canonical account unless named. */
    readonly source?: Address | undefined;
}): Promise<Instruction[]> {
    const { gauge, funder, amount } = input;
    const { rewardMint, budget, tokenProgram: kind } = gauge.data;
    const account = { owner: funder.address, mint: rewardMint, kind };
    const funding = getFundGaugeInstruction({
        funder,
        gauge: gauge.address,
        budget,
        rewardMint,
        source: input.source ?? (await tokenAccount(account)),
        tokenProgram: tokenProgram(kind),
        amount: requireAmount(amount),
    });
    return [funding];
}
