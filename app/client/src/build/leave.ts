/** Leaving for good: principal out, rewards claimed, position closed, rent back. */
import type { Instruction } from '@solana/kit';
import { isDelegated } from '../read/pools.js';
import { pack, type Step } from '../send/pack.js';
import type { Holding } from '../types.js';
import { rewardSteps, unwrappingOf, type ClaimAllInput } from './claimAll.js';
import { NATIVE_MINT } from './nativeSol.js';
import { closePosition, unstake } from './unstake.js';

/** At the most; unstaking may make a token account. */
const UNSTAKE = { computeUnits: 80_000, innerCalls: 7 };
const CLOSE = { computeUnits: 20_000, innerCalls: 0 };

export interface LeaveInput extends Holding, Omit<ClaimAllInput, 'holdings'> {
    /** Gives up what streams that are left out still owe, in favour of those who stay. Without it
     *  the position stays open as long as it is owed anything. */
    readonly forfeit?: boolean | undefined;
}

/**
 * Takes all principal out, claims all rewards and closes the position. The principal leaves in the
 * first transaction; there is one unless one cannot hold it all.
 */
export async function leave(input: LeaveInput): Promise<Instruction[][]> {
    const { pool, position, owner, payer = owner, forfeit } = input;
    const { lookupTables, computeUnitPrice, version } = input;
    const claims = await rewardSteps({ ...input, holdings: [{ pool, position }] }, true);
    const closing = closePosition({ pool, position, closer: owner, forfeit });
    const steps = [...(await principal(input)), ...claims];
    steps.push({ instructions: closing, ...CLOSE });
    return pack({ payer, lookupTables, computeUnitPrice, version }, steps);
}

async function principal(input: LeaveInput): Promise<Step[]> {
    if (input.position.data.stake.amount === 0n || isDelegated(input.pool)) return [];
    const { stakeMint } = input.pool.data;
    const destination = input.payInto?.get(stakeMint);
    const unwrapping = stakeMint === NATIVE_MINT ? await unwrappingOf(input) : undefined;
    const instructions = await unstake({ ...input, destination });
    return [{ instructions, ...UNSTAKE, unwrapping: unwrapping?.instruction }];
}
