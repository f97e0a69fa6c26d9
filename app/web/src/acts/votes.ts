import {
    closeVoteReceipt,
    fetchWithdrawalExtras,
    withdrawVote,
    type Holding,
    type VoteReceiptAccount,
} from '@acequia/client';
import type { Action } from '../transact/action';
import { fresh, type Rpc } from './fresh';

/** Takes a vote back; the last one lifts the vote lock. */
export function withdrawVoteAction(
    rpc: Rpc,
    holding: Holding,
    receipt: VoteReceiptAccount,
): Action {
    return {
        title: 'Withdraw the vote',
        build: async (voter) => {
            const input = { ...(await fresh(rpc, holding)), voter, receipt };
            const extras = await fetchWithdrawalExtras(rpc, input);
            return [await withdrawVote({ ...input, extras })];
        },
    };
}

/** Closes the receipt of a vote that is over. */
export function closeReceiptAction(receipt: VoteReceiptAccount): Action {
    return { title: 'Close the vote’s receipt', build: async () => [closeVoteReceipt(receipt)] };
}
