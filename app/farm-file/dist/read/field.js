/** A value of the file, which knows its place: every conversion that fails says so there, and
 *  gives `undefined`. */
import { BPS, MAX_UNITS } from '../limits.js';
import { formatExact, readAmount } from '../words/amount.js';
import { duration, EXAMPLES, readDuration } from '../words/time.js';
import { Section } from './section.js';
/** A key with its value. */
export class Field {
    key;
    keySpan;
    node;
    problems;
    constructor(key, keySpan, node, problems) {
        this.key = key;
        this.keySpan = keySpan;
        this.node = node;
        this.problems = problems;
    }
    /** Reports a problem here. */
    wrong(condition, remedy) {
        this.problems.add(this.node.span, condition, remedy);
    }
    /** Reports that the value names what is not there; not where it may stand in a line that is
     *  not TOML. */
    unknown(condition, remedy) {
        return this.problems.isBroken ? undefined : this.wrong(condition, remedy);
    }
    /** Reports that the value is of another kind. */
    expected(what, example) {
        return this.wrong(`\`${this.key}\` is not ${what}`, `write it like ${example}`);
    }
    /** The text of a value in quotes, if it is one. */
    get quoted() {
        return this.node.kind === 'text' ? this.node.text : undefined;
    }
    /** A text in quotes. */
    text() {
        return this.quoted ?? this.expected('a text', '"...", in quotes');
    }
    /** A number with up to `decimals` decimals, in units of the last one. */
    decimal(decimals, of) {
        const text = this.#digits();
        const units = readAmount(text, decimals);
        if (typeof units === 'bigint')
            return units;
        if (units === 'not a number')
            return this.expected('a number', '1_250_000 or "0.5"');
        if (units === 'too large') {
            return this.wrong(`\`${text}\` is more base units of ${of} than fit 64 bits`, `write at most ${formatExact(MAX_UNITS, decimals)}`);
        }
        return this.wrong(`\`${text}\` has ${units.digits} decimals, and ${of} has ${decimals}`, 'leave the digits off that do not exist; nothing is rounded for you');
    }
    /** A whole number within a range. */
    integer(least, most) {
        const number = readAmount(this.#digits(), 0);
        if (typeof number === 'bigint' && number >= least && number <= most)
            return number;
        return this.wrong(`\`${this.key}\` is not a whole number in its range`, `write a number from ${least} to ${most}`);
    }
    /** A share like `"2.5%"` [bps], of at most `most`. */
    shareBps(most = BPS) {
        const text = this.quoted?.endsWith('%') ? this.quoted.slice(0, -1).trim() : '';
        const bps = readAmount(text, 2);
        if (typeof bps !== 'bigint') {
            return this.expected('a share', '"2.5%", with at most two decimals');
        }
        if (bps <= BigInt(most))
            return Number(bps);
        const limit = most / 100;
        return this.wrong(`\`${this.key}\` is more than ${limit} %`, `write at most "${limit}%"`);
    }
    /** A duration of at least a second and at most `most` [s]. */
    duration(most) {
        const seconds = readDuration(this.quoted ?? '');
        if (seconds === undefined)
            return this.expected('a duration', EXAMPLES);
        if (seconds === 0n)
            return this.wrong(`\`${this.key}\` is no time at all`, 'make it longer');
        if (seconds <= BigInt(most))
            return Number(seconds);
        return this.wrong(`\`${this.key}\` is longer than ${duration(most)}`, 'make it shorter');
    }
    /** A table, with a header of its own or inline. */
    section(name) {
        if (this.node.kind !== 'table')
            return this.expected('a table', '{ key = value }');
        const [start, end] = this.node.span;
        // A header covers one line; an inline table may cover many: then the key's place.
        const span = end - start > 60 ? this.keySpan : this.node.span;
        return new Section(name, this.node.table, span, this.problems);
    }
    /** The elements of a list. */
    list() {
        if (this.node.kind !== 'list') {
            this.expected('a list', '[ ... ]');
            return [];
        }
        return this.node.items.map((item) => new Field(this.key, this.keySpan, item, this.problems));
    }
    /** A number in quotes or bare, digit by digit; nothing for what has none. */
    #digits() {
        const { node } = this;
        return node.kind === 'text' || node.kind === 'number' ? node.text : '';
    }
}
