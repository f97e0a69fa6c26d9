/**
 * Durations and dates as people write them.
 *
 * A day has 86,400 seconds; months and years have no fixed length and are refused.
 */
/** Seconds in a day. */
export const DAY = 86_400;
/** What a duration may look like, for remedies. */
export const EXAMPLES = '"90 days", "2 weeks" or "1 day 12 hours"';
const UNITS = {
    ...{ s: 1n, sec: 1n, second: 1n, seconds: 1n },
    ...{ m: 60n, min: 60n, minute: 60n, minutes: 60n },
    ...{ h: 3600n, hour: 3600n, hours: 3600n },
    ...{ d: 86400n, day: 86400n, days: 86400n },
    ...{ w: 604800n, week: 604800n, weeks: 604800n },
};
/** Seconds of a duration like `90 days` or `1 week 12 hours`; none for what is no duration, or
 *  longer than 64 bits of seconds. */
export function readDuration(text) {
    const words = text
        .replace(/(\d)(?=\p{Alphabetic})/gu, '$1 ')
        .split(/\s+/u)
        .filter((word) => word !== '');
    if (words.length === 0 || words.length % 2 !== 0)
        return undefined;
    let sum = 0n;
    for (let at = 0; at < words.length; at += 2) {
        const size = UNITS[words[at + 1].replace(/,+$/, '')];
        if (!/^\+?\d+$/.test(words[at]) || size === undefined)
            return undefined;
        sum += BigInt(words[at].replace('+', '')) * size;
        if (sum >= 1n << 64n)
            return undefined;
    }
    return sum;
}
/** A duration in the largest units that fit, at most two, as in `1 day 12 hours`. */
export function duration(seconds) {
    return parts(seconds).slice(0, 2).join(' ') || 'no time';
}
/** A duration as a farm file takes it, to the second. */
export function exactDuration(seconds) {
    return parts(seconds).join(' ') || '0 seconds';
}
function parts(seconds) {
    let left = seconds;
    const units = [
        ['day', DAY],
        ['hour', 3_600],
        ['minute', 60],
        ['second', 1],
    ];
    return units.flatMap(([name, size]) => {
        const count = Math.floor(left / size);
        left -= count * size;
        return count === 0 ? [] : [`${count} ${name}${count === 1 ? '' : 's'}`];
    });
}
/** The second of a TOML date-time with its offset [unix s]. */
export function readInstant(text) {
    const milliseconds = Date.parse(text.replace(' ', 'T'));
    if (Number.isNaN(milliseconds) || milliseconds < 0)
        return undefined;
    return BigInt(Math.floor(milliseconds / 1_000));
}
/** A moment as TOML has it, as in `2026-01-05T00:00:00Z` [from unix s]. */
export function writeInstant(unix) {
    return new Date(Number(unix) * 1_000).toISOString().replace('.000Z', 'Z');
}
