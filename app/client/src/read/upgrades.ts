/** Who may replace a program's bytes. */
import {
    address,
    fetchEncodedAccount,
    getAddressDecoder,
    type Address,
    type ReadonlyUint8Array,
} from '@solana/kit';
import { NOBODY } from '../system.js';
import type { ReadRpc } from '../types.js';

const LOADER = address('BPFLoaderUpgradeab1e11111111111111111111111');
/** Where a program's account names its data, and where that names the authority: behind a byte
 *  that says whether there is one. */
const [DATA_AT, AUTHORITY_AT] = [4, 13];

/** Whether and by whom a program can be replaced. */
export type Upgradeability =
    | { readonly kind: 'final' }
    | { readonly kind: 'upgradeable'; readonly authority: Address }
    | { readonly kind: 'missing' };

/** Reads who may replace a program's bytes: nobody, where it is final. */
export async function fetchUpgradeability(rpc: ReadRpc, program: Address): Promise<Upgradeability> {
    const account = await fetchEncodedAccount(rpc, program);
    if (!account.exists || !account.executable) return { kind: 'missing' };
    if (account.programAddress !== LOADER) return { kind: 'final' };
    const code = await fetchEncodedAccount(rpc, addressAt(account.data, DATA_AT));
    if (!code.exists) return { kind: 'missing' };
    const authority = addressAt(code.data, AUTHORITY_AT);
    const isFinal = code.data[AUTHORITY_AT - 1] === 0 || authority === NOBODY;
    return isFinal ? { kind: 'final' } : { kind: 'upgradeable', authority };
}

const addressAt = (data: ReadonlyUint8Array, at: number) => getAddressDecoder().decode(data, at);
