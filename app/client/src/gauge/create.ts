/** Creating a gauge: a budget of its own for one token. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { tokenProgram, type MintOf } from '../build/tokens.js';
import { getCreateGaugeInstructionAsync } from '../generated/gauge/instructions/createGauge.js';
import { findGaugePda } from '../generated/gauge/pdas/gauge.js';

/** The terms of a new gauge. When its epochs are never changes; the others may. */
export interface NewGauge {
    /** Becomes the gauge's authority and its power manager. */
    readonly creator: TransactionSigner;
    /** Pays the rent. The creator unless named. */
    readonly payer?: TransactionSigner | undefined;
    /** What is split. */
    readonly reward: MintOf;
    /** Tells apart the gauges of one creator and mint. 0 unless named. */
    readonly id?: number | undefined;
    /** When the first epoch starts [unix s]; may lie in the past. */
    readonly genesis: bigint;
    /** How long an epoch lasts [s], at most 14 days. */
    readonly epochSeconds: number;
    /** How long before its end voting ends [s], at least an hour. */
    readonly closingSeconds: number;
    /** How many votes an epoch needs for its budget to be split. None unless named. */
    readonly quorum?: bigint | undefined;
    /** The most of a budget that one pool may get [bps]. All of it unless named. */
    readonly capBps?: number | undefined;
    /** The most that an epoch splits [base units]. All that is idle unless named. */
    readonly epochBudget?: bigint | undefined;
}

const NO_CAP = 10_000;

/** Creates a gauge. `gauge` is its address from then on. */
export async function createGauge(
    input: NewGauge,
): Promise<{ gauge: Address; instructions: Instruction[] }> {
    const { creator, payer = creator, reward, id = 0, quorum = 0n, capBps = NO_CAP } = input;
    const { genesis, epochSeconds, closingSeconds, epochBudget = 0n } = input;
    const rewardMint = reward.mint;
    const [gauge] = await findGaugePda({ creator: creator.address, rewardMint, id });
    const creation = await getCreateGaugeInstructionAsync({
        creator,
        payer,
        gauge,
        rewardMint,
        tokenProgram: tokenProgram(reward.kind),
        id,
        terms: { genesis, epochSeconds, closingSeconds, quorum, capBps, epochBudget },
    });
    return { gauge, instructions: [creation] };
}
