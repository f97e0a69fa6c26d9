/** What has happened to an address or an owner: transactions, the newest first, and the farm's events
 *  in them. */
import type {
    Address,
    GetSignaturesForAddressApi,
    GetTransactionApi,
    Rpc,
    Signature,
} from '@solana/kit';
import type { AcequiaEvent } from './generated/acequia/events.js';
import { fetchEvents } from './transaction.js';
import { findPositions } from './read/positions.js';
import type { SearchRpc } from './types.js';

/** A transaction in a list. */
export interface Listed {
    readonly signature: Signature;
    readonly slot: bigint;
    /** As the node says [unix s]; `undefined` where it does not know. */
    readonly time: bigint | undefined;
    readonly failed: boolean;
}

/** A transaction, and what the farm did in it. */
export interface Happening extends Listed {
    /** `undefined` where the node does not show them: see `fetchEvents`. */
    readonly events: AcequiaEvent[] | undefined;
}

/** How far back to look. */
export interface Span {
    /** So many transactions. 1,000 unless named. */
    readonly limit?: number | undefined;
    /** Those before this one. */
    readonly before?: Signature | undefined;
    /** Those after this one. */
    readonly until?: Signature | undefined;
}

/** So many a node lists at once. */
const PAGE = 1_000;
/** So many transactions are asked for at a time. */
const AT_ONCE = 20;

/** The transactions that named an address, page by page until there are as many as asked for, or no
 *  more. */
export async function fetchTransactions(
    rpc: Rpc<GetSignaturesForAddressApi>,
    of: Address,
    { limit = PAGE, before, until }: Span = {},
): Promise<Listed[]> {
    const found: Listed[] = [];
    while (found.length < limit) {
        const last = found.at(-1)?.signature ?? before;
        const page = await rpc
            .getSignaturesForAddress(of, {
                commitment: 'confirmed',
                limit: Math.min(PAGE, limit - found.length),
                ...(last && { before: last }),
                ...(until && { until }),
            })
            .send();
        if (page.length === 0) break;
        for (const { signature, slot, blockTime, err } of page) {
            const time = blockTime === null ? undefined : BigInt(blockTime);
            found.push({ signature, slot, time, failed: err !== null });
        }
    }
    return found;
}

/**
 * What the farm did with an owner and the positions that are or were theirs, whoever signed it: pushed
 * claims too. A position that is closed or handed on by now is known by what of the span opened it for
 * them or handed it to them.
 */
export async function fetchOwnerHistory(
    rpc: SearchRpc & Rpc<GetSignaturesForAddressApi & GetTransactionApi>,
    owner: Address,
    { limit = PAGE, ...span }: Span = {},
): Promise<Happening[]> {
    const held = await findPositions(rpc, { owner });
    const theirs = new Set<Address>([owner, ...held.map(({ address }) => address)]);
    const seen = new Map<Signature, Happening>();
    // A set that grows while it is gone through is gone through to its end.
    for (const address of theirs) {
        const lines = await fetchTransactions(rpc, address, { limit, ...span });
        const unseen = lines.filter(({ signature }) => !seen.has(signature));
        for (const happening of await withEvents(rpc, unseen)) {
            seen.set(happening.signature, happening);
            for (const position of received(happening, owner)) theirs.add(position);
        }
    }
    const newestFirst = [...seen.values()].sort((a, b) => Number(b.slot - a.slot));
    return newestFirst
        .map((one) => ({ ...one, events: one.events?.filter((event) => isAbout(event, theirs)) }))
        .filter(({ events }) => events?.length !== 0)
        .slice(0, limit);
}

async function withEvents(
    rpc: Rpc<GetTransactionApi>,
    lines: readonly Listed[],
): Promise<Happening[]> {
    const read: Happening[] = [];
    for (let at = 0; at < lines.length; at += AT_ONCE) {
        const some = lines.slice(at, at + AT_ONCE).map(async (line) => {
            // What failed has logged what then did not happen.
            const events = line.failed ? [] : await fetchEvents(rpc, line.signature);
            return { ...line, events };
        });
        read.push(...(await Promise.all(some)));
    }
    return read;
}

/** The positions that somebody came by in a transaction. */
function received({ events = [] }: Happening, owner: Address): Address[] {
    return events.flatMap(({ name, data }) => {
        if (name === 'positionOpened') return data.owner === owner ? [data.position] : [];
        if (name === 'positionTransferred') return data.to === owner ? [data.position] : [];
        return [];
    });
}

const isAbout = ({ data }: AcequiaEvent, those: ReadonlySet<unknown>): boolean =>
    Object.values(data).some((value) => those.has(value));
