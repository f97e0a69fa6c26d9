/** One reward of a file held against the stream in its slot. */
import { IdlePolicy, rules, StreamKind, StreamState, type StreamSlot } from '@acequia/client';
import {
    isAllCommitted,
    lengthOf,
    MAX_SEGMENTS,
    type Curve,
    type Past,
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

/** A stream of a pool, settled to the time at which it is looked at. */
export interface StreamAt {
    readonly pool: string;
    readonly slot: number;
    readonly stream: StreamSlot;
}

/** By which an exported file knows a stream again: no other is ever called so. */
export const streamName = (pool: string, slot: number, { generation }: Books): string =>
    `${pool}/${slot}/${generation}`;

type Books = StreamSlot['books'];

/** Compares a reward with a stream of its mint and kind. `now` is the chain's clock [unix s]. */
export function compare({ emission, idle }: Reward, at: StreamAt, now: bigint): Verdict {
    const { books } = at.stream;
    const window = emission.kind === 'flow' ? BigInt(emission.window) : 0n;
    if (books.window !== window) return conflict(`the stream spreads over ${books.window} seconds`);
    const waits = books.idlePolicy === IdlePolicy.Wait;
    if (waits !== (idle === 'wait')) {
        return conflict(`the stream ${waits ? 'waits' : 'refunds'} while nobody is staked`);
    }
    if (books.state === StreamState.Closing) {
        return conflict('the stream is being wound down; retire it first');
    }
    return emission.kind === 'flow' ? { is: 'kept', why: 'same' } : ofCurve(emission, at, now);
}

/** What a file leaves out because this very stream has had it already. */
function pastOf({ past }: Curve, { pool, slot, stream: { books } }: StreamAt): Past | undefined {
    if (past?.stream !== streamName(pool, slot, books)) return undefined;
    const gone = books.funded - rules.unstreamed(books.schedule);
    return past.streamed + past.takenBack <= gone ? past : undefined;
}

function ofCurve(curve: Curve, at: StreamAt, now: bigint): Verdict {
    const { books } = at.stream;
    const { streamed = 0n, takenBack = 0n } = pastOf(curve, at) ?? {};
    if (books.refunded > takenBack) return { is: 'kept', why: 'refunded' };
    // What of the file's budget was ever funded.
    const funded = books.funded - streamed - takenBack;
    if (funded > curve.budget) return { is: 'kept', why: 'topped up' };
    const left = rules.segmentsLeft(books.schedule, now);
    const rest = restOf(curve.segments, funded);
    if (!rest) return conflict('its schedule does not go on from what was funded already');
    if (!sameEnding(beginningOf(curve.segments, funded), left)) {
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
    { schedule, committedUntil }: Books,
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
    readonly pool: string;
    readonly rewards: readonly Reward[];
    /** The rewards' own, in their order. */
    readonly mints: readonly string[];
    /** Settled to `now`. */
    readonly slots: readonly StreamSlot[];
    /** Whose farm file it is. */
    readonly me: string;
    /** The chain's clock [unix s]. */
    readonly now: bigint;
}

/** Whether the stream in a slot may be the reward of that place in the file. */
type Fits = (nth: number, slot: number) => boolean;

/** A seat for each reward, and no seat for two: first the stream that is just as it says, or that it
 *  was exported from; then one that its funder may act on; then any of its mint and kind, a gauge's
 *  for instance. Where there is none it is new, and gets the lowest free slot. */
export function seatsOf(places: Places): Seat[] {
    const { rewards, slots, me } = places;
    const found: (number | undefined)[] = rewards.map(() => undefined);
    const isMine: Fits = (_, slot) => slots[slot]!.funder === me;
    const isThat = isThatOne(places);
    const isMyOwn: Fits = (nth, slot) => isMine(nth, slot) && isThat(nth, slot);
    for (const fits of [isMyOwn, isThat, isMine, () => true]) seat(found, places, fits);
    const free = slots.flatMap((slot, at) => (isFree(slot) ? [at] : []));
    return found.map((slot): Seat => {
        if (slot !== undefined) return { at: 'there', slot };
        const next = free.shift();
        return next === undefined ? { at: 'full' } : { at: 'free', slot: next };
    });
}

/** Gives each reward that has none yet the first stream of its mint and kind that is nobody's yet and
 *  that fits. */
function seat(found: (number | undefined)[], { rewards, mints, slots }: Places, fits: Fits): void {
    rewards.forEach((reward, nth) => {
        const suits = (slot: StreamSlot, at: number) =>
            !found.includes(at) &&
            isOfKind(slot, reward) &&
            slot.mint === mints[nth] &&
            fits(nth, at);
        const at = found[nth] ?? slots.findIndex(suits);
        found[nth] = at < 0 ? undefined : at;
    });
}

function isThatOne({ pool, rewards, slots, now }: Places): Fits {
    return (nth, slot) => {
        const [reward, at] = [rewards[nth]!, { pool, slot, stream: slots[slot]! }];
        if (reward.emission.kind === 'curve' && pastOf(reward.emission, at)) return true;
        const verdict = compare(reward, at, now);
        return verdict.is === 'kept' && verdict.why === 'same';
    };
}

function isOfKind(slot: StreamSlot, { emission }: Reward): boolean {
    const kind = emission.kind === 'flow' ? StreamKind.Flow : StreamKind.Curve;
    return !isFree(slot) && slot.books.kind === kind;
}

const isFree = ({ books }: StreamSlot): boolean => books.state === StreamState.Empty;
