/** A proposal and all that it belongs to, and where governance keeps what is about a voter. */
import {
    AccountRole,
    getAddressEncoder,
    getProgramDerivedAddress,
    type Address,
    type Instruction,
    type TransactionSigner,
} from '@solana/kit';
import type { Ballot } from '../build/vote.js';
import { findMaxVoterWeightRecordPda } from '../generated/realms/pdas/maxVoterWeightRecord.js';
import { findRegistrarPda } from '../generated/realms/pdas/registrar.js';
import { findVoterWeightRecordPda } from '../generated/realms/pdas/voterWeightRecord.js';

export interface Place {
    /** The governance program: see `governanceWarning`. */
    readonly program: Address;
    readonly realm: Address;
    /** What votes count as: the community's mint, or the council's. */
    readonly mint: Address;
    readonly governance: Address;
    /** Governance's record of who made the proposal, as the proposal names it. */
    readonly proposer: Address;
    /** The proposal, and when it takes votes: to the second after the last in which governance does. */
    readonly ballot: Ballot;
}

/** The whole of a vote for a proposal of one option, and one against. */
export const YES = Uint8Array.of(0, 1, 0, 0, 0, 0, 100);
export const NO = Uint8Array.of(1);

const SYSTEM = '11111111111111111111111111111111' as Address;
/** Numbers of governance's instructions. */
const [CAST, RELINQUISH, CREATE_VOTER] = [13, 15, 23];

const read = (address: Address) => ({ address, role: AccountRole.READONLY });
const write = (address: Address) => ({ address, role: AccountRole.WRITABLE });
const sign = (signer: TransactionSigner, role: AccountRole = AccountRole.READONLY_SIGNER) => ({
    address: signer.address,
    role,
    signer,
});

/** The registrar whose voters vote on it. */
export async function registrarOf({ realm, mint }: Place): Promise<Address> {
    const [registrar] = await findRegistrarPda({ realm, governingTokenMint: mint });
    return registrar;
}

/** Makes governance's record of a voter, needed once in a realm. */
export async function createVoter(
    place: Place,
    voter: Address,
    payer: TransactionSigner,
): Promise<Instruction> {
    const accounts = [
        read(place.realm),
        read(voter),
        write(await voterRecord(place, voter)),
        read(place.mint),
        sign(payer, AccountRole.WRITABLE_SIGNER),
        read(SYSTEM),
    ];
    return order(place, [CREATE_VOTER], accounts);
}

/** Governance's own vote, of what the adapter has said in this slot. */
export async function civicVote(
    place: Place,
    voter: TransactionSigner,
    payer: TransactionSigner,
    choice: Uint8Array,
): Promise<Instruction> {
    const registrar = await registrarOf(place);
    const [weight] = await findVoterWeightRecordPda({ registrar, voter: voter.address });
    const [largest] = await findMaxVoterWeightRecordPda({ registrar });
    const accounts = [
        read(place.realm),
        write(place.governance),
        write(place.ballot.address),
        write(place.proposer),
        write(await voterRecord(place, voter.address)),
        sign(voter),
        write(await civicRecord(place, voter.address)),
        read(place.mint),
        sign(payer, AccountRole.WRITABLE_SIGNER),
        read(SYSTEM),
        read(await derive(place, 'realm-config', bytes(place.realm))),
        read(weight),
        read(largest),
    ];
    return order(place, [CAST, ...choice], accounts);
}

/** Takes governance's own vote back; its rent goes to the voter. */
export async function relinquish(place: Place, voter: TransactionSigner): Promise<Instruction> {
    const accounts = [
        read(place.realm),
        read(place.governance),
        write(place.ballot.address),
        write(await voterRecord(place, voter.address)),
        write(await civicRecord(place, voter.address)),
        read(place.mint),
        sign(voter),
        write(voter.address),
    ];
    return order(place, [RELINQUISH], accounts);
}

const bytes = (address: Address) => getAddressEncoder().encode(address);

function voterRecord(place: Place, voter: Address): Promise<Address> {
    return derive(place, 'governance', bytes(place.realm), bytes(place.mint), bytes(voter));
}

/** Governance's record of a voter's vote. */
export async function civicRecord(place: Place, voter: Address): Promise<Address> {
    const record = await voterRecord(place, voter);
    return derive(place, 'governance', bytes(place.ballot.address), bytes(record));
}

async function derive(
    { program }: Place,
    ...seeds: (string | ReturnType<typeof bytes>)[]
): Promise<Address> {
    const [found] = await getProgramDerivedAddress({ programAddress: program, seeds });
    return found;
}

function order(
    { program }: Place,
    data: readonly number[],
    accounts: Instruction['accounts'],
): Instruction {
    return { programAddress: program, accounts: accounts!, data: Uint8Array.from(data) };
}
