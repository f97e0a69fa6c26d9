/**
 * The language of these pages. Each has pages of its own (`words/`). `public/language.js`, which is read before anything
 * else, leads a visitor to theirs: in the language that they chose, else in the first of their browser's that there is.
 * Where nothing can be kept, each page stays as it was named.
 */
import { keep } from './kept';

export const LANGUAGE = __LANGUAGE__;

/** As Intl knows it: days of English pages are written as in Britain. */
export const DATES_IN = LANGUAGE === 'en' ? 'en-GB' : LANGUAGE;

/** The languages there are, each by its own name, and its page. */
export const LANGUAGES = [
    ['en', 'English', 'index.html'], // no words
    ['es', 'Español', 'es.html'], // no words
] as const;

/** Goes to the same page in another language, and remembers it. */
export function goToLanguage(language: string, page: string): void {
    keep('acequia.language', language);
    location.assign(`./${page}${location.hash}`);
}
