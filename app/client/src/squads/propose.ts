/** Proposing in Squads that a vault carries something out. */
import {
    AccountRole,
    addEncoderSizePrefix,
    fixEncoderSize,
    getBooleanEncoder,
    getBytesEncoder,
    getOptionEncoder,
    getStructEncoder,
    getU32Encoder,
    getU64Encoder,
    getU8Encoder,
    getUtf8Encoder,
    type Address,
    type Instruction,
    type TransactionSigner,
} from '@solana/kit';
import { SYSTEM_PROGRAM } from '../system.js';
import { vaultMessage } from './message.js';
import { placesOf, SQUADS_PROGRAM_ADDRESS, type SquadsVault } from './multisig.js';

/** The first 8 bytes of what is asked of the program. */
const CREATE_TRANSACTION = Uint8Array.of(48, 250, 78, 168, 208, 226, 218, 211);
const CREATE_PROPOSAL = Uint8Array.of(220, 60, 73, 224, 30, 108, 79, 159);

const DISCRIMINATOR = fixEncoderSize(getBytesEncoder(), 8);
const TRANSACTION = getStructEncoder([
    ['discriminator', DISCRIMINATOR],
    ['vaultIndex', getU8Encoder()],
    ['ephemeralSigners', getU8Encoder()],
    ['message', addEncoderSizePrefix(getBytesEncoder(), getU32Encoder())],
    ['memo', getOptionEncoder(addEncoderSizePrefix(getUtf8Encoder(), getU32Encoder()))],
]);
const PROPOSAL = getStructEncoder([
    ['discriminator', DISCRIMINATOR],
    ['number', getU64Encoder()],
    ['isDraft', getBooleanEncoder()],
]);

/** What is proposed, and by whom. */
export interface Proposing {
    readonly vault: SquadsVault;
    /** The number that the multisig's next transaction has: one more than its last. */
    readonly number: bigint;
    /** Signs: a member who may propose. Pays the rent of transaction and proposal. */
    readonly member: TransactionSigner;
    /** What the vault carries out, once enough members agree. It alone signs for it. */
    readonly instructions: readonly Instruction[];
    /** What members see beside it, in Squads. */
    readonly memo?: string | undefined;
}

/** Puts a transaction of the vault's before the multisig, and opens the vote on it. */
export async function propose(input: Proposing): Promise<Instruction[]> {
    const { vault, number, member, instructions, memo } = input;
    const places = await placesOf(vault.multisig, number);
    const message = vaultMessage(vault.address, instructions);
    return [
        {
            programAddress: SQUADS_PROGRAM_ADDRESS,
            accounts: accountsOf(vault.multisig, AccountRole.WRITABLE, places.transaction, member),
            data: TRANSACTION.encode({
                discriminator: CREATE_TRANSACTION,
                vaultIndex: vault.index,
                ephemeralSigners: 0,
                message,
                memo: memo ?? null,
            }),
        },
        {
            programAddress: SQUADS_PROGRAM_ADDRESS,
            accounts: accountsOf(vault.multisig, AccountRole.READONLY, places.proposal, member),
            data: PROPOSAL.encode({ discriminator: CREATE_PROPOSAL, number, isDraft: false }),
        },
    ];
}

/** The multisig, what is made, who makes it, and who pays. */
const accountsOf = (
    multisig: Address,
    role: AccountRole,
    made: Address,
    member: TransactionSigner,
) => [
    { address: multisig, role },
    { address: made, role: AccountRole.WRITABLE },
    { address: member.address, role: AccountRole.READONLY_SIGNER, signer: member },
    { address: member.address, role: AccountRole.WRITABLE_SIGNER, signer: member },
    { address: SYSTEM_PROGRAM, role: AccountRole.READONLY },
];
