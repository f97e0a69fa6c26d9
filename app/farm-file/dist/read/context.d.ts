/** What a reader of a section sees of the rest of the file. */
import { type Token } from '../model.js';
import type { Field } from './field.js';
export interface Context {
    /** The tokens that could be read. */
    readonly tokens: readonly Token[];
    /** The symbols of all tokens: what is declared but unreadable has been reported. */
    readonly declared: readonly string[];
}
/** The index of the token that a field names. */
export declare function tokenNamed(field: Field, { tokens, declared }: Context): number | undefined;
/** A list of risks by name, as a set of bits. */
export declare function readRisks(field: Field): number;
/** Every risk of a token must be one that the pool accepts. */
export declare function checkRisks(field: Field, { symbol, risks }: Token, accepted: number): void;
