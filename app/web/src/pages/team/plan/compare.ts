/** One reward of a file held against the stream in its slot. */
import { IdlePolicy, rules, StreamKind, StreamState, type StreamSlot } from '@acequia/client';
import {
    isAllCommitted,
    lengthOf,
    MAX_SEGMENTS,
    totalOf,
    type Curve,
    type Reward,
    type Segment,
} from '@acequia/farm-file';
import { beginningOf, restOf, sameEnding } from './curves';

/** What has to happen to a slot so that it is as the file says. */
export type Verdict =
    /** It is as the file says, or more than that. */
    | { readonly is: 'kept'; readonly why: 'same' | 'refunded' | 'topped up' }
    /** It has to go on. */
    | {
          readonly is: 'short';
          /** What follows what is there; may be empty. */
          readonly segments: readonly Segment[];
          /** What the commitment has to grow to, if it has to [unix s]. */
          readonly commitUntil: bigint | undefined;
      }
    /** It cannot be made as the file says. */
    | { readonly is: 'conflict'; readonly why: string };

const conflict = (why: string): Verdict => ({ is: 'conflict', why });

/** Compares a reward with the stream of its mint and kind, settled to `now`, the chain's clock
 *  [unix s]. */
export function compare({ emission, idle }: Reward, { books }: StreamSlot, now: bigint): Verdict {
    const window = emission.kind === 'flow' ? BigInt(emission.window) : 0n;
    if (books.window !== window) return conflict(`the stream spreads over ${books.window} seconds`);
    const waits = books.idlePolicy === IdlePolicy.Wait;
    if (waits !== (idle === 'wait')) {
        return conflict(`the stream ${waits ? 'waits' : 'refunds'} while nobody is staked`);
    }
    if (books.state === StreamState.Closing) {
        return conflict('the stream is being wound down; retire it first');
    }
    return emission.kind === 'flow' ? { is: 'kept', why: 'same' } : ofCurve(emission, books, now);
}

function ofCurve(curve: Curve, books: StreamSlot['books'], now: bigint): Verdict {
    const left = rules.segmentsLeft(books.schedule, now);
    if (isWhatIsLeft(curve, books, left)) return missing(curve, [], books, now);
    if (books.refunded > 0n) return { is: 'kept', why: 'refunded' };
    if (books.funded > curve.budget) return { is: 'kept', why: 'topped up' };
    const rest = restOf(curve.segments, books.funded);
    if (!rest) return conflict('its schedule does not go on from what was funded already');
    if (!sameEnding(beginningOf(curve.segments, books.funded), left)) {
        return conflict('what is left on chain runs otherwise than the file says');
    }
    if (left.length + rest.length > MAX_SEGMENTS) {
        return conflict(`a stream holds ${MAX_SEGMENTS} segments, and these would be more`);
    }
    return missing(curve, rest, books, now);
}

/** Whether a file says what was left of the stream at some time, as an export does: less than was
 *  funded in all, and ending as the stream does. */
function isWhatIsLeft(
    { budget, segments }: Curve,
    { funded }: StreamSlot['books'],
    left: readonly Segment[],
): boolean {
    return budget < funded && totalOf(left) > 0n && sameEnding(segments, left);
}

function missing(
    curve: Curve,
    segments: readonly Segment[],
    books: StreamSlot['books'],
    now: bigint,
): Verdict {
    const commitUntil = commitment(curve, segments, books, now);
    if (segments.length === 0 && commitUntil === undefined) return { is: 'kept', why: 'same' };
    return { is: 'short', segments, commitUntil };
}

/** A date is compared as it is. "All" goes with the curve when it is extended. A time after the
 *  start cannot be compared any more, since the start is over. */
function commitment(
    curve: Curve,
    rest: readonly Segment[],
    { schedule, committedUntil }: StreamSlot['books'],
    now: bigint,
): bigint | undefined {
    const goesOn = rest.length > 0;
    const end = rules.endsAt(schedule);
    const from = goesOn && now > end ? now : end;
    const all = goesOn ? from + BigInt(lengthOf(rest)) : undefined;
    const { committedUntil: wish } = curve;
    const wanted = isAllCommitted(curve) ? all : wish && 'at' in wish ? wish.at : undefined;
    return wanted !== undefined && wanted > committedUntil ? wanted : undefined;
}

/** Which reward of a file is which stream of a pool. */
export type Seat =
    { readonly at: 'there' | 'free'; readonly slot: number } | { readonly at: 'full' };

/** The rewards of a file and the slots of its pool. */
interface Places {
    readonly rewards: readonly Reward[];
    /** The rewards' own, in their order. */
    readonly mints: readonly string[];
    /** Settled to `now`. */
    readonly slots: readonly StreamSlot[];
    /** Who is to extend what is short. */
    readonly me: string;
    /** The chain's clock [unix s]. */
    readonly now: bigint;
}

/** A seat for each reward, and no seat for two: the stream that is as the file says already, else
 *  one that `me` funds and so may act on, else any of its mint and kind, a gauge's for instance.
 *  Where there is none it is new, and gets the lowest free slot. */
export function seatsOf(places: Places): Seat[] {
    const { slots } = places;
    const found = seatsTaken(places);
    const free = slots.flatMap((slot, at) => (isFree(slot) ? [at] : []));
    return found.map((slot): Seat => {
        if (slot !== undefined) return { at: 'there', slot };
        const next = free.shift();
        return next === undefined ? { at: 'full' } : { at: 'free', slot: next };
    });
}

/** The streams that rewards are already, by the better claim first. */
function seatsTaken({ rewards, mints, slots, me, now }: Places): (number | undefined)[] {
    const seats = new Map<number, number>();
    const isMine = (slot: number) => slots[slot]!.funder === me;
    const isSame = (slot: number, reward: Reward) => {
        const verdict = compare(reward, slots[slot]!, now);
        return verdict.is === 'kept' && verdict.why === 'same';
    };
    const isOf = (slot: number, nth: number) =>
        slots[slot]!.mint === mints[nth] && isOfKind(slots[slot]!, rewards[nth]!);
    const claims = [
        (slot: number, reward: Reward) => isMine(slot) && isSame(slot, reward),
        isSame,
        isMine,
        () => true,
    ];
    for (const claim of claims) {
        for (const [nth, reward] of rewards.entries()) {
            if (seats.has(nth)) continue;
            const taken = new Set(seats.values());
            const slot = [...slots.keys()].find(
                (at) => !taken.has(at) && isOf(at, nth) && claim(at, reward),
            );
            if (slot !== undefined) seats.set(nth, slot);
        }
    }
    return rewards.map((_, nth) => seats.get(nth));
}

function isOfKind(slot: StreamSlot, { emission }: Reward): boolean {
    const kind = emission.kind === 'flow' ? StreamKind.Flow : StreamKind.Curve;
    return !isFree(slot) && slot.books.kind === kind;
}

const isFree = ({ books }: StreamSlot): boolean => books.state === StreamState.Empty;
