/** As few transactions as can hold a list of steps, in their order. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { claimInstruction } from '../build/claim.js';
import type { RewardArgs } from '../generated/acequia/types/reward.js';
import { badInput } from '../explain/failure.js';
import { fits, MAX_CALLS, MAX_COMPUTE_UNITS, type Draft } from './message.js';

/** What a step takes of what a transaction may, beside bytes and accounts. */
export interface Cost {
    /** What it computes at the most [CU]. */
    readonly computeUnits: number;
    /** How many instructions its own call in turn, at the most. */
    readonly innerCalls: number;
    /** Pays what came as wrapped SOL out as SOL, behind all steps of its transaction. */
    readonly unwrapping?: Instruction | undefined;
}

/** Instructions that belong in one transaction. */
export interface Fixed extends Cost {
    readonly instructions: readonly Instruction[];
}

/** One reward of one position. Those of one position that share a transaction share a claim. */
export interface RewardStep extends Cost {
    readonly pool: Address;
    readonly position: Address;
    readonly owner: TransactionSigner;
    readonly reward: RewardArgs;
    /** Makes the destination, where it is missing. */
    readonly making?: Instruction | undefined;
}

/** A part of a plan that is not split. */
export type Step = Fixed | RewardStep;

/** Distributes steps over transactions, each as full as size, accounts and computation allow. One
 *  transaction, where one can hold them all. */
export function pack(draft: Omit<Draft, 'instructions'>, steps: readonly Step[]): Instruction[][] {
    const transactions: Step[][] = [];
    for (const step of steps) {
        const last = transactions.at(-1);
        if (last && holds(draft, [...last, step])) last.push(step);
        else if (holds(draft, [step])) transactions.push([step]);
        else
            throw badInput(
                'A part of this is too large for any transaction.',
                'Use a lookup table.',
            );
    }
    return transactions.map(together);
}

function holds(draft: Omit<Draft, 'instructions'>, steps: readonly Step[]): boolean {
    const sum = (of: 'computeUnits' | 'innerCalls') =>
        steps.reduce((total, step) => total + step[of], 0);
    const instructions = together(steps);
    // Limit and price of computation are two more, but in version 1.
    const budget = draft.version === 1 ? 0 : 2;
    const calls = instructions.length + budget + sum('innerCalls');
    if (sum('computeUnits') > MAX_COMPUTE_UNITS || calls > MAX_CALLS) return false;
    return fits({ ...draft, instructions });
}

/** The instructions of steps that share a transaction: what makes accounts goes first. */
function together(steps: readonly Step[]): Instruction[] {
    const making = new Map<Address, Instruction>();
    for (const step of steps) {
        if (isReward(step) && step.making) making.set(step.reward.destination, step.making);
    }
    // All of them close one account: the owner's of wrapped SOL.
    const unwrapping = steps.flatMap((step) => step.unwrapping ?? []).slice(0, 1);
    return [...making.values(), ...runs(steps).flatMap(instructionsOf), ...unwrapping];
}

/** Neighbours that share an instruction. */
function runs(steps: readonly Step[]): Step[][] {
    const grouped: Step[][] = [];
    for (const step of steps) {
        const run = grouped.at(-1);
        const last = run?.at(-1);
        if (run && last && samePosition(last, step)) run.push(step);
        else grouped.push([step]);
    }
    return grouped;
}

function instructionsOf(run: readonly Step[]): readonly Instruction[] {
    const rewards = run.filter(isReward);
    const [first] = rewards;
    if (!first) return run.filter(isFixed).flatMap(({ instructions }) => instructions);
    const { pool, position, owner } = first;
    const claimed = rewards.map(({ reward }) => reward);
    return [claimInstruction(pool, position, owner, claimed)];
}

function samePosition(a: Step, b: Step): boolean {
    return isReward(a) && isReward(b) && a.position === b.position;
}

const isReward = (step: Step): step is RewardStep => 'reward' in step;
const isFixed = (step: Step): step is Fixed => 'instructions' in step;
