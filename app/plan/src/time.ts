/** Durations and dates as a farm file has them. */

/** Seconds in a day. */
export const DAY = 86_400;

const UNITS = [
    ['day', DAY],
    ['hour', 3_600],
    ['minute', 60],
    ['second', 1],
] as const;

/** A duration to the second, as in `1 day 12 hours`. */
export function exactDuration(seconds: number): string {
    let left = seconds;
    const parts = UNITS.flatMap(([name, size]) => {
        const count = Math.floor(left / size);
        left -= count * size;
        return count === 0 ? [] : [`${count} ${name}${count === 1 ? '' : 's'}`];
    });
    return parts.join(' ') || '0 seconds';
}

/** The last moment that farm files know: 9999-12-30T22:00:00Z [ms]. */
const LAST_MS = 253_402_207_200_000;

/** The second of a moment as `writeInstant` writes it [unix s]; of any other text none: which moments
 *  there are, farm files say (`parseFarm`). */
export function readInstant(text: string): bigint | undefined {
    const milliseconds = Date.parse(text);
    if (!(milliseconds >= 0 && milliseconds <= LAST_MS)) return undefined;
    const second = BigInt(Math.floor(milliseconds / 1_000));
    return writeInstant(second) === text ? second : undefined;
}

/** A moment, as in `2026-01-05T00:00:00Z` [from unix s]. */
export function writeInstant(unix: bigint): string {
    return new Date(Number(unix) * 1_000).toISOString().replace('.000Z', 'Z');
}
