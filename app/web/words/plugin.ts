/** Builds the app in a language: its texts are put in place of the English ones, and nothing of it is left to do
 *  in the browser. */
import type { Plugin } from 'vite';
import { keyOf, readCatalogue } from './catalogue';
import { documentIn, documentOf, LANGUAGES, type Language } from './document';
import type { Message } from './message';
import { isSource } from './sources';
import { translated } from './translate';

export function words(language: Language): Plugin[] {
    return language === LANGUAGES[0] ? [toLanguage] : [toLanguage, inOther(language)];
}

/** A development server has one language. */
const toLanguage: Plugin = {
    name: 'to-language',
    apply: 'build',
    transformIndexHtml: () => [
        { tag: 'script', attrs: { src: './language.js' }, injectTo: 'head-prepend' },
    ],
};

function inOther(language: Language): Plugin {
    const catalogue = readCatalogue(language);
    const said = (of: Pick<Message, 'id' | 'plural' | 'context'>): readonly string[] => {
        const entry = catalogue.get(keyOf(of));
        if (!entry?.said.length)
            throw new Error(`"${of.id}" is not in words/${language}: see words/README.md`);
        return entry.said;
    };
    return {
        name: 'words',
        enforce: 'pre',
        transform(code, id) {
            const [file = id] = id.split('?');
            return isSource(file) ? { code: translated(code, file, said), map: null } : null;
        },
        transformIndexHtml: {
            order: 'pre',
            handler: (html) => documentIn(language, html, (id) => said({ id })[0]!),
        },
        generateBundle: {
            order: 'post',
            handler(_, bundle) {
                const page = bundle['index.html'];
                if (page) page.fileName = documentOf(language);
            },
        },
    };
}
