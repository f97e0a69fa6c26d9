/** What the realms adapter keeps of votes. */
import type { Address, MaybeEncodedAccount } from '@solana/kit';
import { decodeTally, TALLY_DISCRIMINATOR } from '../generated/realms/accounts/tally.js';
import {
    decodeVoteRecord,
    VOTE_RECORD_DISCRIMINATOR,
    type VoteRecord,
} from '../generated/realms/accounts/voteRecord.js';
import { getCloseTallyInstruction } from '../generated/realms/instructions/closeTally.js';
import { getCloseVoteInstruction } from '../generated/realms/instructions/closeVote.js';
import { REALMS_OFFSETS } from '../generated/realms/offsets.js';
import { REALMS_PROGRAM_ADDRESS } from '../generated/realms/programs/realms.js';
import { isDecided } from '../realm/withdraw.js';
import { fetchInBatches } from '../read/batches.js';
import { read, readable, type SomeAccount } from '../read/decode.js';
import type { SearchRpc } from '../types.js';
import { accountsWith, type Reclaiming, type Spent } from './spent.js';

const PROGRAM = { address: REALMS_PROGRAM_ADDRESS, name: 'realms adapter' };

const toRecord = (account: SomeAccount) =>
    read(account, 'record of a vote', VOTE_RECORD_DISCRIMINATOR, decodeVoteRecord, PROGRAM);
const toTally = (account: SomeAccount) =>
    read(account, /* words */ 'tally', TALLY_DISCRIMINATOR, decodeTally, PROGRAM);

/** Records that are over, then the tallies in which none is left. */
export async function realmVotes(rpc: SearchRpc, reclaiming: Reclaiming): Promise<Spent[]> {
    const records = await recordsOver(rpc, reclaiming);
    const gone = new Map<Address, bigint>();
    for (const { tally } of records) gone.set(tally, (gone.get(tally) ?? 0n) + 1n);
    return [...records.map(({ spent }) => spent), ...(await tallies(rpc, reclaiming, gone))];
}

async function recordsOver(rpc: SearchRpc, { of, now }: Reclaiming) {
    const paid = [REALMS_OFFSETS.voteRecord.rentPayer, of] as const;
    const found = await accountsWith(rpc, REALMS_PROGRAM_ADDRESS, VOTE_RECORD_DISCRIMINATOR, paid);
    const records = readable(found, toRecord);
    const proposals = await fetchInBatches(
        rpc,
        records.map(({ data }) => data.proposal),
    );
    const over = records.filter(({ data }, nth) => isOver(data, proposals[nth]!, now));
    return over.map(({ address: voteRecord, data, lamports }) => {
        const { tally, proposal, rentPayer } = data;
        const order = getCloseVoteInstruction({ voteRecord, tally, proposal, rentPayer });
        const spent: Spent = { is: 'realm record', address: voteRecord, lamports, order };
        return { tally, spent };
    });
}

/** Withdrawn, or its time over and its proposal decided or gone. */
function isOver({ weight, end }: VoteRecord, proposal: MaybeEncodedAccount, now: bigint): boolean {
    const decided = !proposal.exists || isDecided(proposal.data);
    return weight === 0n || (now >= end && decided);
}

/** `gone` is how many records of each tally are closed before. */
async function tallies(
    rpc: SearchRpc,
    { of }: Reclaiming,
    gone: ReadonlyMap<Address, bigint>,
): Promise<Spent[]> {
    const paid = [REALMS_OFFSETS.tally.rentPayer, of] as const;
    const found = await accountsWith(rpc, REALMS_PROGRAM_ADDRESS, TALLY_DISCRIMINATOR, paid);
    const empty = readable(found, toTally).filter(
        ({ address, data }) => data.records <= (gone.get(address) ?? 0n),
    );
    return empty.map(({ address: tally, data, lamports }) => {
        const { registrar, rentPayer } = data;
        const order = getCloseTallyInstruction({ tally, registrar, rentPayer });
        return { is: 'tally', address: tally, lamports, order };
    });
}
