/** What a gauge's epochs wait for. */
import type { Address } from '@solana/kit';
import { EpochState } from '../generated/gauge/types/epochState.js';
import type { StreamSlot } from '../generated/acequia/types/streamSlot.js';
import type { Member } from '../generated/gauge/types/member.js';
import { settledTo } from '../rules/pool.js';
import { remainingSegments } from '../rules/schedule.js';
import type { PoolAccount } from '../types.js';
import { allocation } from './allocation.js';
import { epochNumberAt, type EpochAccount, type GaugeAccount } from './read.js';
import { takesSharesOf } from './stream.js';
import { epochWindow, keptUntil } from './window.js';

/** A gauge as of one moment. See `fetchGaugeAt`. */
export interface GaugeAt {
    /** The chain's clock [unix s]. */
    readonly now: bigint;
    readonly gauge: GaugeAccount;
    /** Its latest epochs that have an account, by rising number. */
    readonly epochs: readonly EpochAccount[];
    /** The pools that they and the gauge's list are about, as far as those are there. */
    readonly pools: readonly PoolAccount[];
}

/** What an epoch gives to the pool in a place of its list. */
export interface Share {
    readonly epoch: EpochAccount;
    readonly place: number;
    /** [base units] */
    readonly amount: bigint;
}

/** A pool, and the vault of its stream. */
export interface Paid {
    readonly pool: Address;
    readonly vault: Address;
}

/** Something to be done for a gauge. */
export type Due =
    | { readonly does: 'settle'; readonly epoch: EpochAccount }
    /** Passes a share on to its pool. */
    | ({ readonly does: 'apply' } & Paid & Share)
    /** Makes a share idle again that its pool did not take in an epoch's time. */
    | ({ readonly does: 'giveBack' } & Share)
    /** Takes what a listed pool's stream has for its funder back to the budget [base units]. */
    | ({ readonly does: 'takeBack'; readonly slot: number; readonly amount: bigint } & Paid)
    /** Opens an epoch that has what is idle by then as its budget, up to that of an epoch [base units]. */
    | { readonly does: 'open'; readonly number: bigint; readonly budget: bigint }
    /** Brings an epoch that has not begun up to the gauge, with so much more to split [base units]. */
    | { readonly does: 'update'; readonly epoch: EpochAccount; readonly adds: bigint };

/** How it would be done. */
export interface Keeping {
    /** Whether a share that is an epoch late is given back even where its pool could take it: where
     *  the token cannot be moved, say. */
    readonly givesBack?: boolean | undefined;
}

/** Everything that is due, in an order in which it can be done. Anyone may do it. */
export function whatIsDue(at: GaugeAt, keeping: Keeping = {}): Due[] {
    const due = at.epochs.flatMap((epoch) => dueIn(at, epoch, keeping));
    const idle = sumOf(due, at.gauge.data.books.idle);
    const back = takingBack(at);
    const opened = opening(at, sumOf(back, idle), due);
    return [...due, ...updating(at, idle), ...(opened.length > 0 ? [...back, ...opened] : [])];
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
    const isLate = at.now >= keptUntil(share.epoch.data.books.window);
    const to = isLate && givesBack ? undefined : destinationOf(at, share);
    if (to) return [{ does: 'apply', ...to, ...share }];
    return isLate ? [{ does: 'giveBack', ...share }] : [];
}

/** The stream that was listed, if it still takes shares. */
function destinationOf({ now, gauge, pools }: GaugeAt, { epoch, place }: Share): Paid | undefined {
    const member = epoch.data.members[place]!;
    const { pool } = member;
    const stream = streamAt({ now, pools }, member);
    if (!stream) return undefined;
    const { schedule } = stream.books;
    const hasRoom = remainingSegments(schedule).length < schedule.durations.length;
    return hasRoom && takesSharesOf(gauge, stream) ? { pool, vault: stream.vault } : undefined;
}

/** The stream that was listed, settled to now, if it is there. */
function streamAt(
    { now, pools }: Pick<GaugeAt, 'now' | 'pools'>,
    { pool, slot, generation }: Member,
): StreamSlot | undefined {
    const there = pools.find(({ address }) => address === pool);
    const stream = there && settledTo(there.data, now).streams[slot];
    return stream?.books.generation === generation ? stream : undefined;
}

/** What streams of listed pools have for the gauge: nobody can earn it any more. */
function takingBack(at: GaugeAt): Due[] {
    const { members, count } = at.gauge.data;
    return members.slice(0, count).flatMap((member): Due[] => {
        const stream = streamAt(at, member);
        if (!stream || stream.books.idle === 0n || stream.funder !== at.gauge.address) return [];
        const { pool, slot } = member;
        return [{ does: 'takeBack', pool, vault: stream.vault, slot, amount: stream.books.idle }];
    });
}

/** The epoch that has not begun, where the gauge has moved on or more is there for it. */
function updating({ now, gauge, epochs }: GaugeAt, idle: bigint): Due[] {
    const epoch = epochs.at(-1);
    if (!epoch || now >= epoch.data.books.window.start || gauge.data.count === 0) return [];
    const lacks = limitOf(gauge) - epoch.data.books.budget;
    const adds = lacks <= 0n ? 0n : lacks < idle ? lacks : idle;
    return adds > 0n || !isUpToDate(gauge, epoch) ? [{ does: 'update', epoch, adds }] : [];
}

/** Whether an epoch has the gauge's pools, powers, quorum and cap. */
function isUpToDate({ data: gauge }: GaugeAccount, { data: epoch }: EpochAccount): boolean {
    const { books, members } = epoch;
    const places = [...gauge.members.slice(0, gauge.count).keys()];
    return (
        books.pools === gauge.count &&
        books.quorum === gauge.terms.quorum &&
        books.capBps === gauge.terms.capBps &&
        places.every((place) => {
            const [here, there] = [members[place]!, gauge.members[place]!];
            const isSame =
                here.pool === there.pool &&
                here.poolCreatedAt === there.poolCreatedAt &&
                here.generation === there.generation;
            return isSame && books.powers[place] === gauge.powers[place];
        })
    );
}

/** The most that an epoch splits [base units]. */
function limitOf({ data }: GaugeAccount): bigint {
    const { epochBudget } = data.terms;
    return epochBudget === 0n ? 1n << 64n : epochBudget;
}

/** The next epoch to start: from the end of voting in the one before it, once all are settled; the
 *  first one at any time. */
function opening({ now, gauge }: GaugeAt, idle: bigint, before: readonly Due[]): Due[] {
    const { count, books, terms, unsettled } = gauge.data;
    const running = epochNumberAt(gauge, now);
    const number = running === undefined ? 0n : running + 1n;
    const { start } = epochWindow(gauge, number);
    const isTime = books.nextEpoch === 0n || now + BigInt(terms.closingSeconds) >= start;
    const settled = before.filter(({ does }) => does === 'settle').length;
    const may = number >= books.nextEpoch && isTime && unsettled === settled;
    if (!may || idle === 0n || count === 0) return [];
    const limit = limitOf(gauge);
    return [{ does: 'open', number, budget: idle < limit ? idle : limit }];
}

const sumOf = (due: readonly Due[], idle: bigint): bigint =>
    due.reduce((sum, one) => sum + freedBy(one), idle);

/** What becomes idle by it [base units]. */
function freedBy(due: Due): bigint {
    if (due.does === 'settle') return allocation(due.epoch.data.books).rollover;
    return due.does === 'giveBack' || due.does === 'takeBack' ? due.amount : 0n;
}
