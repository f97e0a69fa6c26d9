/** Finds the texts of a source. */
import { parse } from '@babel/parser';
import type * as t from '@babel/types';
import { childPieces, isPartOfText, lettersOf } from './children';
import { written, type Message, type Piece, type Stands } from './message';
import { namer, type Namer } from './names';
import { hasLetters, isForMachines, looksRead, readingOf, readingOfPart } from './rules';

/** How a string is taken that stands in some place. */
type Place = 'read' | 'unread' | 'by-looks';

type Node = t.Node & { readonly start: number; readonly end: number };

export function messagesIn(code: string, file: string): Message[] {
    if (/^\/\*\* No words/.test(code)) return [];
    const { program, comments } = parsed(code, file);
    const found: Message[] = [];
    const left = new Set(
        comments?.filter(({ value }) => /^ no words/.test(value)).map(({ loc }) => loc!.start.line),
    );
    new Finder(found, left).visit(program as Node, 'by-looks');
    return found;
}

function parsed(code: string, file: string) {
    const plugins = file.endsWith('x')
        ? (['typescript', 'jsx'] as const)
        : (['typescript'] as const);
    return parse(code, { sourceType: 'module', plugins: [...plugins] });
}

class Finder {
    constructor(
        private readonly found: Message[],
        /** Lines that are said to hold no words. */
        private readonly left: ReadonlySet<number>,
    ) {}

    visit(node: Node, place: Place): void {
        switch (node.type) {
            case 'ImportDeclaration':
            case 'ExportAllDeclaration':
            case 'Directive':
                return;
            case 'StringLiteral':
                return this.string(node, place);
            case 'TemplateLiteral':
                return this.pieces(node, templatePieces(node), 'expression', place);
            case 'BinaryExpression':
                return this.binary(node, place);
            case 'JSXAttribute':
                return this.attribute(node);
            case 'JSXElement':
            case 'JSXFragment':
                return this.element(node);
            case 'ConditionalExpression':
                this.visit(node.test as Node, 'by-looks');
                this.visit(node.consequent as Node, place);
                return this.visit(node.alternate as Node, place);
            case 'LogicalExpression':
                this.visit(node.left as Node, node.operator === '&&' ? 'by-looks' : place);
                return this.visit(node.right as Node, place);
            case 'CallExpression':
            case 'OptionalCallExpression':
            case 'NewExpression':
                return this.call(node as t.CallExpression & Node);
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
                return this.inside(node.consequent as Node[], 'by-looks');
            case 'TaggedTemplateExpression':
                return this.inside(node.quasi.expressions as Node[], 'by-looks');
            case 'TSAsExpression':
            case 'TSSatisfiesExpression':
            case 'TSNonNullExpression':
                return this.visit(node.expression as Node, place);
            default:
                if (!node.type.startsWith('TS')) this.inside(childrenOf(node), 'by-looks');
        }
    }

    private inside(nodes: readonly Node[], place: Place): void {
        for (const node of nodes) this.visit(node, place);
    }

    private string(node: t.StringLiteral & Node, place: Place): void {
        const isSaid = node.leadingComments?.some(({ value }) => value.trim() === 'words');
        const pieces = [{ is: 'letters', text: node.value }] as const;
        this.pieces(node, pieces, 'expression', isSaid ? 'read' : place);
    }

    /** Strings and templates that are added are one text; what is compared is none. */
    private binary(node: t.BinaryExpression & Node, place: Place): void {
        const sum = addedPieces(node, namer());
        if (sum) return this.pieces(node, sum, 'expression', place);
        const within = node.operator === '+' ? place : 'unread';
        this.visit(node.left as Node, within);
        this.visit(node.right as Node, within);
    }

    private attribute({ name, value }: t.JSXAttribute & Node): void {
        if (!value) return;
        const place = readingOf(String(name.type === 'JSXIdentifier' ? name.name : name.name.name));
        if (value.type === 'StringLiteral') {
            const pieces = [{ is: 'letters', text: value.value }] as const;
            this.pieces(value as unknown as Node, pieces, 'attribute', place);
        } else if (value.type === 'JSXExpressionContainer') {
            this.visit(value.expression as Node, place);
        } else this.visit(value as Node, 'by-looks');
    }

    private element(node: (t.JSXElement | t.JSXFragment) & Node): void {
        if (node.type === 'JSXElement')
            this.inside(node.openingElement.attributes as Node[], 'by-looks');
        const { children } = node;
        if (!children.some((child) => hasLetters(lettersOf(child) ?? ''))) {
            for (const child of children) this.child(child as Node);
            return;
        }
        const range = [children[0]!.start!, children.at(-1)!.end!] as const;
        const pieces = childPieces(children, namer());
        this.add(range, node.loc!.start.line, pieces, 'children');
        this.nested(children);
    }

    /** What stands in a text and may hold texts of its own. */
    private nested(children: t.JSXElement['children']): void {
        for (const child of children) {
            if (child.type === 'JSXElement' && isPartOfText(child)) {
                this.inside(child.openingElement.attributes as Node[], 'by-looks');
                this.nested(child.children);
            } else if (lettersOf(child) === undefined) this.child(child as Node);
        }
    }

    private child(node: Node): void {
        if (node.type === 'JSXExpressionContainer') this.visit(node.expression as Node, 'read');
        else this.visit(node, 'read');
    }

    private call(node: t.CallExpression & Node): void {
        const name = nameOfCallee(node.callee);
        this.visit(node.callee as Node, 'by-looks');
        const args = node.arguments as Node[];
        if (name === 'counted') return this.counted(args);
        this.inside(args, isForMachines(name) ? 'unread' : 'by-looks');
    }

    /** `counted(many, 'day')`. */
    private counted([many, one, several]: readonly Node[]): void {
        this.visit(many!, 'by-looks');
        if (one?.type !== 'StringLiteral') return;
        const { value } = one;
        const plural = several?.type === 'StringLiteral' ? several.value : `${value}s`;
        this.found.push({
            id: value,
            plural,
            stands: 'plural',
            range: [one.start, (several ?? one).end],
            line: one.loc!.start.line,
            pieces: [],
            before: '',
            after: '',
        });
    }

    private pieces(node: Node, pieces: readonly Piece[], stands: Stands, place: Place): void {
        const line = node.loc!.start.line;
        const letters = pieces.map((one) => (one.is === 'letters' ? one.text : '{}')).join('');
        const isRead =
            place === 'read'
                ? pieces.some((one) => one.is === 'letters' && hasLetters(one.text))
                : place === 'by-looks' && looksRead(letters.replaceAll('{}', ''));
        const isLeft = this.left.has(line) || this.left.has(line - 1);
        if (isRead && !isLeft) this.add([node.start, node.end], line, pieces, stands);
        this.expressionsOf(node, isRead && !isLeft ? 'read' : 'by-looks');
    }

    private expressionsOf(node: Node, place: Place): void {
        if (node.type === 'TemplateLiteral') this.inside(node.expressions as Node[], place);
        if (node.type === 'BinaryExpression') {
            this.expressionsOf(node.left as Node, place);
            this.expressionsOf(node.right as Node, place);
        }
    }

    private add(
        range: readonly [number, number],
        line: number,
        all: readonly Piece[],
        stands: Stands,
    ) {
        const text = written(all);
        const before = /^\s*/.exec(text)![0];
        const after = /\s*$/.exec(text)![0];
        const id = text.trim();
        this.found.push({ id, stands, range, line, pieces: all, before, after });
    }
}

function templatePieces(node: t.TemplateLiteral, names: Namer = namer()): Piece[] {
    return node.quasis.flatMap(({ value }, nth): Piece[] => {
        const letters = { is: 'letters', text: value.cooked ?? '' } as const;
        const hole = node.expressions[nth] as Node | undefined;
        if (!hole) return [letters];
        return [letters, { is: 'slot', as: `{${names.of(hole)}}`, range: [hole.start, hole.end] }];
    });
}

function addedPieces(node: t.Expression | t.PrivateName, names: Namer): Piece[] | undefined {
    if (node.type === 'StringLiteral') return [{ is: 'letters', text: node.value }];
    if (node.type === 'TemplateLiteral') return templatePieces(node, names);
    if (node.type !== 'BinaryExpression' || node.operator !== '+') return undefined;
    const [left, right] = [addedPieces(node.left, names), addedPieces(node.right, names)];
    return left && right && [...left, ...right];
}

function nameOfCallee(callee: t.Node): string {
    if (callee.type === 'Identifier') return callee.name;
    if (callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression') {
        return callee.property.type === 'Identifier' ? callee.property.name : '';
    }
    return '';
}

const nameOfKey = (key: t.Node): string =>
    key.type === 'Identifier' ? key.name : key.type === 'StringLiteral' ? key.value : '';

/** What the code compares with: nobody may read it. */
export function keysIn(code: string, file: string): string[] {
    const keys: string[] = [];
    const look = (node: Node): void => {
        const compared =
            node.type === 'BinaryExpression' && node.operator !== '+'
                ? [node.left, node.right]
                : node.type === 'SwitchCase' && node.test
                  ? [node.test]
                  : node.type === 'TSLiteralType'
                    ? [node.literal]
                    : [];
        for (const one of compared) if (one.type === 'StringLiteral') keys.push(one.value);
        allChildrenOf(node).forEach(look);
    };
    look(parsed(code, file).program as Node);
    return keys;
}

const allChildrenOf = (node: Node): Node[] =>
    Object.entries(node)
        .filter(([key]) => !/Comments$|^(loc|extra|errors)$/.test(key))
        .flatMap(([, value]) => value as unknown)
        .filter((one): one is Node => typeof (one as Node | null)?.type === 'string');

/** Without types. */
const childrenOf = (node: Node): Node[] =>
    allChildrenOf(node).filter(({ type }) => !/^TS(Type|Interface)/.test(type));
