/** Which strings of the code people read. What stands in an element always is; of strings elsewhere those that look
 *  like words of a sentence, but where the code says that they are none. */

/** Attributes whose text nobody reads. */
const UNREAD =
    /^(className|id|htmlFor|href|key|type|role|rel|target|style|src|method|inputMode|autoComplete|pattern|dateTime|translate|lang|d|viewBox|fill|stroke\w*|data-.*|aria-(labelledby|describedby|controls|current|live))$/;

/** Attributes whose text is read, be it a single word. */
const READ =
    /^(title|alt|label|what|unit|suffix|placeholder|hint|aria-(label|description|roledescription|valuetext))$/;

/** The same of the parts of an object: what they are, and what is read. */
const KEYS = /^(__kind|is|kind|queryKey|font)$/;
const READ_PARTS = /^(label|title|hint|words|condition|remedy)$/;

/** What is told to these is for machines. */
const TO_MACHINES =
    /^(faultOf|useKey|RegExp|includes|startsWith|endsWith|indexOf|split|replaceAll|test|getElementById|querySelector\w*|closest|matchMedia|addEventListener|removeEventListener|postMessage|kept|keep|getItem|setItem|removeItem|createElement|setAttribute|require|URL|fetch)$/;

/** How an attribute's text bears on people. */
export type Reading = 'read' | 'unread' | 'by-looks';

export const readingOf = (attribute: string): Reading =>
    UNREAD.test(attribute) ? 'unread' : READ.test(attribute) ? 'read' : 'by-looks';

export const readingOfPart = (part: string): Reading =>
    KEYS.test(part) ? 'unread' : READ_PARTS.test(part) ? 'read' : 'by-looks';

export const isForMachines = (callee: string): boolean => TO_MACHINES.test(callee);

export const hasLetters = (text: string): boolean => /\p{L}/u.test(text);

/** Several words, a capital at the start of one word, or the end of a sentence. Not the name of a type or
 *  of an error, no path, no address. */
export function looksRead(text: string): boolean {
    if (!/\p{L}/u.test(text)) return false;
    if (/^(https?:|data:|\.?\/|#|@|--)/.test(text)) return false;
    if (/^[\w.-]+:[\w/.-]*$/.test(text)) return false;
    if (/^\d+ \w+$/.test(text)) return false; // a span of time, as farm files have it
    return (
        /\p{L}.*\s|\s.*\p{L}/su.test(text) ||
        /^[A-Z][a-z]+$/.test(text) ||
        /\p{L}[.!?…]$/u.test(text)
    );
}
