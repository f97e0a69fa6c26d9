/** The votes of a position, as their receipts say. `Votes::counts` of `crates/acequia-core`. */
import { isWithdrawn, type Holding, type VoteReceiptAccount } from '@acequia/client';
import { unwrapOption } from '@solana/kit';
import { heldBy } from './stakes';

/** How a vote stands: it holds stake, was taken back, its ballot is over, or the pool has removed
 *  the hook it went to. */
export type VoteState = 'open' | 'withdrawn' | 'ended' | 'unhooked';

/** How a vote stands at `now` [unix s]. */
export function voteState(holding: Holding, receipt: VoteReceiptAccount, now: bigint): VoteState {
    const { data } = receipt;
    if (isWithdrawn(receipt)) return 'withdrawn';
    if (data.ballotEnd <= now) return 'ended';
    const { votes } = holding.position.data.stake;
    const { hook, hookEpoch } = holding.pool.data;
    const present = data.hookEpoch === hookEpoch && unwrapOption(hook) === data.hookProgram;
    if (!present || data.ballotEnd <= votes.began || heldBy(holding, now) === 0n) return 'unhooked';
    return 'open';
}

/** Whether a vote can be taken back: until its ballot ends. */
export const isWithdrawable = (state: VoteState): boolean =>
    state === 'open' || state === 'unhooked';

/** Whether a receipt can be closed at `now`, so that its rent comes back: its ballot is over, or
 *  the hook knows that the vote was withdrawn. */
export const isClosable = ({ data }: VoteReceiptAccount, now: bigint): boolean =>
    data.weight === 0n || data.ballotEnd <= now;
