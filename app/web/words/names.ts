/** What a place in a text is called in the catalogue: by what stands there. */
import type * as t from '@babel/types';

export interface Namer {
    /** The name of an expression; of a second one with the same name "name2". */
    of(node: t.Node): string;
    /** The name of an element. */
    element(node: t.JSXElement | t.JSXFragment): string;
}

/** Of one text. */
export function namer(): Namer {
    const taken = new Map<string, number>();
    const unique = (name: string) => {
        const nth = (taken.get(name) ?? 0) + 1;
        taken.set(name, nth);
        return nth === 1 ? name : `${name}${nth}`;
    };
    return { of: (node) => unique(plain(node)), element: (node) => unique(tagOf(node)) };
}

function tagOf(node: t.JSXElement | t.JSXFragment): string {
    if (node.type === 'JSXFragment') return 'span';
    const { name } = node.openingElement;
    return name.type === 'JSXIdentifier' ? name.name : 'element';
}

/** What is asked of anything: its name is that of what is asked. */
const SAYS_LITTLE = /^(toString|join|slice|map|filter|find|at|length|size|replace)$/;

function plain(node: t.Node): string {
    switch (node.type) {
        case 'Identifier':
            return node.name;
        case 'MemberExpression':
        case 'OptionalMemberExpression':
            return node.property.type === 'Identifier' &&
                !node.computed &&
                !SAYS_LITTLE.test(node.property.name)
                ? node.property.name
                : plain(node.object);
        case 'CallExpression':
        case 'OptionalCallExpression':
            return plain(node.callee);
        case 'ConditionalExpression':
            return plain(node.test);
        case 'LogicalExpression':
        case 'BinaryExpression':
            return plain(node.left);
        case 'UnaryExpression':
            return plain(node.argument);
        case 'TSAsExpression':
        case 'TSNonNullExpression':
            return plain(node.expression);
        default:
            return 'value';
    }
}
