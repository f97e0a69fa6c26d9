/** Methods that read accounts. All of them see the newest state, whatever the commitment. */
import { getBase58Encoder, type Address } from '@solana/kit';
import { TOKEN, TOKEN_2022, type Placed } from '../chain/account.js';
import { bytesOf } from '../chain/address.js';
import { amountOf, decimalsIn, holdingIn } from '../chain/balances.js';
import type { Chain } from '../chain/chain.js';
import type { Vm } from '../chain/vm.js';
import { inContext, type Methods } from './context.js';
import { described } from './encode.js';
import { invalid } from './errors.js';
import { address, list, listed, optionsOf, text, whole, type Options } from './params.js';

const MOST_ACCOUNTS = 100;
const [MOST_FILTERS, MOST_FILTER_BYTES] = [4, 128];

type Filter = (data: Uint8Array) => boolean;

export const ACCOUNT_METHODS: Methods = {
    getAccountInfo(chain, params) {
        const [at, given] = listed(params, 1);
        const options = optionsOf(given);
        return inContext(chain, options, found(chain.vm, address(at), options));
    },

    getMultipleAccounts(chain, params) {
        const [some, given] = listed(params, 1);
        const [addresses, options] = [list(some), optionsOf(given)];
        if (addresses.length > MOST_ACCOUNTS) {
            throw invalid(`Too many inputs provided; max ${MOST_ACCOUNTS}`);
        }
        const withDefault = { encoding: 'base64', ...options };
        const value = addresses.map((at) => found(chain.vm, address(at), withDefault));
        return inContext(chain, options, value);
    },

    getBalance(chain, params) {
        const [at, options] = listed(params, 1);
        return inContext(chain, optionsOf(options), chain.vm.lamports(address(at)));
    },

    getProgramAccounts(chain, params) {
        const [program, given] = listed(params, 1);
        const options = optionsOf(given);
        const passes = filterIn(options);
        const accounts = chain.vm.accountsOf(address(program), passes);
        const value = keyed(chain, accounts, options);
        return options['withContext'] === true ? inContext(chain, options, value) : value;
    },

    getTokenAccountsByOwner(chain, params) {
        const [holder, which, given] = listed(params, 2);
        const [owner, options] = [address(holder), optionsOf(given)];
        const { programs, mint } = tokensIn(chain, optionsOf(which));
        const isTheirs: Filter = (data) =>
            holds(data, 32, owner) && (mint === undefined || holds(data, 0, mint));
        const accounts = programs.flatMap((program) => chain.vm.accountsOf(program, isTheirs));
        const holdings = accounts.filter((account) => holdingIn(account));
        return inContext(chain, options, keyed(chain, holdings, options));
    },

    getTokenAccountBalance(chain, params) {
        const [at, options] = listed(params, 1);
        const account = chain.vm.account(address(at));
        if (!account) throw invalid('Invalid param: could not find account');
        const held = holdingIn(account);
        const mint = held && chain.vm.account(held.mint);
        if (!mint) throw invalid('Invalid param: not a Token account');
        const value = amountOf(held.amount, decimalsIn(mint) ?? 0);
        return inContext(chain, optionsOf(options), value);
    },

    getTokenSupply(chain, params) {
        const [at, options] = listed(params, 1);
        const account = chain.vm.account(address(at));
        if (!account) throw invalid('Invalid param: could not find account');
        const decimals = decimalsIn(account);
        if (decimals === undefined) throw invalid('Invalid param: not a Token mint');
        const supply = Buffer.from(account.data).readBigUInt64LE(36);
        return inContext(chain, optionsOf(options), amountOf(supply, decimals));
    },

    getMinimumBalanceForRentExemption(chain, params) {
        const [bytes] = listed(params, 1);
        return chain.vm.rent(whole(bytes));
    },
};

function found(vm: Vm, at: Address, options: Options): unknown {
    const account = vm.account(at);
    return account ? described(vm, account, options) : null;
}

const keyed = ({ vm }: Chain, accounts: readonly Placed[], options: Options) =>
    accounts.map((account) => ({
        pubkey: account.address,
        account: described(vm, account, options),
    }));

/** The filters of a search, all of which must pass. */
function filterIn({ filters }: Options): Filter {
    const all = filters === undefined || filters === null ? [] : list(filters);
    if (all.length > MOST_FILTERS) {
        throw invalid(`Too many filters provided; max ${MOST_FILTERS}`);
    }
    const checks = all.map((one) => filterOf(optionsOf(one)));
    return (data) => checks.every((passes) => passes(data));
}

function filterOf({ dataSize, memcmp }: Options): Filter {
    if (dataSize !== undefined) {
        const size = Number(whole(dataSize));
        return ({ length }) => length === size;
    }
    if (memcmp === undefined) throw invalid('Invalid params: unknown filter');
    const { offset, bytes, encoding = 'base58' } = optionsOf(memcmp);
    const [at, wanted] = [Number(whole(offset)), bytesIn(text(bytes), encoding)];
    return (data) => wanted.every((byte, nth) => data[at + nth] === byte);
}

function bytesIn(written: string, encoding: unknown): Uint8Array {
    const bytes = encoding === 'base64' ? Buffer.from(written, 'base64') : base58(written);
    if (bytes.length > MOST_FILTER_BYTES) throw invalid('Invalid param: Data too large');
    return bytes;
}

function base58(written: string): Uint8Array {
    try {
        return getBase58Encoder().encode(written) as Uint8Array;
    } catch {
        throw invalid('Invalid param: Decode error');
    }
}

/** By a mint or by a token program. */
function tokensIn({ vm }: Chain, which: Options): { programs: Address[]; mint?: Address } {
    if (which['programId'] !== undefined) {
        const program = address(which['programId']);
        if (program === TOKEN || program === TOKEN_2022) return { programs: [program] };
        throw invalid('Invalid param: unrecognized Token program id');
    }
    const mint = address(which['mint']);
    const account = vm.account(mint);
    if (!account) throw invalid('Invalid param: could not find mint');
    if (decimalsIn(account) === undefined) throw invalid('Invalid param: not a Token mint');
    return { programs: [account.owner], mint };
}

const holds = (data: Uint8Array, at: number, wanted: Address): boolean =>
    Buffer.compare(data.subarray(at, at + 32), bytesOf(wanted)) === 0;
