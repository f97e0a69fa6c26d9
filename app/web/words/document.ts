/** The page's document, in each language. */

/** The first is that of the code. Every other has a folder of the catalogue, and a document of its own:
 *  `public/language.js` leads a visitor to theirs. */
export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

export const documentOf = (language: Language): string =>
    language === LANGUAGES[0] ? 'index.html' : `${language}.html`;

const TEXTS = /(?<=name="description"\s+content=")[^"]+|(?<=<noscript>)[^<]+/g;

/** What the document itself says. */
export const documentTexts = (html: string): string[] =>
    [...html.matchAll(TEXTS)].map(([id]) => id);

export const documentIn = (language: Language, html: string, say: (id: string) => string): string =>
    html
        .replace('<html lang="en">', `<html lang="${language}">`)
        .replaceAll(TEXTS, (id) => say(id));
