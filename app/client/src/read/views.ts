/** The farm's own answers, by simulation: what a program that calls it would be told. */
import {
    getArrayDecoder,
    type Address,
    type Decoder,
    type Instruction,
    type TransactionSigner,
} from '@solana/kit';
import { getViewPendingInstruction } from '../generated/acequia/instructions/viewPending.js';
import { getViewPoolInstruction } from '../generated/acequia/instructions/viewPool.js';
import { getViewSolvencyInstruction } from '../generated/acequia/instructions/viewSolvency.js';
import { getViewVotesInstruction } from '../generated/acequia/instructions/viewVotes.js';
import { getPendingViewDecoder, type PendingView } from '../generated/acequia/types/pendingView.js';
import { getPoolViewDecoder, type PoolView } from '../generated/acequia/types/poolView.js';
import {
    getSolvencyViewDecoder,
    type SolvencyView,
} from '../generated/acequia/types/solvencyView.js';
import { getVotesViewDecoder, type VotesView } from '../generated/acequia/types/votesView.js';
import { ClientFailure } from '../explain/failure.js';
import { unsigned } from '../send/message.js';
import { simulate } from '../send/simulate.js';
import type { Holding, PoolAccount, SimulateRpc } from '../types.js';
import { streamsOf } from './pools.js';

/** Asks what each stream owes a position. `payer` is any wallet with some SOL: nothing is
 *  signed or paid. `rules.pendingRewards` computes the same without a node. */
export async function viewPending(
    rpc: SimulateRpc,
    { pool, position, payer }: Holding & { readonly payer: Address },
): Promise<PendingView[]> {
    const accounts = { pool: pool.address, position: position.address };
    const ask = getViewPendingInstruction(accounts);
    return answer(rpc, payer, ask, getArrayDecoder(getPendingViewDecoder()));
}

/** Asks for a pool's totals and, per stream, the present rate and how long it lasts. */
export async function viewPool(
    rpc: SimulateRpc,
    { pool, payer }: { readonly pool: Address; readonly payer: Address },
): Promise<PoolView> {
    return answer(rpc, payer, getViewPoolInstruction({ pool }), getPoolViewDecoder());
}

/** A stream's vault against what it must hold. */
export interface Solvency extends SolvencyView {
    /** Whether the vault holds all that is somebody's. */
    readonly isSolvent: boolean;
}

/** Asks whether each stream's vault holds what the books say it must. */
export async function viewSolvency(
    rpc: SimulateRpc,
    { pool, payer }: { readonly pool: PoolAccount; readonly payer: Address },
): Promise<Solvency[]> {
    const vaults = streamsOf(pool).map(({ vault }) => vault);
    const ask = getViewSolvencyInstruction({ pool: pool.address, vaults });
    const answers = await answer(rpc, payer, ask, getArrayDecoder(getSolvencyViewDecoder()));
    return answers.map((one) => ({ ...one, isSolvent: one.vault >= one.liability }));
}

/** Asks what a position's open votes hold, until when, and what it could vote with. */
export async function viewVotes(
    rpc: SimulateRpc,
    { pool, position, payer }: Holding & { readonly payer: Address },
): Promise<VotesView> {
    const accounts = { pool: pool.address, position: position.address };
    return answer(rpc, payer, getViewVotesInstruction(accounts), getVotesViewDecoder());
}

async function answer<TAnswer>(
    rpc: SimulateRpc,
    payer: Address | TransactionSigner,
    instruction: Instruction,
    decoder: Decoder<TAnswer>,
): Promise<TAnswer> {
    const who = typeof payer === 'string' ? unsigned(payer) : payer;
    const { returned } = await simulate(rpc, { payer: who, instructions: [instruction] });
    if (returned) return decoder.decode(returned);
    const condition = 'The node passed no answer on.';
    throw new ClientFailure({ kind: 'network', condition, remedy: 'Use another endpoint.' });
}
