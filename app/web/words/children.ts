/** The texts between the tags of an element. */
import type * as t from '@babel/types';
import type { Piece, Range } from './message';
import type { Namer } from './names';
import { hasLetters } from './rules';

type Child = t.JSXElement['children'][number];

/** The letters that a child is; none where it is something else. */
export function lettersOf(child: Child): string | undefined {
    if (child.type === 'JSXText') return unfolded(child.value);
    if (child.type !== 'JSXExpressionContainer') return undefined;
    const { expression } = child;
    return expression.type === 'StringLiteral' ? expression.value : undefined;
}

/** As React shows it: line ends and what surrounds them are one space between words, and nothing at the ends. */
function unfolded(text: string): string {
    const lines = text.split(/\r?\n/);
    return lines
        .map((line, nth) => {
            const from = nth === 0 ? line : line.replace(/^[ \t]+/, '');
            return nth === lines.length - 1 ? from : from.replace(/[ \t]+$/, '');
        })
        .filter((line) => line !== '')
        .join(' ');
}

/** An element in a text that has letters of its own: they are part of it. */
export const isPartOfText = ({ children }: t.JSXElement): boolean =>
    children.some((child) => hasLetters(lettersOf(child) ?? ''));

export function childPieces(children: readonly Child[], names: Namer): Piece[] {
    const pieces: Piece[] = [];
    for (const child of children) {
        const letters = lettersOf(child);
        if (letters !== undefined) pieces.push({ is: 'letters', text: letters });
        else pieces.push(...otherPiece(child, names));
    }
    return pieces;
}

function otherPiece(child: Child, names: Namer): Piece[] {
    if (child.type === 'JSXExpressionContainer') {
        const { expression } = child;
        if (expression.type === 'JSXEmptyExpression') return [];
        return [{ is: 'slot', as: `{${names.of(expression)}}`, range: rangeOf(child) }];
    }
    if (child.type === 'JSXElement' && isPartOfText(child)) {
        return [
            {
                is: 'element',
                name: names.element(child),
                open: rangeOf(child.openingElement),
                inside: childPieces(child.children, names),
                close: rangeOf(child.closingElement!),
            },
        ];
    }
    const name =
        child.type === 'JSXElement' || child.type === 'JSXFragment'
            ? names.element(child)
            : 'value';
    return [{ is: 'slot', as: `<${name}/>`, range: rangeOf(child) }];
}

const rangeOf = (node: t.Node): Range => [node.start!, node.end!];
