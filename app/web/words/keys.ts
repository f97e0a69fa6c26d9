/** What a source compares with: nobody may read it. */
import type * as t from '@babel/types';
import { allChildrenOf, parsed, type Node } from './ast';

export function keysIn(code: string, file: string): string[] {
    const found: string[] = [];
    const look = (node: Node): void => {
        for (const one of comparedIn(node))
            if (one?.type === 'StringLiteral') found.push(one.value);
        allChildrenOf(node).forEach(look);
    };
    look(parsed(code, file).program as Node);
    return found;
}

function comparedIn(node: Node): readonly (t.Node | null | undefined)[] {
    switch (node.type) {
        case 'BinaryExpression':
            return node.operator === '+' ? [] : [node.left, node.right];
        case 'SwitchCase':
            return [node.test];
        case 'TSLiteralType':
            return [node.literal];
        default:
            return [];
    }
}
