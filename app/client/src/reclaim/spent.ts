/** What is over and can be closed, so that its rent goes back to who paid it. */
import type {
    Address,
    EncodedAccount,
    GetProgramAccountsApi,
    Instruction,
    ReadonlyUint8Array,
    Rpc,
    TransactionSigner,
} from '@solana/kit';
import { matchAddress, searchAccounts } from '../read/filters.js';

/** An account that is over. */
export interface Spent {
    /** The farm's receipt of a vote, a gauge's or a realm's record of one, or a realm's sum of them. */
    readonly is: 'receipt' | 'gauge record' | 'realm record' | 'tally';
    readonly address: Address;
    /** What comes back [lamports]. */
    readonly lamports: bigint;
    /** Closes it. */
    readonly order: Instruction;
}

/** Whose rent, who signs, and when. */
export interface Reclaiming {
    /** Who paid the rent. */
    readonly of: Address;
    /** Signs where only a voter may close their own. */
    readonly voter: TransactionSigner;
    /** The chain's clock [unix s]. */
    readonly now: bigint;
}

/** The accounts of a kind in which an address stands. */
export const accountsWith = (
    rpc: Rpc<GetProgramAccountsApi>,
    program: Address,
    discriminator: ReadonlyUint8Array,
    [offset, who]: readonly [number, Address],
): Promise<EncodedAccount[]> =>
    searchAccounts(
        rpc,
        [{ offset: 0, bytes: discriminator }, ...matchAddress(offset, who)],
        program,
    );
