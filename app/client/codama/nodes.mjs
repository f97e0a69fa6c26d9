// Nodes that several programs need.
import {
    accountValueNode,
    constantPdaSeedNodeFromString,
    definedTypeLinkNode,
    definedTypeNode,
    enumEmptyVariantTypeNode,
    enumTypeNode,
    numberTypeNode,
    pdaNode,
    pdaSeedValueNode,
    pdaValueNode,
    publicKeyTypeNode,
    variablePdaSeedNode,
} from 'codama';

/** An enumeration without data. */
export const enumeration = (name, docs, ...variants) =>
    definedTypeNode({
        name,
        docs: [docs],
        type: enumTypeNode(variants.map((one) => enumEmptyVariantTypeNode(one))),
    });

/** An enumeration in place of its u8, inside whatever padding there is around it. */
export function numbered(type, name) {
    if (type.kind === 'numberTypeNode') return definedTypeLinkNode(name);
    return type.type ? { ...type, type: numbered(type.type, name) } : type;
}

/** A seed that is an address. */
export const key = (name) => variablePdaSeedNode(name, publicKeyTypeNode());
/** A seed that is a number. */
export const number = (name, format) => variablePdaSeedNode(name, numberTypeNode(format));
/** An address of the program: a word, then seeds. */
export const pda = (name, prefix, docs, ...seeds) =>
    pdaNode({
        name,
        docs: [docs],
        seeds: [constantPdaSeedNodeFromString('utf8', prefix), ...seeds],
    });

/** Such an address as a default; each seed is taken from an account unless another node is named. */
export const from = (name, ...seeds) =>
    pdaValueNode(
        name,
        seeds.map(([seed, value, of = accountValueNode]) => pdaSeedValueNode(seed, of(value))),
    );

/** The only defaults kept of those in the IDL and those that Codama guesses: a guessed token
 *  program is wrong half of the time. */
const FIXED = /^(systemProgram|token2022Program|farmProgram)$/;

/** An account with the default that is named here, if any. */
export function instructionAccount(node, defaults) {
    const { defaultValue, ...rest } = node;
    const value = defaults[node.name] ?? (FIXED.test(node.name) ? defaultValue : undefined);
    return value ? { ...rest, defaultValue: value } : rest;
}
