/** Voting on a proposal with any number of positions, as one vote. */
import type { Address, TransactionSigner } from '@solana/kit';
import { castVote } from '../build/vote.js';
import { badInput } from '../explain/failure.js';
import type { ExtraAccount } from '../generated/acequia/types/extraAccount.js';
import { getOpenVoteInstructionAsync } from '../generated/realms/instructions/openVote.js';
import { getRefreshMaxVoterWeightInstructionAsync } from '../generated/realms/instructions/refreshMaxVoterWeight.js';
import { findTallyPda } from '../generated/realms/pdas/tally.js';
import { findVoteRecordPda } from '../generated/realms/pdas/voteRecord.js';
import { findVoterWeightRecordPda } from '../generated/realms/pdas/voterWeightRecord.js';
import type { Cost, Fixed } from '../send/pack.js';
import type { Holding } from '../types.js';
import {
    civicRecord,
    civicVote,
    createVoter,
    registrarOf,
    relinquish,
    type Place,
} from './place.js';

/** More than a position's vote computes, or calls. */
const COST: Cost = { computeUnits: 150_000, innerCalls: 6 };

export interface RealmVote {
    /** Signs: the owner of all positions. */
    readonly voter: TransactionSigner;
    /** Pays the rents. The voter unless named. */
    readonly payer?: TransactionSigner | undefined;
    readonly place: Place;
    /** What votes: every position of the voter's, in pools that the registrar lists. */
    readonly holdings: readonly Holding[];
    /** `YES`, `NO`, or any other vote as governance writes it. */
    readonly choice: Uint8Array;
    /** Whether governance has no record of the voter in the realm yet. */
    readonly isFirst?: boolean;
    /** Whether governance counts a vote of the voter's on the proposal, which is taken back first. */
    readonly replaces?: boolean;
}

/**
 * Steps for `pack`, to be sent in their order. What each position passes on is added up by the adapter;
 * what they weigh together counts in the slot alone in which the last of them is passed on, so
 * governance's own vote goes with that. A vote cast before the proposal's time was changed counts no more:
 * name every position again.
 */
export async function voteInRealm(input: RealmVote): Promise<Fixed[]> {
    const { voter, payer = voter, place, holdings, choice } = input;
    if (holdings.length === 0) throw badInput('No position is named.', 'Vote with one at least.');
    const first = [
        ...(input.isFirst ? [await createVoter(place, voter.address, payer)] : []),
        ...(input.replaces ? [await relinquish(place, voter)] : []),
    ];
    const votes = await Promise.all(holdings.map((one) => passOn(one, { ...input, payer })));
    const opened = votes.map(({ open }) => [open]);
    const cast = votes.map(({ cast }) => cast);
    const last = [...(cast.pop() ?? []), await civicVote(place, voter, payer, choice)];
    const refresh = await getRefreshMaxVoterWeightInstructionAsync({
        registrar: await registrarOf(place),
        governingTokenMint: place.mint,
    });
    const steps = [first, ...opened, ...cast, [refresh, ...last]];
    return steps.filter((step) => step.length > 0).map((step) => ({ instructions: step, ...COST }));
}

/** Makes what a position's vote needs, where it is missing, and has the farm pass the vote on. */
async function passOn(holding: Holding, vote: RealmVote & { payer: TransactionSigner }) {
    const { voter, payer, place } = vote;
    const open = await getOpenVoteInstructionAsync({
        voter: voter.address,
        payer,
        position: holding.position.address,
        proposal: place.ballot.address,
        governance: place.governance,
        registrar: await registrarOf(place),
    });
    const extras = await extrasOf(place, holding.position.address, voter.address);
    return {
        open,
        cast: await castVote({ ...holding, voter, payer, ballot: place.ballot, extras }),
    };
}

/** What the adapter wants beside the accounts that every hook gets: as it lists them on chain. */
async function extrasOf(place: Place, position: Address, voter: Address): Promise<ExtraAccount[]> {
    const [proposal, registrar] = [place.ballot.address, await registrarOf(place)];
    const [[tally], [record], [weight]] = await Promise.all([
        findTallyPda({ proposal, voter }),
        findVoteRecordPda({ proposal, position }),
        findVoterWeightRecordPda({ registrar, voter }),
    ]);
    const read = (address: Address) => ({ address, writable: false });
    const write = (address: Address) => ({ address, writable: true });
    return [
        read(proposal),
        read(place.governance),
        read(registrar),
        write(tally),
        write(record),
        write(weight),
        read(await civicRecord(place, voter)),
    ];
}
