/** Random numbers, the same for the same seed. */
export interface Random {
    /** At least 0, less than 1. */
    next(): number;
    pick<T>(from: readonly T[]): T | undefined;
    /** Whole, at least `from`, at most `to`. */
    between(from: number, to: number): number;
}

/** Of a seed: mulberry32, which is small and good enough for a demo. */
export function seededRandom(seed: number): Random {
    let state = seed >>> 0;
    const next = () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
    return {
        next,
        pick: (from) => from[Math.floor(next() * from.length)],
        between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    };
}
