/**
 * A farm file from what is on chain, as `acequia pool export` writes it. Holding it against the same
 * chain finds nothing to do: amounts are to the unit and schedules to the second. What was streamed
 * before the earliest segment that the chain still keeps stands as one segment, so that the budget is
 * all that was ever funded.
 */
import {
    IdlePolicy,
    StreamKind,
    streamsOf,
    TokenKind,
    type PoolAccount,
    type PoolStream,
    type ReadRpc,
} from '@acequia/client';
import {
    MAX_SEGMENTS,
    totalOf,
    type Curve,
    type Farm,
    type Reward,
    type Segment,
    type Token,
} from '@acequia/farm-file';
import type { Address } from '@solana/kit';
import { fetchMintTerms, type MintTerms } from '../../tokens/mintTerms';

/** What pools and tokens are called. */
interface Names {
    readonly pool: string;
    readonly symbol: (mint: Address) => string;
}

/** Reads the mints and makes the file's farm. */
export async function exportFarm(rpc: ReadRpc, pool: PoolAccount, names: Names): Promise<Farm> {
    const terms = await Promise.all(mintsOf(pool).map((mint) => fetchMintTerms(rpc, mint)));
    return farmOf(pool, terms, names);
}

/** The stake's mint first, then those of the rewards that are written. */
export function mintsOf(pool: PoolAccount): Address[] {
    const rewards = streamsOf(pool).filter(isFunded);
    return [...new Set([pool.data.stakeMint, ...rewards.map(({ mint }) => mint)])];
}

/** The farm of a pool, whose mints have these terms. Streams that were never funded have no schedule
 *  to be written and are left out. */
export function farmOf(pool: PoolAccount, terms: readonly MintTerms[], names: Names): Farm {
    const { data } = pool;
    const mints = mintsOf(pool);
    const tokens = terms.map(({ mint, kind, decimals, risks }): Token => {
        const program = kind === TokenKind.SplToken ? 'spl-token' : 'token-2022';
        return { symbol: symbolOf(mint, mints, names.symbol), decimals, program, mint, risks };
    });
    const streams = streamsOf(pool).filter(isFunded);
    const { maxSeconds, maxMultiplierBps, earlyLeaveBps } = data.lock;
    const described = {
        name: names.pool,
        id: data.id,
        stake: 0,
        capacity: data.capacity,
        lock: { maxSeconds, maxMultiplierBps, earlyLeaveBps },
        caps: { pool: data.caps.pool, position: data.caps.position },
        acceptedRisks: data.acceptedRisks,
        rewards: streams.map((stream) => rewardOf(stream, mints.indexOf(stream.mint))),
    };
    return { name: names.pool, tokens, pools: [described] };
}

/** A flow needs no schedule. */
export const isFunded = ({ books }: PoolStream): boolean =>
    books.kind === StreamKind.Flow || books.funded > 0n;

/** A symbol that is nobody else's. */
function symbolOf(
    mint: Address,
    mints: readonly Address[],
    symbol: (mint: Address) => string,
): string {
    const twins = mints.filter((other) => symbol(other) === symbol(mint));
    const bare = /^[\w-]+$/.test(symbol(mint)) && twins.length === 1;
    return bare ? symbol(mint) : `T${mint.slice(0, 6)}`;
}

function rewardOf(stream: PoolStream, token: number): Reward {
    const { books } = stream;
    const idle = books.idlePolicy === IdlePolicy.Wait ? 'wait' : 'refund';
    if (books.kind === StreamKind.Flow) {
        return { token, idle, emission: { kind: 'flow', window: Number(books.window) } };
    }
    return { token, idle, emission: curveOf(stream) };
}

function curveOf({ books }: PoolStream): Curve {
    const { start, segments } = historyOf(books);
    const { funded: budget, committedUntil } = books;
    return {
        kind: 'curve',
        budget,
        start: { at: start },
        committedUntil: committedUntil === 0n ? undefined : { at: committedUntil },
        shape: { kind: 'steps', cliff: 0, steps: segments },
        segments,
    };
}

/** When the curve began, and all its segments. What the chain forgot is one of them. */
function historyOf({ schedule, funded }: PoolStream['books']) {
    const kept = schedule.durations.slice(0, schedule.count).map((seconds, at): Segment => {
        return { seconds, amount: schedule.amounts[at]! };
    });
    const done = kept.slice(0, schedule.cursor).reduce((sum, one) => sum + one.seconds, 0);
    const start = schedule.start - BigInt(done);
    const forgotten = funded - totalOf(kept);
    if (forgotten <= 0n) return { start, segments: kept };
    const [first, ...rest] = kept;
    const isFull = first !== undefined && kept.length === MAX_SEGMENTS;
    const segments = isFull
        ? [{ ...first, amount: first.amount + forgotten }, ...rest]
        : [{ seconds: 1, amount: forgotten }, ...kept];
    return { start: start - 1n, segments };
}
