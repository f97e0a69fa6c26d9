// From Anchor's IDL to Codama's tree: what holds for every program.
import {
    bytesTypeNode,
    numberTypeNode,
    postOffsetTypeNode,
    rootNode,
    sizePrefixTypeNode,
    definedTypeNode,
    structTypeNode,
    isNode,
} from 'codama';
import { rootNodeFromAnchor } from '@codama/nodes-from-anchor';

/** @import { RootNode, ProgramNode, TypeNode, StructTypeNode } from 'codama' */

const WIDTHS = { u8: 1, u16: 2, u32: 4, u64: 8, u128: 16 };

/** Reads an IDL and gives every type the shape that a TypeScript reader wants.
 *  @param {object} idl @returns {{ root: RootNode, events: EventEntry[], errors: ErrorEntry[] }} */
export function readIdl(idl) {
    const said = quietly(() => rootNodeFromAnchor(idl));
    const { program } = said;
    const events = (program.events ?? []).map(eventEntry);
    const types = [
        ...program.definedTypes,
        ...events.map((e) => definedTypeNode({ name: e.name, type: e.struct })),
    ];
    const wide = new Set(types.filter(isTwoWords).map((type) => type.name));
    const rules = [foldPadding, bytes, wholeNumbers(wide)];
    const definedTypes = types.filter((type) => !wide.has(type.name));
    const shaped = reshape({ ...program, definedTypes, events: [], errors: [] }, rules);
    return { root: rootNode(shaped), events, errors: program.errors ?? [] };
}

/** An event's data is a struct behind 8 bytes; the renderer knows no events, so the struct
 *  becomes a type and the 8 bytes go into a table of our own. */
function eventEntry(event) {
    const [prefix] = event.data.prefix;
    return {
        name: event.name,
        discriminator: prefix.value.data,
        struct: event.data.type,
        docs: event.docs,
    };
}

/** Walks all nodes from the leaves up. */
function reshape(node, rules) {
    if (Array.isArray(node)) return node.map((one) => reshape(one, rules));
    if (node === null || typeof node !== 'object') return node;
    const shaped = Object.fromEntries(
        Object.entries(node).map(([key, value]) => [key, reshape(value, rules)]),
    );
    return rules.reduce((result, rule) => rule(result), shaped);
}

/** Fields of zeros, room for what later versions bring among them, are skipped, not shown: they become
 *  padding of the field before them. */
function foldPadding(node) {
    if (!isNode(node, 'structTypeNode')) return node;
    const fields = [];
    for (const field of node.fields) {
        const last = fields.at(-1);
        if (/^(pad|reserved)\d*$/.test(field.name) && last)
            fields[fields.length - 1] = {
                ...last,
                type: postOffsetTypeNode(last.type, width(field.type), 'padded'),
            };
        else fields.push(field);
    }
    return structTypeNode(fields);
}

/** Two words, the low one first, are a little-endian u128: a Q64 of 2^-64ths, a tally of votes. */
function isTwoWords({ type }) {
    return type.kind === 'structTypeNode' && type.fields.map((one) => one.name).join() === 'lo,hi';
}

function wholeNumbers(wide) {
    return (node) =>
        isNode(node, 'definedTypeLinkNode') && wide.has(node.name) ? numberTypeNode('u128') : node;
}

/** A list of u8 is bytes. */
function bytes(node) {
    const isBytes =
        isNode(node, 'arrayTypeNode') &&
        isNode(node.count, 'prefixedCountNode') &&
        node.item.format === 'u8';
    return isBytes ? sizePrefixTypeNode(bytesTypeNode(), node.count.prefix) : node;
}

/** How many bytes a type of padding takes. @param {TypeNode} type @returns {number} */
function width(type) {
    if (isNode(type, 'numberTypeNode')) return WIDTHS[type.format];
    if (isNode(type, 'publicKeyTypeNode')) return 32;
    if (isNode(type, 'fixedSizeTypeNode')) return type.size;
    if (isNode(type, 'arrayTypeNode')) return type.count.value * width(type.item);
    throw new Error(`padding of kind ${type.kind}: say its width in codama/read.mjs`);
}

/** Codama warns that pools of two instructions have seeds of two names; `seeds.mjs` says how. */
function quietly(read) {
    const { warn } = console;
    console.warn = () => {};
    try {
        return read();
    } finally {
        console.warn = warn;
    }
}

/** Where the addresses in each account of an IDL stand [bytes from the start], up to the first field
 *  whose width it does not say by itself.
 *  @param {object} idl @returns {{ name: string, offsets: [string, number][] }[]} */
export function addressesIn({ accounts, types }) {
    return accounts.map(({ name, discriminator }) => {
        const { fields } = types.find((one) => one.name === name).type;
        let at = discriminator.length;
        const offsets = [];
        for (const { name: field, type } of fields) {
            if (type === 'pubkey' && !field.startsWith('_')) offsets.push([camel(field), at]);
            at += widthInIdl(type);
            if (Number.isNaN(at)) break;
        }
        return { name: camel(name.replace(/^./, (first) => first.toLowerCase())), offsets };
    });
}

const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

/** Not a number, of what is defined elsewhere. */
function widthInIdl(type) {
    if (type === 'pubkey') return 32;
    const { array } = type;
    return array ? widthInIdl(array[0]) * array[1] : (WIDTHS[type] ?? NaN);
}
