import { suggest } from '../toml/suggest.js';
import { Field } from './field.js';
/** A table being read. `done` reports the keys that nobody asked for. */
export class Section {
    /** What people call it, as in `the pool "Valley"`. */
    name;
    #table;
    #span;
    #problems;
    #known = [];
    constructor(name, table, span, problems) {
        this.name = name;
        this.#table = table;
        this.#span = span;
        this.#problems = problems;
    }
    /** The value of a key that may be left out. */
    get(key) {
        this.#known.push(key);
        const entry = this.#table.get(key);
        return entry && this.#field(entry);
    }
    /** What `read` makes of the value of a key, or `otherwise` where it is left out. */
    getOr(key, otherwise, read) {
        const field = this.get(key);
        return field ? read(field) : otherwise;
    }
    /** The value of a key that must be there. `remedy` says what to write. */
    need(key, remedy) {
        const field = this.get(key);
        if (!field && !this.#problems.isBroken) {
            this.wrong(`${this.name} has no \`${key}\``, remedy);
        }
        return field;
    }
    /** Every key with its value, for tables whose keys are names that the team chose. */
    entries() {
        return [...this.#table.values()].map((entry) => this.#field(entry));
    }
    /** Makes keys known that a section of another kind would have. */
    expectKeys(...keys) {
        this.#known.push(...keys);
    }
    /** Reports a problem of the section as a whole. */
    wrong(condition, remedy) {
        this.#problems.add(this.#span, condition, remedy);
    }
    /** Reports the keys that nobody asked for. Returns `result`, so that a reader ends with it. */
    done(result) {
        for (const { key, keySpan } of this.#table.values()) {
            if (this.#known.includes(key))
                continue;
            const condition = `${this.name} knows no key \`${key}\``;
            this.#problems.add(keySpan, condition, suggest(key, this.#known));
        }
        return result;
    }
    #field(entry) {
        return new Field(entry.key, entry.keySpan, entry.value, this.#problems);
    }
}
