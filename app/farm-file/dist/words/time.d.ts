/**
 * Durations and dates as people write them.
 *
 * A day has 86,400 seconds; months and years have no fixed length and are refused.
 */
/** Seconds in a day. */
export declare const DAY = 86400;
/** What a duration may look like, for remedies. */
export declare const EXAMPLES = "\"90 days\", \"2 weeks\" or \"1 day 12 hours\"";
/** Seconds of a duration like `90 days` or `1 week 12 hours`; none for what is no duration, or
 *  longer than 64 bits of seconds. */
export declare function readDuration(text: string): bigint | undefined;
/** A duration in the largest units that fit, at most two, as in `1 day 12 hours`. */
export declare function duration(seconds: number): string;
/** A duration as a farm file takes it, to the second. */
export declare function exactDuration(seconds: number): string;
/** The second of a TOML date-time with its offset [unix s]. */
export declare function readInstant(text: string): bigint | undefined;
/** A moment as TOML has it, as in `2026-01-05T00:00:00Z` [from unix s]. */
export declare function writeInstant(unix: bigint): string;
