/** What of a page is English: on pages in another language nothing is, but names and what others say. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { webFile } from './files.js';

/** Texts of the catalogue that another language says otherwise. */
function textsIn(language: string): ReadonlySet<string> {
    const folder = webFile(`words/${language}`);
    const files = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
    const pairs = files
        .flatMap((file) => file.replaceAll('"\n"', '').split('\n\n'))
        .map((item) => [/^msgid "(.*)"$/m.exec(item)?.[1], /^msgstr.* "(.*)"$/m.exec(item)?.[1]]);
    return new Set(pairs.flatMap(([id, said]) => (id && id !== said ? [id] : [])));
}

const TEXTS = textsIn('es');

/** Words that every other English sentence has, and no Spanish one. */
const WORDS =
    /\b(the|of|and|is|are|was|you|your|its?|for|with|what|not|from|by|this|that|until|nobody|nothing|staked|owed|rewards?|ends|earns?|leave|claim|lock|weight|days?|hours?|months?|years?|weeks?)\b/i;

/** What is to be read on the page, or heard, and is English. `names` are no language's. */
export async function englishOn(page: Page, names: readonly string[]): Promise<string[]> {
    const read = await page.evaluate(() => {
        const isOthers = (element: Element | null) => element?.closest('[translate=no], [lang=en]');
        const texts: string[] = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const { parentElement: element, textContent } = walker.currentNode;
            if (!isOthers(element) && !element?.closest('script')) texts.push(textContent ?? '');
        }
        for (const element of document.querySelectorAll('*')) {
            if (isOthers(element)) continue;
            for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
                texts.push(element.getAttribute(name) ?? '');
            }
        }
        return [document.title, ...texts];
    });
    const own = (text: string) =>
        names.reduce((rest, name) => rest.replaceAll(name, '…'), text).trim();
    return [...new Set(read.map(own))].filter((text) => TEXTS.has(text) || WORDS.test(text));
}
