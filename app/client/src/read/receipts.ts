/** Finding the receipts of votes. */
import { fetchEncodedAccount, type Address } from '@solana/kit';
import { VOTE_RECEIPT_DISCRIMINATOR } from '../generated/acequia/accounts/voteReceipt.js';
import { ACEQUIA_OFFSETS } from '../generated/acequia/offsets.js';
import {
    findVoteReceiptPda,
    type VoteReceiptSeeds,
} from '../generated/acequia/pdas/voteReceipt.js';
import type { ReadRpc, SearchRpc, VoteReceiptAccount } from '../types.js';
import { readable, toVoteReceipt } from './decode.js';
import { matchAddress, searchAccounts } from './filters.js';
import { FLAGS } from './flags.js';

/** The receipt of a position's vote on a ballot; none where it has not voted, or the receipt was
 *  closed. */
export async function fetchVoteReceipt(
    rpc: ReadRpc,
    vote: VoteReceiptSeeds,
): Promise<VoteReceiptAccount | undefined> {
    const [address] = await findVoteReceiptPda(vote);
    const account = await fetchEncodedAccount(rpc, address);
    return account.exists ? toVoteReceipt(account) : undefined;
}

/** Finds the receipts of a position's votes, or of the votes on a ballot. */
export async function findVoteReceipts(
    rpc: SearchRpc,
    by: { position?: Address; hookProgram?: Address; ballot?: Address },
): Promise<VoteReceiptAccount[]> {
    const found = await searchAccounts(rpc, [
        { offset: 0, bytes: VOTE_RECEIPT_DISCRIMINATOR },
        ...matchAddress(ACEQUIA_OFFSETS.voteReceipt.position, by.position),
        ...matchAddress(ACEQUIA_OFFSETS.voteReceipt.hookProgram, by.hookProgram),
        ...matchAddress(ACEQUIA_OFFSETS.voteReceipt.ballot, by.ballot),
    ]);
    return readable(found, toVoteReceipt);
}

/** Whether its hook knows that the vote was taken back. */
export const isWithdrawn = ({ data }: VoteReceiptAccount): boolean =>
    (data.flags & FLAGS.voteReceipt.withdrawn) !== 0;
