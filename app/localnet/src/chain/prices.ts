/** What transactions of the last blocks have offered to come first. */
import { address } from '@solana/kit';
import type { Received } from './transaction.js';

/** A node remembers so many blocks that something came into. */
const REMEMBERED = 150;
const COMPUTE_BUDGET = address('ComputeBudget111111111111111111111111111111');
const SET_PRICE = 3;
/** How many millionths of a lamport one is. */
const MICRO = 1_000_000n;

/** The least that somebody offered in a block: to come into it, and to write an account in it
 *  [millionths of a lamport per compute unit]. */
interface Least {
    readonly slot: number;
    all: bigint;
    readonly writing: Map<string, bigint>;
}

export class Prices {
    /** The oldest first. */
    private readonly blocks: Least[] = [];

    /** Takes note of a transaction that came into the block of a slot. */
    add(slot: number, transaction: Received, written: readonly string[]): void {
        const price = priceIn(transaction);
        const block = this.at(slot, price);
        block.all = lesser(block.all, price);
        for (const one of written) {
            block.writing.set(one, lesser(block.writing.get(one) ?? price, price));
        }
    }

    private at(slot: number, price: bigint): Least {
        const last = this.blocks.at(-1);
        if (last?.slot === slot) return last;
        const block = { slot, all: price, writing: new Map<string, bigint>() };
        this.blocks.push(block);
        if (this.blocks.length > REMEMBERED) this.blocks.shift();
        return block;
    }

    /** What it took in each block to come in with all of these accounts written. */
    of(accounts: readonly string[]): { slot: number; price: bigint }[] {
        return this.blocks.map(({ slot, all, writing }) => {
            const prices = accounts.map((one) => writing.get(one) ?? 0n);
            return { slot, price: [all, ...prices].reduce(greater) };
        });
    }
}

const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const greater = (a: bigint, b: bigint): bigint => (a > b ? a : b);

function priceIn({ message, instructions }: Received): bigint {
    if (message.version === 1) return priceInConfig(message);
    const named = instructions.find(
        ({ program, data }) =>
            message.staticAccounts[program] === COMPUTE_BUDGET && data[0] === SET_PRICE,
    );
    return named?.data.length === 9 ? Buffer.from(named.data).readBigUInt64LE(1) : 0n;
}

/** Version 1 names what it pays in all, and its limit: the first two values, where they are there. */
function priceInConfig({ configMask, configValues }: Received['message'] & { version: 1 }): bigint {
    const [fee, limit] = configValues.map(({ value }) => BigInt(value));
    const namesBoth = (configMask & 0b111) === 0b111;
    return namesBoth && limit! > 0n ? (fee! * MICRO) / limit! : 0n;
}
