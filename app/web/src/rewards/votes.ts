/** The votes of a position, as their receipts say. */
import { isWithdrawn, type VoteReceiptAccount } from '@acequia/client';

/** How a vote stands: it holds stake, was taken back, or its ballot is over. */
export type VoteState = 'open' | 'withdrawn' | 'ended';

/** How a vote stands at `now` [unix s]. It holds whether or not the pool has another hook by now. */
export function voteState(receipt: VoteReceiptAccount, now: bigint): VoteState {
    if (isWithdrawn(receipt)) return 'withdrawn';
    return receipt.data.ballotEnd <= now ? 'ended' : 'open';
}

/** Whether a receipt can be closed at `now`, so that its rent comes back: its ballot is over, or
 *  the vote was withdrawn. */
export const isClosable = ({ data }: VoteReceiptAccount, now: bigint): boolean =>
    data.weight === 0n || data.ballotEnd <= now;
