import type { Problems, Span } from '../problem.js';
/** A value: a table, a list, or what stands in the file. */
export type Node = {
    readonly kind: 'table';
    readonly table: Table;
    readonly span: Span;
} | {
    readonly kind: 'list';
    readonly items: readonly Node[];
    readonly span: Span;
} | {
    readonly kind: 'text' | 'date';
    readonly text: string;
    readonly span: Span;
}
/** The digits as they are written, underscores left out: nothing passes through a float. */
 | {
    readonly kind: 'number';
    readonly text: string;
    readonly span: Span;
} | {
    readonly kind: 'boolean';
    readonly value: boolean;
    readonly span: Span;
};
/** A table: its keys in the order of the file. */
export type Table = Map<string, Entry>;
/** A key and its value. */
export interface Entry {
    readonly key: string;
    readonly keySpan: Span;
    readonly value: Node;
}
/** A document: its tables, and those of the story as they stand in the text. */
export interface Document {
    readonly table: Table;
    readonly story: string | undefined;
}
/** Reads a text. What is not TOML goes to `problems`. */
export declare function readDocument(text: string, problems: Problems): Document;
