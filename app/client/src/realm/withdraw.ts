/** Taking a vote on a proposal back: in governance, and then at the farm, which refuses it before. */
import {
    fetchEncodedAccount,
    getAddressDecoder,
    type Address,
    type Instruction,
    type ReadonlyUint8Array,
} from '@solana/kit';
import { fetchWithdrawalExtras, withdrawVote } from '../build/vote.js';
import { badInput } from '../explain/failure.js';
import type { ReadRpc } from '../types.js';
import { civicRecord, relinquish, type Place } from './place.js';

/** The first byte of governance's accounts. */
const [VOTE_RECORD, PROPOSAL] = [12, 14];
/** Where addresses stand in them [bytes from the start]: what a proposal and a governance belong to, a
 *  proposal's mint, and the record of who made it. */
const [PARENT_AT, MINT_AT, PROPOSER_AT] = [1, 33, 66];
/** Where a record says whether its vote was taken back after the proposal was decided. */
const IS_RELINQUISHED_AT = 65;
/** Where a proposal says how far it is, and what it says while it is voted on. */
const [STATE_AT, VOTING] = [65, 2];

/** Whether it is a proposal that nobody votes on any more. */
export const isDecided = (data: ReadonlyUint8Array): boolean =>
    data[0] === PROPOSAL && data[STATE_AT] !== undefined && data[STATE_AT] !== VOTING;

const addressAt = (data: ReadonlyUint8Array, at: number): Address =>
    getAddressDecoder().decode(data, at);

/** What a proposal belongs to, as governance's accounts say; nothing where it is no proposal. The times
 *  are the caller's. */
export async function fetchPlace(rpc: ReadRpc, ballot: Place['ballot']): Promise<Place | null> {
    const proposal = await fetchEncodedAccount(rpc, ballot.address);
    if (!proposal.exists || proposal.data[0] !== PROPOSAL) return null;
    const { programAddress: program, data } = proposal;
    const governance = addressAt(data, PARENT_AT);
    const parent = await fetchEncodedAccount(rpc, governance);
    if (!parent.exists || parent.programAddress !== program) return null;
    const realm = addressAt(parent.data, PARENT_AT);
    const [mint, proposer] = [addressAt(data, MINT_AT), addressAt(data, PROPOSER_AT)];
    return { program, realm, mint, governance, proposer, ballot };
}

/** Takes a position's vote back. Where governance counts one of the owner's on the proposal, that is
 *  relinquished first, the whole of it: vote again with the positions that are to go on voting. */
export async function withdrawFromRealm(
    rpc: ReadRpc,
    input: Parameters<typeof withdrawVote>[0],
): Promise<Instruction[]> {
    const [extras, first] = await Promise.all([
        fetchWithdrawalExtras(rpc, input),
        relinquishing(rpc, input),
    ]);
    return [...first, ...(await withdrawVote({ ...input, extras }))];
}

async function relinquishing(
    rpc: ReadRpc,
    { voter, position, receipt }: Parameters<typeof withdrawVote>[0],
): Promise<Instruction[]> {
    const { ballot: address, ballotStart: start, ballotEnd: end } = receipt.data;
    const place = await fetchPlace(rpc, { address, start, end });
    if (!place) return [];
    const { owner } = position.data;
    const record = await fetchEncodedAccount(rpc, await civicRecord(place, owner));
    const counts =
        record.exists && record.data[0] === VOTE_RECORD && record.data[IS_RELINQUISHED_AT] === 0;
    if (!counts) return [];
    if (voter.address === owner) return [await relinquish(place, voter)];
    throw badInput(
        'Governance counts a vote of the owner’s on this proposal, which only they can relinquish.',
        'Let the owner withdraw it.',
    );
}
