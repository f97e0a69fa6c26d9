/**
 * A farm file from what is on chain, as `acequia pool export` writes it: what is left to pay, to the
 * unit and the second. What was paid or taken back before is not in it, so a farm that is made anew
 * from the file pays the rest, and the farm it was made from is as it says already.
 */
import {
    fetchNow,
    fetchPool,
    IdlePolicy,
    rules,
    StreamKind,
    StreamState,
    streamsOf,
    TokenKind,
    type PoolAccount,
    type PoolStream,
    type ReadRpc,
} from '@acequia/client';
import {
    lengthOf,
    totalOf,
    writeFarm,
    writeInstant,
    type Curve,
    type Farm,
    type Reward,
    type Token,
    type When,
} from '@acequia/farm-file';
import type { Address } from '@solana/kit';
import { fetchMintTerms, type MintTerms } from '../../tokens/mintTerms';

/** What pools and tokens are called. */
export interface Names {
    readonly pool: string;
    /** None where nobody has named it. */
    readonly symbol: (mint: Address) => string | undefined;
}

/** A farm file. */
export interface Exported {
    /** What the farm is called. */
    readonly name: string;
    readonly text: string;
    /** The streams that it leaves out, a sentence for each. */
    readonly leftOut: readonly string[];
}

/** Reads the pool, the clock and the mints, and writes the file. */
export async function exportFarm(rpc: ReadRpc, of: Address, names: Names): Promise<Exported> {
    const [pool, now] = await Promise.all([fetchPool(rpc, of), fetchNow(rpc)]);
    const terms = await Promise.all(mintsOf(pool, now).map((mint) => fetchMintTerms(rpc, mint)));
    const farm = farmOf(pool, terms, names, now);
    const absent = leftOut(pool, names, now);
    const head = `What is left to pay from ${writeInstant(now)} on. What was paid or taken back before is not in it.`;
    return { name: farm.name, text: writeFarm(farm, [head, ...absent]), leftOut: absent };
}

/** The stake's mint first, then those of the rewards that are written. */
export function mintsOf(pool: PoolAccount, now: bigint): Address[] {
    const rewards = settled(pool, now).filter((stream) => !whyLeftOut(stream));
    return [...new Set([pool.data.stakeMint, ...rewards.map(({ mint }) => mint)])];
}

/** The farm of a pool at `now` [unix s], whose mints have these terms. */
export function farmOf(
    pool: PoolAccount,
    terms: readonly MintTerms[],
    names: Names,
    now: bigint,
): Farm {
    const { data } = pool;
    const mints = mintsOf(pool, now);
    const tokens = terms.map(({ mint, kind, decimals, risks }): Token => {
        const program = kind === TokenKind.SplToken ? 'spl-token' : 'token-2022';
        return { symbol: symbolOf(mint, mints, names), decimals, program, mint, risks };
    });
    const streams = settled(pool, now).filter((stream) => !whyLeftOut(stream));
    const { maxSeconds, maxMultiplierBps, earlyLeaveBps } = data.lock;
    const described = {
        name: names.pool,
        id: data.id,
        stake: 0,
        capacity: data.capacity,
        lock: { maxSeconds, maxMultiplierBps, earlyLeaveBps },
        caps: { pool: data.caps.pool, position: data.caps.position },
        acceptedRisks: data.acceptedRisks,
        rewards: streams.map((stream) => rewardOf(stream, mints.indexOf(stream.mint), now)),
    };
    return { name: names.pool, tokens, pools: [described] };
}

/** The streams that a file of `now` [unix s] cannot hold, a sentence for each. */
export function leftOut(pool: PoolAccount, names: Names, now: bigint): string[] {
    return settled(pool, now).flatMap((stream) => {
        const why = whyLeftOut(stream);
        const symbol = symbolOf(stream.mint, [stream.mint], names);
        return why ? [`Left out: ${symbol} in slot ${stream.slot}, which ${why}.`] : [];
    });
}

const settled = (pool: PoolAccount, now: bigint): PoolStream[] =>
    streamsOf({ ...pool, data: rules.settledTo(pool.data, now) });

/** A curve without anything left has no schedule to be written; a flow needs none. */
function whyLeftOut({ books, funder }: PoolStream): string | undefined {
    if (books.state === StreamState.Closing) return 'is being wound down';
    if (books.kind === StreamKind.Flow) return undefined;
    if (books.funded === 0n) return `its funder ${funder} never funded`;
    return rules.unstreamed(books.schedule) === 0n ? 'has paid all that it had' : undefined;
}

/** A token's own symbol, with the beginning of its mint where others share it; a token without one
 *  has the beginning alone. */
function symbolOf(mint: Address, mints: readonly Address[], { symbol }: Names): string {
    const own = symbol(mint);
    const start = mint.slice(0, 6);
    if (!own) return `T${start}`;
    const twins = mints.filter((other) => symbol(other) === own);
    return twins.length > 1 ? `${own}-${start}` : own;
}

function rewardOf(stream: PoolStream, token: number, now: bigint): Reward {
    const { books } = stream;
    const idle = books.idlePolicy === IdlePolicy.Wait ? 'wait' : 'refund';
    if (books.kind === StreamKind.Flow) {
        return { token, idle, emission: { kind: 'flow', window: Number(books.window) } };
    }
    return { token, idle, emission: curveOf(stream, now) };
}

/** What is left of a curve. One that runs starts at once: a date that is over would start no other. */
function curveOf({ books }: PoolStream, now: bigint): Curve {
    const { schedule } = books;
    const segments = rules.segmentsLeft(schedule, now);
    const [first, ...more] = segments;
    const start: When = schedule.start > now ? { at: schedule.start } : { after: 0 };
    return {
        kind: 'curve',
        budget: totalOf(segments),
        start,
        committedUntil: promiseOf(books, start, now),
        shape:
            first && more.length === 0
                ? { kind: 'constant', seconds: first.seconds }
                : { kind: 'steps', cliff: 0, steps: segments },
        segments,
    };
}

/** All of it, until a date, or nothing any more. */
function promiseOf(
    { schedule, committedUntil }: PoolStream['books'],
    start: When,
    now: bigint,
): When | undefined {
    const end = rules.endsAt(schedule);
    if (committedUntil < end) {
        return committedUntil > now ? { at: committedUntil } : undefined;
    }
    return 'at' in start ? { at: end } : { after: lengthOf(rules.segmentsLeft(schedule, now)) };
}
