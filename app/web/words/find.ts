/** Finds the texts of a source. */
import type * as t from '@babel/types';
import { childrenOf, nameOfCallee, nameOfKey, parsed, type Node } from './ast';
import { childPieces, isPartOfText, lettersOf } from './children';
import { hasNoWords, linesLeft, markOf } from './marks';
import { written, type Message, type Piece, type Range, type Stands } from './message';
import { namer } from './names';
import {
    hasLetters,
    isForMachines,
    looksRead,
    readingOf,
    readingOfPart,
    type Reading,
} from './rules';
import { addedPieces, templatePieces } from './templates';

export function messagesIn(code: string, file: string): Message[] {
    if (hasNoWords(code)) return [];
    const { program, comments } = parsed(code, file);
    const found: Message[] = [];
    new Finder(found, linesLeft(code, comments ?? [])).visit(program as Node, 'by-looks');
    return found;
}

class Finder {
    constructor(
        private readonly found: Message[],
        /** Lines that are said to hold no words. */
        private readonly left: ReadonlySet<number>,
    ) {}

    visit(node: Node, reading: Reading): void {
        switch (node.type) {
            case 'ImportDeclaration':
            case 'ExportAllDeclaration':
            case 'Directive':
                return;
            case 'StringLiteral':
                return this.string(node, reading);
            case 'TemplateLiteral':
                return this.pieces(node, templatePieces(node), reading);
            case 'BinaryExpression':
                return this.binary(node, reading);
            case 'JSXAttribute':
                return this.attribute(node);
            case 'JSXElement':
            case 'JSXFragment':
                return this.element(node);
            case 'ConditionalExpression':
                this.visit(node.test as Node, 'by-looks');
                this.visit(node.consequent as Node, reading);
                return this.visit(node.alternate as Node, reading);
            case 'LogicalExpression':
                this.visit(node.left as Node, node.operator === '&&' ? 'by-looks' : reading);
                return this.visit(node.right as Node, reading);
            case 'CallExpression':
            case 'OptionalCallExpression':
            case 'NewExpression':
                return this.call(node);
            case 'ObjectProperty':
                if (node.computed) this.visit(node.key as Node, 'unread');
                return this.visit(node.value as Node, readingOfPart(nameOfKey(node.key)));
            case 'MemberExpression':
            case 'OptionalMemberExpression':
                this.visit(node.object as Node, 'by-looks');
                if (node.computed) this.visit(node.property as Node, 'unread');
                return;
            case 'SwitchCase':
                if (node.test) this.visit(node.test as Node, 'unread');
                return this.inside(node.consequent);
            case 'TaggedTemplateExpression':
                return this.inside(node.quasi.expressions);
            case 'TSAsExpression':
            case 'TSSatisfiesExpression':
            case 'TSNonNullExpression':
                return this.visit(node.expression as Node, reading);
            default:
                if (!node.type.startsWith('TS')) this.inside(childrenOf(node));
        }
    }

    private inside(nodes: readonly t.Node[], reading: Reading = 'by-looks'): void {
        for (const node of nodes) this.visit(node as Node, reading);
    }

    private string(node: t.StringLiteral & Node, reading: Reading): void {
        const pieces = [{ is: 'letters', text: node.value }] as const;
        this.pieces(node, pieces, markOf(node) ? 'read' : reading);
    }

    /** Strings and templates that are added are one text; what is compared is none. */
    private binary(node: t.BinaryExpression & Node, reading: Reading): void {
        const sum = addedPieces(node);
        if (sum) return this.pieces(node, sum, reading);
        this.inside([node.left, node.right], node.operator === '+' ? reading : 'unread');
    }

    private attribute({ name, value }: t.JSXAttribute): void {
        if (!value) return;
        const reading = readingOf(name.type === 'JSXIdentifier' ? name.name : name.name.name);
        if (value.type === 'StringLiteral') {
            const pieces = [{ is: 'letters', text: value.value }] as const;
            this.pieces(value as t.StringLiteral & Node, pieces, reading, 'attribute');
        } else if (value.type === 'JSXExpressionContainer') {
            this.visit(value.expression as Node, reading);
        } else this.visit(value as Node, 'by-looks');
    }

    private element(node: t.JSXElement | t.JSXFragment): void {
        if (node.type === 'JSXElement') this.inside(node.openingElement.attributes);
        const { children } = node;
        if (!children.some((child) => hasLetters(lettersOf(child) ?? ''))) {
            return children.forEach((child) => this.child(child));
        }
        const range = [children[0]!.start!, children.at(-1)!.end!] as const;
        this.add(range, node.loc!.start.line, childPieces(children, namer()), 'children');
        this.nested(children);
    }

    /** What stands in a text and may hold texts of its own. */
    private nested(children: t.JSXElement['children']): void {
        for (const child of children) {
            if (child.type === 'JSXElement' && isPartOfText(child)) {
                this.inside(child.openingElement.attributes);
                this.nested(child.children);
            } else if (lettersOf(child) === undefined) this.child(child);
        }
    }

    private child(child: t.JSXElement['children'][number]): void {
        const shown = child.type === 'JSXExpressionContainer' ? child.expression : child;
        this.visit(shown as Node, 'read');
    }

    private call({
        callee,
        arguments: args,
    }: Pick<t.CallExpression, 'callee' | 'arguments'>): void {
        const name = nameOfCallee(callee);
        this.visit(callee as Node, 'by-looks');
        if (name === 'counted') return this.counted(args as readonly t.Node[] as readonly Node[]);
        this.inside(args, isForMachines(name) ? 'unread' : 'by-looks');
    }

    /** `counted(many, 'day')`. */
    private counted([many, one, several]: readonly Node[]): void {
        this.visit(many!, 'by-looks');
        if (one?.type !== 'StringLiteral') return;
        const { value: id } = one;
        const plural = several?.type === 'StringLiteral' ? several.value : `${id}s`;
        const range = [one.start, (several ?? one).end] as const;
        const line = one.loc!.start.line;
        const around = { before: '', after: '', pieces: [] };
        this.found.push({ id, plural, stands: 'plural', range, line, ...around });
    }

    private pieces(
        node: Node,
        pieces: readonly Piece[],
        reading: Reading,
        stands: Stands = 'expression',
    ): void {
        const line = node.loc!.start.line;
        const isText = !this.left.has(line) && isRead(pieces, reading);
        if (isText) this.add([node.start, node.end], line, pieces, stands, markOf(node));
        this.holes(node, isText ? 'read' : 'by-looks');
    }

    private holes(node: Node, reading: Reading): void {
        if (node.type === 'TemplateLiteral') this.inside(node.expressions, reading);
        if (node.type === 'BinaryExpression') {
            this.holes(node.left as Node, reading);
            this.holes(node.right as Node, reading);
        }
    }

    private add(
        range: Range,
        line: number,
        pieces: readonly Piece[],
        stands: Stands,
        mark?: ReturnType<typeof markOf>,
    ): void {
        const text = written(pieces);
        const before = /^\s*/.exec(text)![0];
        const after = /\s*$/.exec(text)![0];
        const where = { stands, range, line, ...mark, isMarked: mark !== undefined };
        this.found.push({ id: text.trim(), pieces, before, after, ...where });
    }
}

function isRead(pieces: readonly Piece[], reading: Reading): boolean {
    const letters = pieces.map((one) => (one.is === 'letters' ? one.text : '')).join('');
    if (reading === 'unread') return false;
    return reading === 'read' ? hasLetters(letters) : looksRead(letters);
}
