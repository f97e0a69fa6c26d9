// Where the files of the repository are in the site.
import { statSync } from 'node:fs';
import { posix } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';

const REPOSITORY = 'https://github.com/acequia-farm/acequia';
const ROOT = new URL('../../', import.meta.url);
/** Where mdBook finds SUMMARY.md, which names files relative to it. */
const SUMMARY_FOLDER = 'app/book/src';

/** Of sources that a reference is made of, its first page. */
const REFERENCES = [
    [
        /^(?:crates|programs)\/([^/]+)\/src\/lib\.rs$/,
        (crate) => `rust/${crate.replaceAll('-', '_')}/index.html`,
    ],
    [/^app\/(client|plan|localnet)\/src\/index\.ts$/, (name) => `ts/${name}/index.html`],
];

const withoutReadme = (file) => file.replace(/(^|\/)README\.md$/, '$1index.md');
const inRepository = (path) => posix.normalize(posix.join(SUMMARY_FOLDER, path));

function referenceOf(file) {
    for (const [source, page] of REFERENCES) {
        const found = source.exec(file);
        if (found) return page(found[1]);
    }
}

/** The file or folder as GitHub shows it. */
function inRepositoryOnline(file) {
    const kind = statSync(new URL(file, ROOT), { throwIfNoEntry: false })?.isDirectory()
        ? 'tree'
        : 'blob';
    return `${REPOSITORY}/${kind}/main/${file}`;
}

export class Site {
    root = ROOT;

    /** @param {string[]} paths the pages' files as SUMMARY.md names them */
    constructor(paths) {
        this.pages = new Set(paths.map(inRepository));
    }

    /** Gives a chapter the address of its file, and its links their places in the site. */
    relocate(chapter) {
        const file = inRepository(chapter.path);
        chapter.path = withoutReadme(file);
        chapter.source_path = file;
        chapter.content = this.withLinks(file, chapter.content);
    }

    /** The text with each link, from its end to its beginning, as it must be in the site. */
    withLinks(file, markdown) {
        const places = [];
        visit(fromMarkdown(markdown), ['link', 'image', 'definition'], ({ url, position }) => {
            const [from, to] = [position.start.offset, position.end.offset];
            places.push({ url, at: from + markdown.slice(from, to).lastIndexOf(url) });
        });
        const replace = (text, { url, at }) =>
            text.slice(0, at) + this.link(file, url) + text.slice(at + url.length);
        return places.sort((a, b) => b.at - a.at).reduce(replace, markdown);
    }

    /** Where a link in `file` must lead. */
    link(file, url) {
        if (/^([a-z]+:|#|\/)/i.test(url)) return url;
        const [path, anchor] = url.split('#');
        const target = posix.join(posix.dirname(file), path).replace(/\/$/, '');
        const page = this.pageOf(target);
        const place = page ? posix.relative(posix.dirname(file), page) : inRepositoryOnline(target);
        return anchor === undefined ? place : `${place}#${anchor}`;
    }

    /** The page of the site for a file or folder, if it has one. */
    pageOf(target) {
        const page = [target, posix.join(target, 'README.md')].find((file) => this.pages.has(file));
        return page ? withoutReadme(page).replace(/\.md$/, '.html') : referenceOf(target);
    }
}
