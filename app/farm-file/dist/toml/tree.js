/**
 * TOML as a tree of tables in which every key and value knows its place.
 *
 * The parser stops at what it cannot read. So the line is noted and blanked out, and the rest is
 * read all the same: a slip in one line does not hide those in others.
 */
import { parseTOML } from 'toml-eslint-parser';
/** More slips than this are not worth looking for. */
const MOST = 50;
/** Reads a text. What is not TOML goes to `problems`. */
export function readDocument(text, problems) {
    let rest = text;
    for (let tries = 0; tries < MOST; tries++) {
        try {
            const [top] = parseTOML(rest, { tomlVersion: '1.1' }).body;
            return { table: tableOf(top), story: storyOf(top, text) };
        }
        catch (error) {
            const at = placeOf(error, rest);
            problems.addBroken(at, lowered(error.message));
            rest = withoutLine(rest, at);
        }
    }
    return { table: new Map(), story: undefined };
}
/** Where a text stopped being TOML. What a line break came too early for is named at the line
 *  before it. */
function placeOf(error, text) {
    const { index, message } = error;
    if (typeof index !== 'number')
        throw error;
    const isLineBefore = text[index] === '\n' || /on the same line/.test(message);
    const seen = isLineBefore ? text.slice(0, index) : text.slice(0, index + 1);
    return Math.max((isLineBefore ? seen.trimEnd() : seen).length, 1) - 1;
}
/** The text with a line blanked out; a header stays one, of tables that nobody reads. */
function withoutLine(text, at) {
    const start = text.lastIndexOf('\n', at - 1) + 1;
    const end = (text.indexOf('\n', at) + 1 || text.length + 1) - 1;
    const isHeader = /^\s*\[/.test(text.slice(start, end)) && end - start >= HEADER.length;
    const blank = (isHeader ? HEADER : '').padEnd(end - start);
    return text.slice(0, start) + blank + text.slice(end);
}
const HEADER = '[[_]]';
function lowered(message) {
    return message.charAt(0).toLowerCase() + message.slice(1);
}
function tableOf(top) {
    const root = new Map();
    for (const node of top.body) {
        if (node.type === 'TOMLKeyValue')
            put(root, node);
        else
            headed(root, node);
    }
    root.delete('_');
    return root;
}
/** `[a.b]` or `[[a.b]]` with what stands below it. */
function headed(root, node) {
    const keys = node.key.keys;
    const span = [node.range[0], node.key.range[1] + (node.kind === 'array' ? 2 : 1)];
    const parent = descend(root, keys.slice(0, -1));
    const last = keys.at(-1);
    const name = nameOf(last);
    const table = new Map();
    const fresh = { kind: 'table', table, span };
    const there = parent.get(name);
    if (node.kind === 'array') {
        const items = there?.value.kind === 'list' ? there.value.items : [];
        const value = { kind: 'list', items: [...items, fresh], span };
        parent.set(name, { key: name, keySpan: there?.keySpan ?? last.range, value });
    }
    else if (there?.value.kind === 'table') {
        node.body.forEach((entry) => put(there.value.table, entry));
        return;
    }
    else {
        parent.set(name, { key: name, keySpan: last.range, value: fresh });
    }
    node.body.forEach((entry) => put(table, entry));
}
/** `a.b = value`. */
function put(table, { key, value }) {
    const last = key.keys.at(-1);
    const name = nameOf(last);
    const entry = { key: name, keySpan: last.range, value: nodeOf(value) };
    descend(table, key.keys.slice(0, -1)).set(name, entry);
}
/** The table at a path, made where it is not there; the last one of a list of tables. */
function descend(from, path) {
    let table = from;
    for (const part of path) {
        const name = nameOf(part);
        const there = table.get(name)?.value;
        const node = there?.kind === 'list' ? there.items.at(-1) : there;
        if (node?.kind === 'table') {
            table = node.table;
            continue;
        }
        const fresh = new Map();
        const value = { kind: 'table', table: fresh, span: part.range };
        table.set(name, { key: name, keySpan: part.range, value });
        table = fresh;
    }
    return table;
}
function nameOf(key) {
    return key.type === 'TOMLBare' ? key.name : key.value;
}
function nodeOf(node) {
    const span = node.range;
    switch (node.type) {
        case 'TOMLArray':
            return { kind: 'list', items: node.elements.map(nodeOf), span };
        case 'TOMLInlineTable': {
            const table = new Map();
            node.body.forEach((entry) => put(table, entry));
            return { kind: 'table', table, span };
        }
        case 'TOMLValue':
            return plain(node, span);
    }
}
function plain(node, span) {
    switch (node.kind) {
        case 'string':
            return { kind: 'text', text: node.value, span };
        case 'boolean':
            return { kind: 'boolean', value: node.value, span };
        case 'integer':
        case 'float':
            return { kind: 'number', text: node.number, span };
        default:
            return { kind: 'date', text: node.datetime, span };
    }
}
/** Everything under `story`, as it is written. */
function storyOf(top, text) {
    const parts = top.body.flatMap((node) => {
        const first = node.key.keys[0];
        if (!first || nameOf(first) !== 'story')
            return [];
        return [text.slice(node.range[0], node.range[1])];
    });
    return parts.length === 0 ? undefined : parts.join('\n\n');
}
