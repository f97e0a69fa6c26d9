import type { Problems, Span } from '../problem.js';
import type { Node } from '../toml/tree.js';
import { Section } from './section.js';
/** A key with its value. */
export declare class Field {
    #private;
    readonly key: string;
    readonly keySpan: Span;
    readonly node: Node;
    private readonly problems;
    constructor(key: string, keySpan: Span, node: Node, problems: Problems);
    /** Reports a problem here. */
    wrong(condition: string, remedy: string): undefined;
    /** Reports that the value names what is not there; not where it may stand in a line that is
     *  not TOML. */
    unknown(condition: string, remedy: string): undefined;
    /** Reports that the value is of another kind. */
    expected(what: string, example: string): undefined;
    /** The text of a value in quotes, if it is one. */
    get quoted(): string | undefined;
    /** A text in quotes. */
    text(): string | undefined;
    /** A number with up to `decimals` decimals, in units of the last one. */
    decimal(decimals: number, of: string): bigint | undefined;
    /** A whole number within a range. */
    integer(least: bigint, most: bigint): bigint | undefined;
    /** A share like `"2.5%"` [bps], of at most `most`. */
    shareBps(most?: number): number | undefined;
    /** A duration of at least a second and at most `most` [s]. */
    duration(most: number): number | undefined;
    /** A table, with a header of its own or inline. */
    section(name: string): Section | undefined;
    /** The elements of a list. */
    list(): Field[];
}
