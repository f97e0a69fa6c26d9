/** Where a source says itself what is a text and what is none. */
import type * as t from '@babel/types';

/** The file begins so where it has none. */
export const hasNoWords = (code: string): boolean => /^\/\*\* No words/.test(code);

/** The lines that `// no words` speaks of: its own, or the next where it stands alone. */
export function linesLeft(code: string, comments: readonly t.Comment[]): ReadonlySet<number> {
    const marks = comments.filter(({ value }) => /^ no words/.test(value));
    return new Set(
        marks.map(({ loc, start }) => {
            const before = code.slice(code.lastIndexOf('\n', start) + 1, start);
            return before.trim() === '' ? loc!.start.line + 1 : loc!.start.line;
        }),
    );
}

// `/* words */ 'over'` is a text though it does not look like one, and `/* words: a noun */ 'Lock'` another text than
// 'Lock' elsewhere.
export function markOf({ leadingComments }: t.Node): { readonly context?: string } | undefined {
    const marks = leadingComments?.map(({ value }) => /^ words(?:: (.+))? $/.exec(value));
    const mark = marks?.find((one) => one !== null);
    if (!mark) return undefined;
    return mark[1] === undefined ? {} : { context: mark[1] };
}
