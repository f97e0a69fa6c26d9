/** The texts of strings, templates, and what is added of them. */
import type * as t from '@babel/types';
import type { Node } from './ast';
import type { Piece } from './message';
import { namer, type Namer } from './names';

export function templatePieces(node: t.TemplateLiteral, names: Namer = namer()): Piece[] {
    return node.quasis.flatMap(({ value }, nth): Piece[] => {
        const letters = { is: 'letters', text: value.cooked ?? '' } as const;
        const hole = node.expressions[nth] as Node | undefined;
        if (!hole) return [letters];
        return [letters, { is: 'slot', as: `{${names.of(hole)}}`, range: [hole.start, hole.end] }];
    });
}

/** Of a sum that is a text; nothing of one that is not. */
export function addedPieces(
    node: t.Expression | t.PrivateName,
    names: Namer = namer(),
): Piece[] | undefined {
    if (node.type === 'StringLiteral') return [{ is: 'letters', text: node.value }];
    if (node.type === 'TemplateLiteral') return templatePieces(node, names);
    if (node.type !== 'BinaryExpression' || node.operator !== '+') return undefined;
    const [left, right] = [addedPieces(node.left, names), addedPieces(node.right, names)];
    return left && right && [...left, ...right];
}
