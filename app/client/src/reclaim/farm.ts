/** What the farm keeps of votes. */
import { VOTE_RECEIPT_DISCRIMINATOR } from '../generated/acequia/accounts/voteReceipt.js';
import { ACEQUIA_OFFSETS } from '../generated/acequia/offsets.js';
import { ACEQUIA_PROGRAM_ADDRESS } from '../generated/acequia/programs/acequia.js';
import { closeVoteReceipt } from '../build/vote.js';
import { readable, toVoteReceipt } from '../read/decode.js';
import type { SearchRpc } from '../types.js';
import { accountsWith, type Reclaiming, type Spent } from './spent.js';

/** Receipts of votes that were withdrawn, or whose ballot has ended. */
export async function receipts(rpc: SearchRpc, { of, now }: Reclaiming): Promise<Spent[]> {
    const paid = [ACEQUIA_OFFSETS.voteReceipt.rentPayer, of] as const;
    const found = await accountsWith(
        rpc,
        ACEQUIA_PROGRAM_ADDRESS,
        VOTE_RECEIPT_DISCRIMINATOR,
        paid,
    );
    const over = readable(found, toVoteReceipt).filter(
        ({ data }) => data.weight === 0n || now >= data.ballotEnd,
    );
    return over.map((receipt) => {
        const { address, lamports } = receipt;
        return { is: 'receipt', address, lamports, order: closeVoteReceipt(receipt)[0]! };
    });
}
