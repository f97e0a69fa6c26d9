/** Vaults of the autocompounder, and who holds their shares. */
import {
    fetchEncodedAccount,
    getAddressEncoder,
    unwrapOption,
    type Account,
    type Address,
} from '@solana/kit';
import {
    decodeShareAccount,
    SHARE_ACCOUNT_DISCRIMINATOR,
    type ShareAccount,
} from '../generated/vault/accounts/shareAccount.js';
import { decodeVault, VAULT_DISCRIMINATOR, type Vault } from '../generated/vault/accounts/vault.js';
import { findSharesPda } from '../generated/vault/pdas/shares.js';
import { findVaultPda } from '../generated/vault/pdas/vault.js';
import { VAULT_PROGRAM_ADDRESS } from '../generated/vault/programs/vault.js';
import { fetchInBatches } from '../read/batches.js';
import {
    read,
    readable,
    toPool,
    toPosition,
    type LeftOut,
    type SomeAccount,
} from '../read/decode.js';
import { searchAccounts } from '../read/filters.js';
import type { PoolAccount, PositionAccount, ReadRpc, SearchRpc } from '../types.js';

/** A vault: its address and what is in it. */
export type VaultAccount = Account<Vault>;
/** Somebody's shares of a vault: their address and what is in it. */
export type SharesAccount = Account<ShareAccount>;

/** A vault with the pool and the position that it stakes by. */
export interface Pooled {
    readonly vault: VaultAccount;
    readonly pool: PoolAccount;
    /** None where it was closed with the pool. */
    readonly position: PositionAccount | undefined;
}

const PROGRAM = { address: VAULT_PROGRAM_ADDRESS, name: 'vault program' };

/** Where a share account names its owner [bytes from the start]: after tag, version, bump and vault. */
const OWNER_AT = 8 + 2 + 32;

const toVault = (account: SomeAccount): VaultAccount =>
    read(account, /* words */ 'vault', VAULT_DISCRIMINATOR, decodeVault, PROGRAM);
const toShares = (account: SomeAccount): SharesAccount =>
    read(account, 'share account', SHARE_ACCOUNT_DISCRIMINATOR, decodeShareAccount, PROGRAM);

/** Reads a vault with its pool and position. Throws a `ClientFailure` if there is none at the address. */
export async function fetchPooled(rpc: ReadRpc, address: Address): Promise<Pooled> {
    const [found] = await together(rpc, [toVault(await fetchEncodedAccount(rpc, address))]);
    return found!;
}

/** The vault of that number in a pool, whether or not it is there. */
export async function vaultAddress(pool: Address, id: number): Promise<Address> {
    const [address] = await findVaultPda({ pool, id });
    return address;
}

/** All vaults with their pools, those that hold most first. */
export async function findVaults(rpc: SearchRpc, leftOut?: LeftOut): Promise<Pooled[]> {
    const matches = [{ offset: 0, bytes: VAULT_DISCRIMINATOR }];
    const found = await searchAccounts(rpc, matches, VAULT_PROGRAM_ADDRESS);
    const vaults = readable(found, toVault, leftOut);
    const most = (a: VaultAccount, b: VaultAccount) => (a.data.assets < b.data.assets ? 1 : -1);
    return together(rpc, vaults.sort(most), leftOut);
}

async function together(
    rpc: ReadRpc,
    vaults: readonly VaultAccount[],
    leftOut?: LeftOut,
): Promise<Pooled[]> {
    const addresses = vaults.flatMap(({ data }) => [data.pool, data.position]);
    const accounts = await fetchInBatches(rpc, addresses);
    return vaults.flatMap((vault, nth) => {
        const [pool] = readable([accounts[2 * nth]!], toPool, leftOut);
        const there = accounts[2 * nth + 1]!;
        const [position] = there.exists ? readable([there], toPosition, leftOut) : [];
        return pool ? [{ vault, pool, position }] : [];
    });
}

/** Somebody's shares of a vault; `undefined` where they have no account there. */
export async function fetchShares(
    rpc: ReadRpc,
    vault: Address,
    owner: Address,
): Promise<SharesAccount | undefined> {
    const [address] = await findSharesPda({ vault, owner });
    const account = await fetchEncodedAccount(rpc, address);
    return account.exists ? toShares(account) : undefined;
}

/** All share accounts of an owner, by their vaults. */
export async function findShares(
    rpc: SearchRpc,
    owner: Address,
): Promise<Map<Address, SharesAccount>> {
    const matches = [
        { offset: 0, bytes: SHARE_ACCOUNT_DISCRIMINATOR },
        { offset: OWNER_AT, bytes: getAddressEncoder().encode(owner) },
    ];
    const found = await searchAccounts(rpc, matches, VAULT_PROGRAM_ADDRESS);
    const shares = readable(found, toShares);
    return new Map(shares.map((account) => [account.data.vault, account]));
}

/** A pool's vault of principal, which a vault's pool always has. */
export const stakeVaultOf = ({ data }: PoolAccount): Address => unwrapOption(data.stakeVault)!;
