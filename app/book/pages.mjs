// A preprocessor of mdBook: the book's pages are the repository's Markdown files where they stand.
// Each gets the address of its file, and its links lead on within the book where they can.
import { readdirSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { Site } from './site.mjs';

/** Every chapter of a list and what is below it. */
function* chaptersOf(items) {
    for (const { Chapter: chapter } of items) {
        if (!chapter) continue;
        yield chapter;
        yield* chaptersOf(chapter.sub_items);
    }
}

/** Pages of docs/ that the book has forgotten. */
function forgotten(site) {
    const files = readdirSync(new URL('docs', site.root), { recursive: true });
    const pages = files.filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`);
    return pages.filter((page) => !site.pages.has(page));
}

function refuse(pages) {
    console.error(`no page of the book: ${pages.join(', ')}\nadd them to app/book/src/SUMMARY.md`);
    process.exit(1);
}

async function main() {
    const [, book] = JSON.parse(await text(process.stdin));
    const chapters = [...chaptersOf(book.items)];
    const site = new Site(chapters.map((chapter) => chapter.path));
    const missing = forgotten(site);
    if (missing.length > 0) refuse(missing);
    for (const chapter of chapters) site.relocate(chapter);
    console.log(JSON.stringify(book));
}

// mdBook first asks whether the renderer is one that we serve: any is.
if (process.argv[2] !== 'supports') await main();
