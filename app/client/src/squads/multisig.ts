/** Multisigs of Squads (version 4), and the vaults that sign for them. */
import {
    address,
    fetchEncodedAccount,
    fixDecoderSize,
    getAddressDecoder,
    getAddressEncoder,
    getArrayDecoder,
    getBytesDecoder,
    getOptionDecoder,
    getProgramDerivedAddress,
    getStructDecoder,
    getU16Decoder,
    getU32Decoder,
    getU64Decoder,
    getU64Encoder,
    getU8Decoder,
    getUtf8Encoder,
    type Address,
    type ReadonlyUint8Array,
} from '@solana/kit';
import { badInput } from '../explain/failure.js';
import type { SomeAccount } from '../read/decode.js';
import type { ReadRpc } from '../types.js';

export const SQUADS_PROGRAM_ADDRESS = address('SQDS4ep65T869zMMBKyuUq6aD6EgTu8psMjkvj52pCf');

/** What a member may do, as bits. */
export const SQUADS_RIGHTS = { propose: 1, vote: 2, execute: 4 } as const;

const DISCRIMINATOR = [224, 116, 121, 186, 68, 161, 79, 236];

const MULTISIG = getStructDecoder([
    ['discriminator', fixDecoderSize(getBytesDecoder(), 8)],
    ['createKey', getAddressDecoder()],
    ['configAuthority', getAddressDecoder()],
    ['threshold', getU16Decoder()],
    ['timeLock', getU32Decoder()],
    ['transactionIndex', getU64Decoder()],
    ['staleTransactionIndex', getU64Decoder()],
    ['rentCollector', getOptionDecoder(getAddressDecoder())],
    ['bump', getU8Decoder()],
    [
        'members',
        getArrayDecoder(
            getStructDecoder([
                ['key', getAddressDecoder()],
                ['rights', getU8Decoder()],
            ]),
        ),
    ],
]);

/** As far as proposing needs it. */
export interface Multisig {
    readonly address: Address;
    /** How many members have to agree. */
    readonly threshold: number;
    /** The number of the last transaction; 0 before the first. */
    readonly transactionIndex: bigint;
    readonly members: readonly { readonly key: Address; readonly rights: number }[];
}

/** An account that a multisig signs with. */
export interface SquadsVault {
    readonly multisig: Address;
    /** Which of its vaults. */
    readonly index: number;
    readonly address: Address;
}

/** A multisig, where the account is one. */
export function multisigIn(account: SomeAccount): Multisig | undefined {
    if ('exists' in account && !account.exists) return undefined;
    const { address, data, programAddress } = account;
    const isOne = DISCRIMINATOR.every((byte, at) => data[at] === byte);
    if (programAddress !== SQUADS_PROGRAM_ADDRESS || !isOne) return undefined;
    const { threshold, transactionIndex, members } = MULTISIG.decode(data);
    return { address, threshold, transactionIndex, members };
}

/** Reads a multisig. Throws a `ClientFailure` where there is none at the address. */
export async function fetchMultisig(rpc: ReadRpc, at: Address): Promise<Multisig> {
    const found = multisigIn(await fetchEncodedAccount(rpc, at, { commitment: 'confirmed' }));
    if (found) return found;
    throw badInput(
        `${at} is no multisig of Squads.`,
        'Name the multisig’s own address, from its settings in Squads, and not a vault’s.',
    );
}

export const mayPropose = ({ members }: Multisig, who: Address): boolean =>
    members.some(({ key, rights }) => key === who && (rights & SQUADS_RIGHTS.propose) !== 0);

/** The vault of that index. */
export async function vaultOf(multisig: Address, index: number): Promise<SquadsVault> {
    const at = await derive(multisig, 'vault', Uint8Array.of(index));
    return { multisig, index, address: at };
}

/** Where a transaction of that number is, and the proposal to carry it out. */
export async function placesOf(multisig: Address, number: bigint) {
    const index = getU64Encoder().encode(number);
    const [transaction, proposal] = await Promise.all([
        derive(multisig, 'transaction', index),
        derive(multisig, 'transaction', index, 'proposal'),
    ]);
    return { transaction, proposal };
}

async function derive(
    multisig: Address,
    ...more: readonly (string | ReadonlyUint8Array)[]
): Promise<Address> {
    const seeds = ['multisig', getAddressEncoder().encode(multisig), ...more].map((seed) =>
        typeof seed === 'string' ? getUtf8Encoder().encode(seed) : seed,
    );
    const [at] = await getProgramDerivedAddress({ programAddress: SQUADS_PROGRAM_ADDRESS, seeds });
    return at;
}
