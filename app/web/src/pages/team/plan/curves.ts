/**
 * Curves of a file held against curves on chain, as `acequia pool create` does it.
 *
 * The chain keeps what is still to come, and the sum of what it was ever given. So a file's curve
 * is on chain up to the amount that was funded, and what follows is what is missing.
 */
import type { Segment } from '@acequia/farm-file';

/** What of `segments` follows after `funded` base units; `undefined` where that point is not a
 *  whole second of the curve, so that the curve cannot be the continuation of what is there. */
export function restOf(segments: readonly Segment[], funded: bigint): Segment[] | undefined {
    const rest: Segment[] = [];
    let before = 0n;
    for (const { seconds, amount } of segments) {
        const left = funded > before ? funded - before : 0n;
        const taken = left < amount ? left : amount;
        const isThere = before < funded && taken === amount;
        before += amount;
        if (isThere) continue;
        if (taken > 0n && (taken * BigInt(seconds)) % amount !== 0n) return undefined;
        const gone = taken === 0n ? 0 : Number((taken * BigInt(seconds)) / amount);
        rest.push({ seconds: seconds - gone, amount: amount - taken });
    }
    if (before < funded) return undefined;
    return rest.every(({ amount }) => amount === 0n) ? [] : rest;
}

/** The part of a curve that emits the first `funded` base units. */
export function beginningOf(segments: readonly Segment[], funded: bigint): Segment[] {
    const rest = restOf(segments, funded) ?? [];
    const kept = segments.length - rest.length;
    const part = segments.slice(0, kept);
    const [cut, whole] = [rest[0], segments[kept]];
    if (!cut || !whole || whole.seconds === cut.seconds) return part;
    return [...part, { seconds: whole.seconds - cut.seconds, amount: whole.amount - cut.amount }];
}

/** Whether what is left on chain runs as the end of `whole` does, however either is cut into
 *  segments. Rounding may make a unit's difference at each boundary. */
export function sameEnding(whole: readonly Segment[], left: readonly Segment[]): boolean {
    const [all, end] = [fromEnd(whole), fromEnd(left)];
    const shared = end.at(-1)!.seconds;
    const agree = (of: readonly Edge[], other: readonly Edge[]) =>
        of
            .filter(({ seconds }) => seconds <= shared)
            .every(({ seconds, amount }) => near(amountAt(other, seconds), amount));
    return agree(end, all) && agree(all, end) && end.at(-1)!.amount <= all.at(-1)!.amount;
}

/** A boundary of a curve, counted back from its end. */
interface Edge {
    readonly seconds: number;
    /** What is emitted from here on [base units]. */
    readonly amount: bigint;
}

function fromEnd(segments: readonly Segment[]): Edge[] {
    const edges: Edge[] = [{ seconds: 0, amount: 0n }];
    for (const { seconds, amount } of segments.toReversed()) {
        const last = edges.at(-1)!;
        edges.push({ seconds: last.seconds + seconds, amount: last.amount + amount });
    }
    return edges;
}

function amountAt(edges: readonly Edge[], seconds: number): bigint {
    const next = edges.findIndex((edge, nth) => nth > 0 && edge.seconds >= seconds);
    const [from, to] = [edges[next - 1], edges[next]];
    if (!from || !to) return edges.at(-1)!.amount;
    const all = BigInt(to.seconds - from.seconds || 1);
    return from.amount + ((to.amount - from.amount) * BigInt(seconds - from.seconds)) / all;
}

const near = (a: bigint, b: bigint): boolean => (a > b ? a - b : b - a) <= 1n;
