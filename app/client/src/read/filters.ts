/** Searches among the farm's accounts: `getProgramAccounts` with filters by bytes. */
import {
    getAddressEncoder,
    getBase58Decoder,
    parseBase64RpcAccount,
    type Address,
    type Base58EncodedBytes,
    type EncodedAccount,
    type GetProgramAccountsApi,
    type ReadonlyUint8Array,
    type Rpc,
} from '@solana/kit';
import { ACEQUIA_PROGRAM_ADDRESS } from '../generated/acequia/programs/acequia.js';

/** Bytes that an account must have at an offset. */
export interface Match {
    readonly offset: number;
    readonly bytes: ReadonlyUint8Array;
}

/** An address at an offset; nothing to match where there is none. */
export function matchAddress(offset: number, value: Address | undefined): Match[] {
    return value === undefined ? [] : [{ offset, bytes: getAddressEncoder().encode(value) }];
}

/** The accounts of `program`, the farm unless named, that match everything. */
export async function searchAccounts(
    rpc: Rpc<GetProgramAccountsApi>,
    matches: readonly Match[],
    program: Address = ACEQUIA_PROGRAM_ADDRESS,
): Promise<EncodedAccount[]> {
    const filters = matches.map(({ offset, bytes }) => ({
        memcmp: {
            offset: BigInt(offset),
            bytes: getBase58Decoder().decode(bytes) as Base58EncodedBytes,
            encoding: 'base58' as const,
        },
    }));
    const found = await rpc.getProgramAccounts(program, { encoding: 'base64', filters }).send();
    return found.map(({ pubkey, account }) => parseBase64RpcAccount(pubkey, account));
}
