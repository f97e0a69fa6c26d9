/**
 * A table of the file, which knows what it has been asked for.
 *
 * A reader asks for every key it understands before it gives up on any of them, so that all
 * problems of a section are found at once. What nobody asked for is a typing error.
 */
import type { Problems, Span } from '../problem.js';
import { suggest } from '../toml/suggest.js';
import type { Entry, Table } from '../toml/tree.js';
import { Field } from './field.js';

/** A table being read. `done` reports the keys that nobody asked for. */
export class Section {
    /** What people call it, as in `the pool "Valley"`. */
    name: string;
    readonly #table: Table;
    readonly #span: Span;
    readonly #problems: Problems;
    readonly #known: string[] = [];

    constructor(name: string, table: Table, span: Span, problems: Problems) {
        this.name = name;
        this.#table = table;
        this.#span = span;
        this.#problems = problems;
    }

    /** The value of a key that may be left out. */
    get(key: string): Field | undefined {
        this.#known.push(key);
        const entry = this.#table.get(key);
        return entry && this.#field(entry);
    }

    /** What `read` makes of the value of a key, or `otherwise` where it is left out. */
    getOr<T>(key: string, otherwise: T, read: (field: Field) => T | undefined): T | undefined {
        const field = this.get(key);
        return field ? read(field) : otherwise;
    }

    /** The value of a key that must be there. `remedy` says what to write. */
    need(key: string, remedy: string): Field | undefined {
        const field = this.get(key);
        if (!field && !this.#problems.isBroken) {
            this.wrong(`${this.name} has no \`${key}\``, remedy);
        }
        return field;
    }

    /** Every key with its value, for tables whose keys are names that the team chose. */
    entries(): Field[] {
        return [...this.#table.values()].map((entry) => this.#field(entry));
    }

    /** Makes keys known that a section of another kind would have. */
    expectKeys(...keys: string[]): void {
        this.#known.push(...keys);
    }

    /** Reports a problem of the section as a whole. */
    wrong(condition: string, remedy: string): undefined {
        this.#problems.add(this.#span, condition, remedy);
    }

    /** Reports the keys that nobody asked for. Returns `result`, so that a reader ends with it. */
    done<T>(result: T): T {
        for (const { key, keySpan } of this.#table.values()) {
            if (this.#known.includes(key)) continue;
            const condition = `${this.name} knows no key \`${key}\``;
            this.#problems.add(keySpan, condition, suggest(key, this.#known));
        }
        return result;
    }

    #field(entry: Entry): Field {
        return new Field(entry.key, entry.keySpan, entry.value, this.#problems);
    }
}
