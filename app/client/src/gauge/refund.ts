/** Taking out what no epoch holds. */
import type { Instruction, TransactionSigner } from '@solana/kit';
import { paidTo, tokenProgram, type PayTo, type TokenAccountOf } from '../build/tokens.js';
import { getRefundGaugeInstruction } from '../generated/gauge/instructions/refundGauge.js';
import type { GaugeAccount } from './read.js';

/** Takes what is idle out of a gauge's budget, to the authority's canonical account unless another is named. */
export async function refundGauge(input: {
    readonly gauge: GaugeAccount;
    /** Signs: the gauge's authority. */
    readonly authority: TransactionSigner;
    readonly destination?: PayTo | undefined;
    /** Pays for a missing token account. The authority unless named. */
    readonly payer?: TransactionSigner | undefined;
}): Promise<Instruction[]> {
    const { gauge, authority, payer = authority } = input;
    const { budget, rewardMint, tokenProgram: kind } = gauge.data;
    const usual: TokenAccountOf = { owner: authority.address, mint: rewardMint, kind };
    const { destination, making } = await paidTo(payer, usual, input.destination);
    const refund = getRefundGaugeInstruction({
        authority,
        gauge: gauge.address,
        budget,
        rewardMint,
        destination,
        tokenProgram: tokenProgram(kind),
    });
    return [...making, refund];
}
