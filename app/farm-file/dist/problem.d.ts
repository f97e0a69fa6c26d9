/** What is wrong with a file: every error at once, each with its place and its remedy. */
/** One thing that is wrong. */
export interface Problem {
    /** Where, in UTF-16 units of the text: what to select in an editor. */
    readonly start: number;
    readonly end: number;
    /** The line and the column of `start`, from 1. */
    readonly line: number;
    readonly column: number;
    /** What is the case. */
    readonly condition: string;
    /** What to do about it. */
    readonly remedy: string;
}
/** A stretch of the text. */
export type Span = readonly [start: number, end: number];
/** Collects problems while a file is read.
 *
 *  Where a line is not even TOML, nothing more is said of it, nor of keys that seem to be missing
 *  from such a file: that keeps one slip from raising false alarms. */
export declare class Problems {
    #private;
    constructor(text: string);
    /** Whether the text is not TOML somewhere, so that what seems to be missing may not be. */
    get isBroken(): boolean;
    /** Notes a problem, unless its line is known not to be TOML. */
    add([start, end]: Span, condition: string, remedy: string): void;
    /** Notes that a line is not TOML. */
    addBroken(at: number, condition: string): void;
    /** Everything found, in the order of the file. */
    all(): Problem[];
}
/** Problems as plain text, for a terminal or a log. */
export declare function describeProblems(path: string, problems: readonly Problem[]): string;
