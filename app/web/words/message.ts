/** A text of the app, as the catalogue has it. */

/** A part of a text: letters, or the place of a figure, a name or an element. */
export type Piece =
    | { readonly is: 'letters'; readonly text: string }
    | Slot
    | {
          /** An element with letters in it. */
          readonly is: 'element';
          readonly name: string;
          readonly open: Range;
          readonly inside: readonly Piece[];
          readonly close: Range;
      };

/** What stands in a text and is no letters: {amount}, <When/>. */
export interface Slot {
    readonly is: 'slot';
    /** As the catalogue writes it. */
    readonly as: string;
    readonly range: Range;
}

export type Range = readonly [start: number, end: number];

/** How the text stands in the code, and so how another is put there:
 *
 * - `children`: between the tags of an element
 * - `attribute`: a quoted attribute
 * - `expression`: a string or a template
 * - `plural`: what `counted` is told of a noun: one, and several
 */
export type Stands = 'children' | 'attribute' | 'expression' | 'plural';

export interface Message {
    /** The English text: "Locked until {moment}". */
    readonly id: string;
    /** Of a noun that is counted, how several are called. */
    readonly plural?: string;
    /** What tells it apart from the same text elsewhere. */
    readonly context?: string;
    readonly stands: Stands;
    /** Whether the code says that it is a text. */
    readonly isMarked?: boolean;
    readonly range: Range;
    readonly line: number;
    readonly pieces: readonly Piece[];
    /** Spaces before and after. */
    readonly before: string;
    readonly after: string;
}

/** All tokens of a text but its letters, in order: those of its translation are the same in any order. */
export function tokensOf(pieces: readonly Piece[]): string[] {
    return pieces.flatMap((piece) => {
        if (piece.is === 'letters') return [];
        if (piece.is === 'slot') return [piece.as];
        return [`<${piece.name}>`, ...tokensOf(piece.inside), `</${piece.name}>`];
    });
}

/** A text as the catalogue has it. */
export const written = (pieces: readonly Piece[]): string =>
    pieces
        .map((piece) => {
            if (piece.is === 'letters') return piece.text;
            if (piece.is === 'slot') return piece.as;
            return `<${piece.name}>${written(piece.inside)}</${piece.name}>`;
        })
        .join('');

const TOKEN = /(\{\w+\}|<\/?[\w.]+\/?>)/;

/** A translation cut into letters and tokens; what looks like a token and is none of `known` is letters. */
export const cutUp = (text: string, known: ReadonlySet<string>): string[] => {
    const parts: string[] = [];
    let letters = '';
    for (const part of text.split(TOKEN)) {
        if (!known.has(part)) letters += part;
        else {
            parts.push(letters, part);
            letters = '';
        }
    }
    return [...parts, letters];
};
