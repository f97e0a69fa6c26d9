/** Accounts as the chain holds them. */
import type { Address } from '@solana/kit';

export interface Account {
    readonly lamports: bigint;
    readonly owner: Address;
    readonly data: Uint8Array;
    readonly executable: boolean;
}

/** An account and where it is. */
export interface Placed extends Account {
    readonly address: Address;
}

export const SYSTEM = '11111111111111111111111111111111' as Address;
export const TOKEN = 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA' as Address;
export const TOKEN_2022 = 'TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb' as Address;
export const CLOCK = 'SysvarC1ock11111111111111111111111111111111' as Address;
export const SLOT_HASHES = 'SysvarS1otHashes111111111111111111111111111' as Address;
export const SYSVARS = 'Sysvar1111111111111111111111111111111111111' as Address;
export const LOADER = 'BPFLoaderUpgradeab1e11111111111111111111111' as Address;

/** What stands where no account is. */
export const NOTHING: Account = {
    lamports: 0n,
    owner: SYSTEM,
    data: new Uint8Array(),
    executable: false,
};
