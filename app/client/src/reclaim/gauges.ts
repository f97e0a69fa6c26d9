/** What gauges keep of votes. */
import {
    decodeVoteRecord,
    VOTE_RECORD_DISCRIMINATOR,
    type VoteRecord,
} from '../generated/gauge/accounts/voteRecord.js';
import { decodeEpoch } from '../generated/gauge/accounts/epoch.js';
import { getCloseVoteRecordInstruction } from '../generated/gauge/instructions/closeVoteRecord.js';
import { GAUGE_OFFSETS } from '../generated/gauge/offsets.js';
import { GAUGE_PROGRAM_ADDRESS } from '../generated/gauge/programs/gauge.js';
import type { EpochBooks } from '../generated/gauge/types/epochBooks.js';
import { EpochState } from '../generated/gauge/types/epochState.js';
import { keptUntil } from '../gauge/window.js';
import { fetchInBatches } from '../read/batches.js';
import { read, readable, type SomeAccount } from '../read/decode.js';
import type { SearchRpc } from '../types.js';
import { accountsWith, type Reclaiming, type Spent } from './spent.js';

/** Records of one's own votes in epochs that are settled, of anybody's from an epoch after the end on, and of
 *  votes that were withdrawn. */
export async function gaugeRecords(rpc: SearchRpc, reclaiming: Reclaiming): Promise<Spent[]> {
    const { of, voter } = reclaiming;
    const paid = [GAUGE_OFFSETS.voteRecord.rentPayer, of] as const;
    const found = await accountsWith(rpc, GAUGE_PROGRAM_ADDRESS, VOTE_RECORD_DISCRIMINATOR, paid);
    const records = readable(found, toRecord);
    const epochs = await fetchInBatches(
        rpc,
        records.map(({ data }) => data.epoch),
    );
    return records.flatMap(({ address: record, data, lamports }, nth): Spent[] => {
        const account = epochs[nth]!;
        const books = account.exists ? decodeEpoch(account).data.books : undefined;
        if (!isOver(data, books, reclaiming)) return [];
        const { epoch, rentPayer } = data;
        const order = getCloseVoteRecordInstruction({ closer: voter, record, epoch, rentPayer });
        return [{ is: 'gauge record', address: record, lamports, order }];
    });
}

const PROGRAM = { address: GAUGE_PROGRAM_ADDRESS, name: 'gauge program' };

const toRecord = (account: SomeAccount) =>
    read(account, 'record of a vote', VOTE_RECORD_DISCRIMINATOR, decodeVoteRecord, PROGRAM);

/** Until its epoch is settled a record is what a vote that replaces it refers to; from then on others may
 *  read it for an epoch, unless its voter closes it. */
function isOver(
    record: VoteRecord,
    books: EpochBooks | undefined,
    { voter, now }: Reclaiming,
): boolean {
    // Another epoch may have come to the address since.
    if (record.vote.weight === 0n || books?.window.votingEnd !== record.votingEnd) return true;
    const isFree = record.voter === voter.address || now >= keptUntil(books.window);
    return books.state === EpochState.Settled && isFree;
}
