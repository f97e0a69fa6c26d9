/** Whose an address is that no key signs for: a vault's of Squads is found by what it has done. */
import {
    isOffCurveAddress,
    type Address,
    type GetSignaturesForAddressApi,
    type GetTransactionApi,
    type Rpc,
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
    const config = { limit: TRANSACTIONS, commitment: 'confirmed' } as const;
    const done = await rpc.getSignaturesForAddress(at, config).send();
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

async function accountsNamed(
    rpc: HistoryRpc,
    signature: Parameters<HistoryRpc['getTransaction']>[0],
): Promise<Address[]> {
    const config = {
        commitment: 'confirmed',
        encoding: 'jsonParsed',
        maxSupportedTransactionVersion: 1,
    } as const;
    const shown = await rpc.getTransaction(signature, config as never).send();
    const message = (shown as Shown | null)?.transaction.message;
    return message?.accountKeys.map(({ pubkey }) => pubkey) ?? [];
}

/** As far as it is looked at. */
interface Shown {
    readonly transaction: {
        readonly message: { readonly accountKeys: readonly { readonly pubkey: Address }[] };
    };
}
