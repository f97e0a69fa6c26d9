/** Whose an address is that no key signs for: a vault's of Squads is found by what it has done. */
import {
    isOffCurveAddress,
    type Address,
    type GetSignaturesForAddressApi,
    type GetTransactionApi,
    type Rpc,
    type Signature,
} from '@solana/kit';
import { fetchInBatches } from '../read/batches.js';
import type { ReadRpc } from '../types.js';
import { multisigIn, vaultOf, type Multisig, type SquadsVault } from './multisig.js';

/** How far back is looked, and among how many vaults of a multisig. */
const [TRANSACTIONS, VAULTS] = [10, 8];

type HistoryRpc = Rpc<GetSignaturesForAddressApi & GetTransactionApi>;

/** The vault at an address with its multisig, if one of its latest transactions shows that it is one; nothing
 *  where a key could sign for it. */
export async function findVault(
    rpc: ReadRpc & HistoryRpc,
    at: Address,
): Promise<{ readonly vault: SquadsVault; readonly multisig: Multisig } | undefined> {
    if (!isOffCurveAddress(at)) return undefined;
    const done = await rpc
        .getSignaturesForAddress(at, { ...CONFIRMED, limit: TRANSACTIONS })
        .send();
    for (const { signature } of done) {
        const named = await accountsNamed(rpc, signature);
        const found = (await fetchInBatches(rpc, named)).map(multisigIn);
        for (const multisig of found) {
            const vault = multisig && (await vaultAt(multisig.address, at));
            if (vault) return { vault, multisig };
        }
    }
    return undefined;
}

/** Which of a multisig's first vaults an address is; nothing where none. */
export async function vaultAt(multisig: Address, at: Address): Promise<SquadsVault | undefined> {
    const indexes = Array.from({ length: VAULTS }, (_, index) => index);
    const vaults = await Promise.all(indexes.map((index) => vaultOf(multisig, index)));
    return vaults.find(({ address }) => address === at);
}

/** The accounts of a transaction, those that lookup tables named too; none of one that a node cannot show. */
async function accountsNamed(rpc: HistoryRpc, signature: Signature): Promise<Address[]> {
    const config = { ...CONFIRMED, encoding: 'json', maxSupportedTransactionVersion: 1 } as const;
    const shown = await rpc.getTransaction(signature, config).send();
    const { writable = [], readonly = [] } = shown?.meta?.loadedAddresses ?? {};
    return [...(shown?.transaction.message.accountKeys ?? []), ...writable, ...readonly];
}

const CONFIRMED = { commitment: 'confirmed' } as const;
