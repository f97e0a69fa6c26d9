/** One reward of a file held against the stream in its slot. */
import { IdlePolicy, rules, StreamKind, StreamState, type StreamSlot } from '@acequia/client';
import {
    isAllCommitted,
    lengthOf,
    MAX_SEGMENTS,
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

/** Compares a reward with the stream of its mint and kind. `now` is the chain's clock [unix s]. */
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
    if (books.refunded > 0n) return { is: 'kept', why: 'refunded' };
    if (books.funded > curve.budget) return { is: 'kept', why: 'topped up' };
    const left = rules.remainingSegments(books.schedule);
    const rest = restOf(curve.segments, books.funded);
    if (!rest) return conflict('its schedule does not go on from what was funded already');
    if (!sameEnding(beginningOf(curve.segments, books.funded), left)) {
        return conflict('what is left on chain runs otherwise than the file says');
    }
    if (left.length + rest.length > MAX_SEGMENTS) {
        return conflict(`a stream holds ${MAX_SEGMENTS} segments, and these would be more`);
    }
    const commitUntil = commitment(curve, rest, books, now);
    if (rest.length === 0 && commitUntil === undefined) return { is: 'kept', why: 'same' };
    return { is: 'short', segments: rest, commitUntil };
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

/** A seat for each reward: the first stream of its mint and kind that no earlier reward has taken,
 *  those that `me` funds before those of others, a gauge's for instance. Where there is none it is
 *  new, and gets the lowest free slot. `mints` are the rewards' own, in their order. */
export function seatsOf(
    rewards: readonly Reward[],
    mints: readonly string[],
    slots: readonly StreamSlot[],
    me: string,
): Seat[] {
    const taken = new Set<number>();
    const inUse = slots.map((_, slot) => slot).filter((slot) => !isFree(slots[slot]!));
    const mineFirst = inUse.toSorted(
        (a, b) => Number(slots[a]!.funder !== me) - Number(slots[b]!.funder !== me),
    );
    const found = rewards.map((reward, nth) => {
        const kind = reward.emission.kind === 'flow' ? StreamKind.Flow : StreamKind.Curve;
        const fits = (slot: number) =>
            !taken.has(slot) &&
            slots[slot]!.mint === mints[nth] &&
            slots[slot]!.books.kind === kind;
        const slot = mineFirst.find(fits);
        if (slot !== undefined) taken.add(slot);
        return slot;
    });
    const free = slots.flatMap((slot, at) => (isFree(slot) ? [at] : []));
    return found.map((slot): Seat => {
        if (slot !== undefined) return { at: 'there', slot };
        const next = free.shift();
        return next === undefined ? { at: 'full' } : { at: 'free', slot: next };
    });
}

const isFree = ({ books }: StreamSlot): boolean => books.state === StreamState.Empty;
