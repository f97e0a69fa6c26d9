/** The farms that a cluster vouches for: the list that its settings name, as the CLI reads it. */
import { isAddress, type Address } from '@solana/kit';
import { ClientFailure } from './explain/failure.js';
import type { PoolAccount } from './types.js';

/** When each of the pools was created [unix s]: the address of a closed one can be used again. */
export type Farms = ReadonlyMap<Address, bigint>;

/** Reads `[{ "pool": "7Qx…", "created_at": 1796083200 }]`, from text or as settings hold it. What else
 *  stands in an entry is for who reads the file. Throws a `ClientFailure` where it is no such list: what
 *  cannot be read vouches for nobody. */
export function readFarms(said: unknown): Farms {
    const list = typeof said === 'string' ? parsed(said) : said;
    if (!Array.isArray(list)) throw unreadable('it is no list');
    const farms = new Map<Address, bigint>();
    for (const [nth, entry] of (list as unknown[]).entries()) {
        const { pool, created_at: createdAt } = (entry ?? {}) as Record<string, unknown>;
        if (typeof pool !== 'string' || !isAddress(pool)) {
            throw unreadable(`its entry ${nth + 1} names no pool`);
        }
        if (!isSecond(createdAt)) {
            throw unreadable(`its entry ${nth + 1} does not say when ${pool} was created`);
        }
        if (farms.has(pool)) throw unreadable(`it names ${pool} twice`);
        farms.set(pool, BigInt(createdAt));
    }
    return farms;
}

/** Whether somebody vouches for that pool, and no other at its address. */
export const isListed = (farms: Farms, { address, data }: PoolAccount): boolean =>
    farms.get(address) === data.createdAt;

const isSecond = (value: unknown): value is number =>
    Number.isSafeInteger(value) && Number(value) >= 0;

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        throw unreadable('it is no JSON');
    }
}

const unreadable = (why: string): ClientFailure =>
    new ClientFailure({
        kind: 'input',
        condition: `The list of farms cannot be read: ${why}.`,
        remedy: 'Write it as [{ "pool": "ADDRESS", "created_at": UNIX_SECONDS }].',
    });
