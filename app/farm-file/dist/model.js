/** The terms of a pool without locks. */
export const NO_LOCKS = { maxSeconds: 0, maxMultiplierBps: 10_000, earlyLeaveBps: 0 };
/** The terms of a pool without caps. */
export const NO_CAPS = { pool: 0n, position: 0n };
/** What an issuer can do to those who hold a token: the bit, and the name it has in a file. */
export const RISK_NAMES = [
    [1, 'freeze authority'],
    [2, 'permanent delegate'],
    [4, 'pausable'],
    [8, 'transfer fee'],
    [16, 'mint close authority'],
    [32, 'settable transfer hook'],
];
/** The moment for a stream created at `createdAt` [unix s]. */
export function resolve(when, createdAt) {
    return 'at' in when ? when.at : createdAt + BigInt(when.after);
}
/** The moment so many seconds after another. */
export function later(when, seconds) {
    return 'at' in when ? { at: when.at + BigInt(seconds) } : { after: when.after + seconds };
}
/** Whether two moments are the same whenever the stream is created. */
export function sameMoment(a, b) {
    if (!a || !b)
        return a === b;
    if ('at' in a)
        return 'at' in b && a.at === b.at;
    return 'after' in b && a.after === b.after;
}
/** Whether the whole curve is committed. */
export function isAllCommitted({ start, segments, committedUntil }) {
    const seconds = segments.reduce((sum, segment) => sum + segment.seconds, 0);
    return sameMoment(committedUntil, later(start, seconds));
}
