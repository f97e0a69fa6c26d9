/**
 * A table of the file, which knows what it has been asked for.
 *
 * A reader asks for every key it understands before it gives up on any of them, so that all
 * problems of a section are found at once. What nobody asked for is a typing error.
 */
import type { Problems, Span } from '../problem.js';
import type { Table } from '../toml/tree.js';
import { Field } from './field.js';
/** A table being read. `done` reports the keys that nobody asked for. */
export declare class Section {
    #private;
    /** What people call it, as in `the pool "Valley"`. */
    name: string;
    constructor(name: string, table: Table, span: Span, problems: Problems);
    /** The value of a key that may be left out. */
    get(key: string): Field | undefined;
    /** What `read` makes of the value of a key, or `otherwise` where it is left out. */
    getOr<T>(key: string, otherwise: T, read: (field: Field) => T | undefined): T | undefined;
    /** The value of a key that must be there. `remedy` says what to write. */
    need(key: string, remedy: string): Field | undefined;
    /** Every key with its value, for tables whose keys are names that the team chose. */
    entries(): Field[];
    /** Makes keys known that a section of another kind would have. */
    expectKeys(...keys: string[]): void;
    /** Reports a problem of the section as a whole. */
    wrong(condition: string, remedy: string): undefined;
    /** Reports the keys that nobody asked for. Returns `result`, so that a reader ends with it. */
    done<T>(result: T): T;
}
