/** What is wrong with a file: every error at once, each with its place and its remedy. */
/** Collects problems while a file is read.
 *
 *  Where a line is not even TOML, nothing more is said of it, nor of keys that seem to be missing
 *  from such a file: that keeps one slip from raising false alarms. */
export class Problems {
    #text;
    #found = [];
    #broken = new Set();
    constructor(text) {
        this.#text = text;
    }
    /** Whether the text is not TOML somewhere, so that what seems to be missing may not be. */
    get isBroken() {
        return this.#broken.size > 0;
    }
    /** Notes a problem, unless its line is known not to be TOML. */
    add([start, end], condition, remedy) {
        const before = this.#text.slice(0, start);
        const line = before.split('\n').length;
        if (this.#broken.has(line))
            return;
        const column = start - before.lastIndexOf('\n');
        this.#found.push({ start, end, line, column, condition, remedy });
    }
    /** Notes that a line is not TOML. */
    addBroken(at, condition) {
        this.add([at, at + 1], condition, 'write it as TOML wants it: see https://toml.io');
        this.#broken.add(this.#text.slice(0, at).split('\n').length);
    }
    /** Everything found, in the order of the file. */
    all() {
        return this.#found.toSorted((a, b) => a.start - b.start || a.end - b.end);
    }
}
/** Problems as plain text, for a terminal or a log. */
export function describeProblems(path, problems) {
    const each = problems.map(({ line, column, condition, remedy }) => `${path}:${line}:${column}: ${condition}\n  = help: ${remedy}`);
    return each.join('\n');
}
