/** The language of these pages. Each has pages of its own (`words/`); `public/language.js` leads a visitor to theirs. */
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
