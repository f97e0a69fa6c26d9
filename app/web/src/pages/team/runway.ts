/** How long streams last, and when that is too short. */
import {
    IdlePolicy,
    rules,
    StreamKind,
    streamRates,
    streamsOf,
    type PoolAccount,
    type PoolStream,
    type StreamRate,
} from '@acequia/client';
import { unwrapOption } from '@solana/kit';
import { useSyncExternalStore } from 'react';
import { keep, kept } from '../../ui/kept';

/** Where a stream stands. */
export type Runway = {
    readonly stream: PoolStream;
    readonly rate: StreamRate;
    /** Until it runs dry [s]; 0 where it has. */
    readonly left: bigint;
} & (
    | { readonly is: 'running' | 'short' }
    /** Nobody is staked, so the schedule stands still. */
    | { readonly is: 'waiting' }
    | { readonly is: 'ahead'; readonly begins: bigint }
    /** It emits nothing any more; a flow may get another deposit. */
    | { readonly is: 'dry' }
    /** It was never funded. */
    | { readonly is: 'empty' }
);

/** The runway of each stream of a pool at `now` [unix s]. Short is what runs dry within
 *  `threshold` [s]. */
export function runways(pool: PoolAccount, now: bigint, threshold: bigint): Runway[] {
    const settled = { ...pool, data: rules.settledTo(pool.data, now) };
    const rates = streamRates(pool, now);
    return streamsOf(settled).map((stream, nth): Runway => {
        const rate = rates[nth]!;
        const left = rate.runsDryAt > now && rate.unstreamed > 0n ? rate.runsDryAt - now : 0n;
        const common = { stream, rate, left };
        const { schedule, funded } = stream.books;
        if (funded === 0n) return { ...common, is: 'empty' };
        if (left === 0n) return { ...common, is: 'dry' };
        if (schedule.start > now) return { ...common, is: 'ahead', begins: schedule.start };
        const waits =
            settled.data.totals.weight === 0n && stream.books.idlePolicy === IdlePolicy.Wait;
        if (waits) return { ...common, is: 'waiting' };
        return { ...common, is: left < threshold ? 'short' : 'running' };
    });
}

/** Whether those who run the pool should know now: a budget of theirs that runs out soon, or has.
 *  What a flow pays depends on deposits, and what a gauge funds on votes: those warn nobody. */
export function warns({ data }: PoolAccount, { is, stream }: Runway): boolean {
    const { books, funder } = stream;
    const theirs = [unwrapOption(data.authority), unwrapOption(data.rewardManager)];
    const isTheirs = theirs.includes(funder) || funder === data.creator;
    return isTheirs && books.kind === StreamKind.Curve && (is === 'short' || is === 'dry');
}

const KEPT = 'acequia.runway-days';
const USUAL = 7;
const listeners = new Set<() => void>();

/** From how many days on a page warns that a stream runs dry. */
export function useThreshold(): [days: number, set: (days: number) => void] {
    const days = useSyncExternalStore(subscribe, keptDays);
    const set = (next: number) => {
        keep(KEPT, `${Math.min(Math.max(Math.round(next), 1), 365)}`);
        listeners.forEach((tell) => tell());
    };
    return [days, set];
}

function subscribe(changed: () => void): () => void {
    listeners.add(changed);
    return () => listeners.delete(changed);
}

function keptDays(): number {
    const days = Number(kept(KEPT));
    return Number.isInteger(days) && days > 0 ? days : USUAL;
}
