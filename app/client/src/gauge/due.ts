/** What a gauge's epochs wait for. */
import type { Address } from '@solana/kit';
import { EpochState } from '../generated/gauge/types/epochState.js';
import { settledTo } from '../rules/pool.js';
import { remainingSegments } from '../rules/schedule.js';
import type { PoolAccount } from '../types.js';
import { allocation } from './allocation.js';
import { epochNumberAt, type EpochAccount, type GaugeAccount } from './read.js';
import { takesSharesOf } from './stream.js';
import { epochWindow, giveBackAt } from './window.js';

/** A gauge as of one moment. See `fetchGaugeAt`. */
export interface GaugeAt {
    /** The chain's clock [unix s]. */
    readonly now: bigint;
    readonly gauge: GaugeAccount;
    /** Its latest epochs that have an account, by rising number. */
    readonly epochs: readonly EpochAccount[];
    /** The pools that they are about, as far as those are there. */
    readonly pools: readonly PoolAccount[];
}

/** What an epoch gives to the pool in a place of its list. */
export interface Share {
    readonly epoch: EpochAccount;
    readonly place: number;
    /** [base units] */
    readonly amount: bigint;
}

/** Something to be done for a gauge. */
export type Due =
    | { readonly does: 'settle'; readonly epoch: EpochAccount }
    /** Passes a share on to its pool, whose stream has that vault. */
    | ({ readonly does: 'apply'; readonly pool: Address; readonly vault: Address } & Share)
    /** Makes a share idle again that its pool did not take in an epoch's time. */
    | ({ readonly does: 'giveBack' } & Share)
    /** Opens an epoch that has all that is idle by then as its budget [base units]. */
    | { readonly does: 'open'; readonly number: bigint; readonly budget: bigint };

/** Who would do it, and how. */
export interface Keeping {
    /** The gauge's authority opens the next epoch as soon as it can be; anyone else may only in the
     *  closing time before it starts. */
    readonly opener: Address;
    /** Whether a share that is an epoch late is given back even where its pool could take it: where
     *  the token cannot be moved, say. */
    readonly givesBack?: boolean | undefined;
}

/** Everything that is due, in an order in which it can be done. Anyone may do it. */
export function whatIsDue(at: GaugeAt, keeping: Keeping): Due[] {
    const due = at.epochs.flatMap((epoch) => dueIn(at, epoch, keeping));
    return [...due, ...opening(at, keeping, due)];
}

function dueIn(at: GaugeAt, epoch: EpochAccount, keeping: Keeping): Due[] {
    const { state, window } = epoch.data.books;
    const isSettled = state === EpochState.Settled;
    if (!isSettled && at.now < window.votingEnd) return [];
    const shares = unspent(epoch).flatMap((share) => spending(at, share, keeping));
    return isSettled ? shares : [{ does: 'settle', epoch }, ...shares];
}

/** Of an epoch that is not settled yet, as it will be. */
function unspent(epoch: EpochAccount): Share[] {
    const { applied, returned } = epoch.data.books;
    const shares = allocation(epoch.data.books).shares.map(({ amount }, place) => {
        return { epoch, place, amount };
    });
    return shares.filter(({ place, amount }) => {
        return amount > 0n && ((applied | returned) & (1 << place)) === 0;
    });
}

/** A share that its pool cannot take waits until it may be given back. */
function spending(at: GaugeAt, share: Share, { givesBack }: Keeping): Due[] {
    const isLate = at.now >= giveBackAt(share.epoch.data.books.window);
    const to = isLate && givesBack ? undefined : destinationOf(at, share);
    if (to) return [{ does: 'apply', ...to, ...share }];
    return isLate ? [{ does: 'giveBack', ...share }] : [];
}

/** The stream that was listed, if it still takes shares. */
function destinationOf(
    { now, gauge, pools }: GaugeAt,
    { epoch, place }: Share,
): { pool: Address; vault: Address } | undefined {
    const { pool, slot, generation } = epoch.data.members[place]!;
    const there = pools.find(({ address }) => address === pool);
    const stream = there && settledTo(there.data, now).streams[slot];
    if (!stream || stream.books.generation !== generation) return undefined;
    const { schedule } = stream.books;
    const hasRoom = remainingSegments(schedule).length < schedule.durations.length;
    return hasRoom && takesSharesOf(gauge, stream) ? { pool, vault: stream.vault } : undefined;
}

/** The epoch that runs, if it still takes votes, else the one after it. */
function opening(at: GaugeAt, { opener }: Keeping, before: readonly Due[]): Due[] {
    const { gauge, now } = at;
    const { count, books } = gauge.data;
    const budget = before.reduce((sum, due) => sum + freedBy(due), books.idle);
    const running = epochNumberAt(gauge, now) ?? 0n;
    const number = [running, running + 1n].find(
        (one) => one >= books.nextEpoch && mayOpen(at, one, opener, before),
    );
    if (number === undefined || budget === 0n || count === 0) return [];
    return [{ does: 'open', number, budget }];
}

/** What becomes idle by it [base units]. */
function freedBy(due: Due): bigint {
    if (due.does === 'settle') return allocation(due.epoch.data.books).rollover;
    return due.does === 'giveBack' ? due.amount : 0n;
}

function mayOpen(
    { gauge, now }: GaugeAt,
    number: bigint,
    opener: Address,
    before: readonly Due[],
): boolean {
    const { authority, unsettled, terms } = gauge.data;
    const { start, votingEnd } = epochWindow(gauge, number);
    if (opener === authority) return now < votingEnd && now + BigInt(terms.epochSeconds) >= start;
    const settled = before.filter(({ does }) => does === 'settle').length;
    const isTime = now < start && now + BigInt(terms.closingSeconds) >= start;
    return isTime && unsettled === settled;
}
