/**
 * A farm file from what is on chain, as `acequia pool export` writes it: of each curve what is left,
 * to the unit and the second. What has streamed or was taken back is not in its budget and is named
 * beside it. So the farm that the file was made from is as it says already, and a farm that is made
 * anew from it pays the rest.
 */
import {
    fetchNow,
    fetchPool,
    IdlePolicy,
    isPenaltyFlow,
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
    later,
    lengthOf,
    totalOf,
    writeFarm,
    writeInstant,
    type Curve,
    type Farm,
    type Past,
    type Reward,
    type Segment,
    type Shape,
    type Token,
    type When,
} from '@acequia/farm-file';
import type { Address } from '@solana/kit';
import { fetchMintTerms, type MintTerms } from '../../tokens/mintTerms';
import { streamName } from './plan/compare';

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
    /** The streams that it leaves out, in words. */
    readonly leftOut: readonly string[];
}

/** Reads the pool, the clock and the mints, and writes the file. */
export async function exportFarm(rpc: ReadRpc, of: Address, names: Names): Promise<Exported> {
    const [pool, now] = await Promise.all([fetchPool(rpc, of), fetchNow(rpc)]);
    const terms = await Promise.all(mintsOf(pool, now).map((mint) => fetchMintTerms(rpc, mint)));
    const farm = farmOf(pool, terms, names, now);
    const absent = leftOut(pool, names, now);
    const head = `what had streamed by ${writeInstant(now)}, or was taken back, is not in the budgets`;
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
        rewards: streams.map((stream) => rewardOf(pool, stream, mints, now)),
    };
    return { name: names.pool, tokens, pools: [described] };
}

/** The streams that a file of `now` [unix s] cannot hold, in words. */
export function leftOut(pool: PoolAccount, names: Names, now: bigint): string[] {
    return settled(pool, now).flatMap((stream) => {
        const why = whyLeftOut(stream);
        const symbol = symbolOf(stream.mint, [stream.mint], names);
        return why ? [`left out: the reward in ${symbol} in slot ${stream.slot}, ${why}`] : [];
    });
}

const settled = (pool: PoolAccount, now: bigint): PoolStream[] =>
    streamsOf({ ...pool, data: rules.settledTo(pool.data, now) }).filter(
        (stream) => !isPenaltyFlow(stream),
    );

/** A curve without anything left has no schedule to be written, and what is being wound down takes
 *  nothing any more. */
function whyLeftOut({ books, funder }: PoolStream): string | undefined {
    const { state, kind, funded, schedule } = books;
    const goesOn = kind === StreamKind.Flow || rules.unstreamed(schedule) > 0n;
    if (state !== StreamState.Closing && goesOn) return undefined;
    return funded === 0n ? `which its funder ${funder} never funded` : 'which has ended';
}

/** The symbol that is known and nobody else's, else the beginning of the address. */
function symbolOf(mint: Address, mints: readonly Address[], { symbol }: Names): string {
    const own = symbol(mint);
    const others = mints.filter((other) => other !== mint);
    if (own && !others.some((other) => symbol(other) === own)) return own;
    let length = SHORTEST;
    while (others.some((other) => other.startsWith(mint.slice(0, length)))) length++;
    return `T${mint.slice(0, length)}`;
}

/** How much of an address stands for it. */
const SHORTEST = 6;

function rewardOf(
    { address }: PoolAccount,
    stream: PoolStream,
    mints: readonly Address[],
    now: bigint,
): Reward {
    const { books, mint } = stream;
    const token = mints.indexOf(mint);
    const idle = books.idlePolicy === IdlePolicy.Wait ? 'wait' : 'refund';
    if (books.kind === StreamKind.Flow) {
        return { token, idle, emission: { kind: 'flow', window: Number(books.window) } };
    }
    return { token, idle, emission: { ...curveOf(books, now), past: pastOf(address, stream) } };
}

/** What is left of a curve. One that runs has no start: anywhere else it starts at once. */
function curveOf(books: PoolStream['books'], now: bigint): Curve {
    const { schedule } = books;
    const segments = rules.segmentsLeft(schedule, now);
    const start: When = schedule.start > now ? { at: schedule.start } : { after: 0 };
    return {
        kind: 'curve',
        budget: totalOf(segments),
        start,
        committedUntil: promiseOf(books, later(start, lengthOf(segments)), now),
        shape: shapeOf(segments),
        segments,
    };
}

function shapeOf(segments: readonly Segment[]): Shape {
    const [first, ...rest] = segments;
    if (first && rest.length === 0) return { kind: 'constant', seconds: first.seconds };
    if (first?.amount !== 0n) return { kind: 'steps', cliff: 0, steps: segments };
    return { kind: 'steps', cliff: first.seconds, steps: rest };
}

/** All of it, until a date, or nothing any more. */
function promiseOf(
    { schedule, committedUntil }: PoolStream['books'],
    end: When,
    now: bigint,
): When | undefined {
    if (committedUntil <= now) return undefined;
    return committedUntil < rules.endsAt(schedule) ? { at: committedUntil } : end;
}

/** What of a stream has run already; nothing where nothing has. */
function pastOf(pool: Address, { slot, books }: PoolStream): Past | undefined {
    const gone = books.funded - rules.unstreamed(books.schedule);
    if (gone === 0n) return undefined;
    const takenBack = books.refunded;
    return { stream: streamName(pool, slot, books), streamed: gone - takenBack, takenBack };
}
