/** Puts the texts of another language into a source. */
import { messagesIn } from './find';
import { cutUp, type Message, type Piece, type Range } from './message';

/** What a text is in the other language; of a noun that is counted, one and several. */
export type Lookup = (message: Message) => readonly string[];

export function translated(code: string, file: string, lookup: Lookup): string {
    const messages = messagesIn(code, file).sort(
        (a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1],
    );
    return new Translator(code, messages, lookup).render([0, code.length]);
}

class Translator {
    constructor(
        private readonly code: string,
        /** Those that others lie in come before them. */
        private readonly messages: readonly Message[],
        private readonly lookup: Lookup,
    ) {}

    /** The code of a range, with the texts in it. */
    render([start, end]: Range, of?: Message): string {
        let at = start;
        let made = '';
        for (const message of this.messages) {
            const [from, to] = message.range;
            if (message === of || from < at || to > end) continue;
            made += this.code.slice(at, from) + this.put(message);
            at = to;
        }
        return made + this.code.slice(at, end);
    }

    private put(message: Message): string {
        const said = this.lookup(message);
        if (message.stands === 'plural') return said.map((one) => JSON.stringify(one)).join(', ');
        const text = message.before + said[0]! + message.after;
        if (message.stands === 'attribute') return `{${JSON.stringify(text)}}`;
        const ranges = new Map(rangesOf(message.pieces));
        const parts = cutUp(text, new Set(ranges.keys()));
        return message.stands === 'children'
            ? parts
                  .map((part, nth) =>
                      nth % 2 ? this.render(ranges.get(part)!, message) : inBraces(part),
                  )
                  .join('')
            : this.expression(parts, ranges, message);
    }

    private expression(
        parts: readonly string[],
        ranges: ReadonlyMap<string, Range>,
        of: Message,
    ): string {
        if (parts.length === 1) return JSON.stringify(parts[0]);
        const inside = parts.map((part, nth) =>
            nth % 2
                ? `\${${this.render(ranges.get(part)!, of)}}`
                : part.replaceAll(/[\\`]|\$\{/g, '\\$&'),
        );
        return `\`${inside.join('')}\``;
    }
}

const inBraces = (letters: string): string =>
    letters === '' ? '' : `{${JSON.stringify(letters)}}`;

/** Where in the code each token of a text stands. */
const rangesOf = (pieces: readonly Piece[]): (readonly [string, Range])[] =>
    pieces.flatMap((piece): (readonly [string, Range])[] => {
        if (piece.is === 'letters') return [];
        if (piece.is === 'slot') return [[piece.as, piece.range]];
        const { name, open, inside, close } = piece;
        return [[`<${name}>`, open], ...rangesOf(inside), [`</${name}>`, close]];
    });
