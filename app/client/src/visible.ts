/** Names and words of others, shown so that they deceive nobody. */

/** What a terminal obeys, what turns the writing that follows, and what is not seen at all: ends of lines,
 *  what Unicode has shown as nothing, marks of annotations and the blank of braille. Joiners are part of how
 *  some scripts are written, and stay. */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{DI}\u2028\u2029\ufff9-\ufffb\u2800]/gu;

/** A text with such letters written out, as in "\u{202e}". */
export const visible = (text: string): string =>
    text.replaceAll(UNSEEN, (letter) => `\\u{${letter.codePointAt(0)!.toString(16)}}`);

/** Words of others in which addresses of nodes are cut down to their hosts: the rest often carries a key. */
export const hostsAlone = (text: string): string =>
    text.replaceAll(/\b(https?|wss?):\/\/[^\s'"<>()]+/gi, (url, scheme: string) => {
        const host = URL.canParse(url) ? new URL(url).host : '…';
        return `${scheme}://${host}`;
    });
