/** A source as a tree. */
import { parse } from '@babel/parser';
import type * as t from '@babel/types';

export type Node = t.Node & { readonly start: number; readonly end: number };

export function parsed(code: string, file: string) {
    const plugins = file.endsWith('x')
        ? (['typescript', 'jsx'] as const)
        : (['typescript'] as const);
    return parse(code, { sourceType: 'module', plugins: [...plugins] });
}

export const allChildrenOf = (node: Node): Node[] =>
    Object.entries(node)
        .filter(([key]) => !/Comments$|^(loc|extra|errors)$/.test(key))
        .flatMap(([, value]) => value as unknown)
        .filter((one): one is Node => typeof (one as Node | null)?.type === 'string');

/** Without types. */
export const childrenOf = (node: Node): Node[] =>
    allChildrenOf(node).filter(({ type }) => !/^TS(Type|Interface)/.test(type));

/** What a function is called by, or asked of. */
export function nameOfCallee(callee: t.Node): string {
    if (callee.type === 'Identifier') return callee.name;
    if (callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression') {
        return callee.property.type === 'Identifier' ? callee.property.name : '';
    }
    return '';
}

export const nameOfKey = (key: t.Node): string =>
    key.type === 'Identifier' ? key.name : key.type === 'StringLiteral' ? key.value : '';
