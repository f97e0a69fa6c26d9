/** What only a test network does: SOL for the asking, and Surfpool's cheats under their names. */
import type { Address } from '@solana/kit';
import { NOTHING, TOKEN, type Account } from '../chain/account.js';
import { bytesOf } from '../chain/address.js';
import { decimalsIn } from '../chain/balances.js';
import type { Chain } from '../chain/chain.js';
import { derived } from '../chain/derived.js';
import type { Faucet } from '../chain/faucet.js';
import { inContext, type Methods } from './context.js';
import { failure, invalid } from './errors.js';
import { address, listed, optionsOf, text, whole, wholeOr, type Options } from './params.js';

const ASSOCIATED = 'ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL' as Address;
const TOKEN_ACCOUNT_BYTES = 165;
const NOT_AHEAD = -32603;

/** Of a network with that faucet. */
export const cheatsOf = (faucet: Faucet): Methods => ({
    requestAirdrop(_, params) {
        const [to, lamports] = listed(params, 2);
        return faucet.give(address(to), whole(lamports));
    },

    surfnet_timeTravel(chain, params) {
        const options = optionsOf(listed(params, 1)[0]);
        travel(chain, options);
        const slot = chain.blocks.openSlot;
        const blockHeight = chain.blocks.heightAt('processed');
        const transactionCount = chain.history.count;
        return { absoluteSlot: slot, blockHeight, ...chain.epochAt(slot), transactionCount };
    },

    surfnet_setAccount(chain, params) {
        const [at, given] = listed(params, 2);
        const place = address(at);
        const before = chain.vm.account(place) ?? NOTHING;
        chain.put(place, changed(before, optionsOf(given)));
        return inContext(chain, { commitment: 'processed' }, null);
    },

    surfnet_setTokenAccount(chain, params) {
        const [owner, mint, given, program = TOKEN] = listed(params, 3);
        const holding = { owner: address(owner), mint: address(mint), program: address(program) };
        setHolding(chain, holding, whole(optionsOf(given)['amount']));
        return inContext(chain, { commitment: 'processed' }, null);
    },
});

/** Ahead, to a time [ms] or to a slot; either way one block is sealed. */
function travel(chain: Chain, { absoluteTimestamp, absoluteSlot }: Options): void {
    if (absoluteTimestamp !== undefined) {
        const time = whole(absoluteTimestamp) / 1_000n;
        if (time < chain.now) throw notAhead('timestamp', time, chain.now);
        chain.seal(time);
    } else if (absoluteSlot !== undefined) {
        const slot = Number(whole(absoluteSlot));
        const open = chain.blocks.openSlot;
        if (slot <= open) throw notAhead('slot', slot, open);
        chain.seal(chain.now, slot);
    } else {
        throw invalid('Name an absoluteTimestamp [ms] or an absoluteSlot');
    }
}

function notAhead(what: string, target: bigint | number, current: bigint | number): Error {
    const data = `Cannot travel to past ${what}: target=${target}, current=${current}`;
    return failure(NOT_AHEAD, 'Internal error', data);
}

/** An account with those of its fields changed that are named. */
function changed(before: Account, options: Options): Account {
    const { owner, data, executable } = options;
    return {
        lamports: wholeOr(options['lamports'], before.lamports),
        owner: owner === undefined ? before.owner : address(owner),
        data: data === undefined ? before.data : bytesIn(text(data)),
        executable: executable === undefined ? before.executable : executable === true,
    };
}

function bytesIn(hex: string): Uint8Array {
    if (hex.length % 2 === 0 && /^[0-9a-fA-F]*$/.test(hex)) return Buffer.from(hex, 'hex');
    throw invalid('Invalid hex data provided');
}

interface TokenPlace {
    readonly owner: Address;
    readonly mint: Address;
    readonly program: Address;
}

/** Sets what a wallet's canonical account holds; makes it where there is none. */
function setHolding(chain: Chain, of: TokenPlace, amount: bigint): void {
    const mint = chain.vm.account(of.mint);
    if (!mint || decimalsIn(mint) === undefined) throw invalid('Invalid param: not a Token mint');
    const place = derived(ASSOCIATED, [of.owner, of.program, of.mint]);
    const before = chain.vm.account(place) ?? empty(chain, of);
    const data = Buffer.from(before.data);
    data.writeBigUInt64LE(amount, 64);
    chain.put(place, { ...before, data });
}

function empty(chain: Chain, { owner, mint, program }: TokenPlace): Account {
    const data = Buffer.alloc(TOKEN_ACCOUNT_BYTES);
    data.set(bytesOf(mint));
    data.set(bytesOf(owner), 32);
    data[108] = 1;
    const lamports = chain.vm.rent(BigInt(data.length));
    return { lamports, owner: program, data, executable: false };
}
