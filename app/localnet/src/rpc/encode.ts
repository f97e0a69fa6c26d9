/** Accounts in the encodings that nodes offer. */
import { zstdCompressSync } from 'node:zlib';
import { getBase58Decoder } from '@solana/kit';
import type { Account } from '../chain/account.js';
import { amountOf, decimalsIn, holdingIn } from '../chain/balances.js';
import type { Vm } from '../chain/vm.js';
import { CODE, failure, invalid } from './errors.js';
import { optionsOf, whole, type Options } from './params.js';

/** More than that is not written in base 58. */
const MOST_IN_BASE58 = 128;
/** What nodes say of every account that pays no rent. */
const RENT_EPOCH = 2n ** 64n - 1n;

/** An account as a node describes it. */
export function described(vm: Vm, account: Account, options: Options): object {
    const { executable, lamports, owner, data } = account;
    const written = dataOf(vm, account, options);
    const space = data.length;
    return { data: written, executable, lamports, owner, rentEpoch: RENT_EPOCH, space };
}

function dataOf(vm: Vm, account: Account, options: Options): unknown {
    const { encoding = 'binary' } = options;
    const data = sliceOf(account.data, options);
    switch (encoding) {
        case 'base64':
            return [base64(data), 'base64'];
        case 'base64+zstd':
            return [base64(zstdCompressSync(data)), 'base64+zstd'];
        case 'base58':
            return [base58(data), 'base58'];
        case 'binary':
            return base58(data);
        case 'jsonParsed':
            return parsed(vm, account) ?? [base64(data), 'base64'];
        default:
            throw invalid(`Invalid params: unknown variant \`${String(encoding)}\`.`);
    }
}

function sliceOf(data: Uint8Array, { dataSlice }: Options): Uint8Array {
    if (dataSlice === undefined || dataSlice === null) return data;
    const { offset, length } = optionsOf(dataSlice);
    const start = Number(whole(offset));
    return data.subarray(start, start + Number(whole(length)));
}

const base64 = (data: Uint8Array): string =>
    Buffer.from(data.buffer, data.byteOffset, data.length).toString('base64');

function base58(data: Uint8Array): string {
    if (data.length <= MOST_IN_BASE58) return getBase58Decoder().decode(data);
    throw failure(
        CODE.request,
        'Encoded binary (base 58) data should be less than 128 bytes, please use Base64 encoding.',
    );
}

/** What is in an account, of those kinds that somebody here reads so. */
function parsed(vm: Vm, account: Account): object | undefined {
    const { owner, data } = account;
    const known = parsedClock(account) ?? parsedHolding(vm, account) ?? parsedMint(account);
    return known && { ...known, program: known.program ?? programOf(owner), space: data.length };
}

interface Known {
    readonly parsed: { readonly type: string; readonly info: object };
    readonly program?: string;
}

const programOf = (owner: string): string =>
    owner.startsWith('TokenkegQ') ? 'spl-token' : 'spl-token-2022';

function parsedClock({ owner, data }: Account): Known | undefined {
    if (!owner.startsWith('Sysvar') || data.length !== 40) return undefined;
    const bytes = Buffer.from(data);
    const number = (at: number) => bytes.readBigInt64LE(at);
    const [slot, epochStartTimestamp, epoch] = [number(0), number(8), number(16)];
    const [leaderScheduleEpoch, unixTimestamp] = [number(24), number(32)];
    const info = { epoch, epochStartTimestamp, leaderScheduleEpoch, slot, unixTimestamp };
    return { parsed: { type: 'clock', info }, program: 'sysvar' };
}

function parsedHolding(vm: Vm, account: Account): Known | undefined {
    const held = holdingIn(account);
    const mint = held && vm.account(held.mint);
    const decimals = mint && decimalsIn(mint);
    if (decimals === undefined) return undefined;
    const { mint: address, owner, amount } = held!;
    const isNative = account.data[109] === 1;
    const state = account.data[108] === 2 ? 'frozen' : 'initialized';
    const tokenAmount = amountOf(amount, decimals);
    return {
        parsed: { type: 'account', info: { isNative, mint: address, owner, state, tokenAmount } },
    };
}

function parsedMint(account: Account): Known | undefined {
    const decimals = decimalsIn(account);
    if (decimals === undefined) return undefined;
    const bytes = Buffer.from(account.data);
    const authority = (at: number) =>
        bytes.readUInt32LE(at) === 1
            ? getBase58Decoder().decode(bytes.subarray(at + 4, at + 36))
            : null;
    const info = {
        decimals,
        freezeAuthority: authority(46),
        isInitialized: true,
        mintAuthority: authority(0),
        supply: bytes.readBigUInt64LE(36).toString(),
    };
    return { parsed: { type: 'mint', info } };
}
