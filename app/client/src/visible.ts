/** Names and words of others, shown so that they deceive nobody. */

/** What a terminal obeys, what turns the writing that follows, and what is not seen at all. Joiners are
 *  part of how some scripts are written, and stay. */
const UNSEEN =
    /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** A text with such letters written out, as in "\u{202e}". */
export const visible = (text: string): string =>
    text.replaceAll(UNSEEN, (letter) => `\\u{${letter.codePointAt(0)!.toString(16)}}`);
