/**
 * What a browser loads: the sizes of the built app, compared with those in BUNDLE.md.
 *
 * `--write` writes them there. Without it they are printed, with what has changed; a first page
 * that has grown by more than a twentieth is an error, so that nobody adds weight unawares.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { webFile } from './harness/files.js';

const TABLE = webFile('BUNDLE.md');
const FIRST_PAGE = 'the first page';
/** The pages, by what they are called in the table. */
const PAGES = { [FIRST_PAGE]: 'index.html', 'the same in Spanish': 'es.html' };
const ALLOWED_GROWTH = 1.05;
/** The reader and planner of farm files, loaded on team pages. */
const MODULE = 'acequia.wasm';
const MODULE_LIMIT = 124_000;

/** Sizes after gzip [bytes], by name. */
type Sizes = ReadonlyMap<string, number>;

const gzipped = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;

/** `index-BaN5aKtM.js` is `index.js`: the middle changes with the content. Several chunks of one
 *  name are counted together. */
function measured(): Sizes {
    const assets = webFile('dist/assets');
    const sizes = new Map<string, number>();
    for (const name of filesIn(assets).sort()) {
        const plain = name.replace(/-[\w-]{8}(?=\.\w+$)/, '');
        sizes.set(plain, (sizes.get(plain) ?? 0) + gzipped(join(assets, name)));
    }
    const pages = Object.entries(PAGES).map(([name, page]) => [name, firstPage(page)] as const);
    return new Map([...pages, ...sizes]);
}

const filesIn = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true })
        .filter((one) => one.isFile())
        .map(({ name }) => name);

/** The document, what it names, and the letters that its styles name. */
function firstPage(page: string): number {
    const html = webFile(`dist/${page}`);
    const named = [
        ...readFileSync(html, 'utf8').matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g),
    ];
    const files = named.map(([, path]) => webFile(`dist/${path}`));
    const styles = files.filter((file) => file.endsWith('.css'));
    return [html, ...files, ...styles.flatMap(letters)].reduce(
        (sum, file) => sum + gzipped(file),
        0,
    );
}

const letters = (styles: string): string[] =>
    [...readFileSync(styles, 'utf8').matchAll(/url\(["']?\.?\/?([\w/.-]+\.woff2)/g)].map(
        ([, path]) => join(dirname(styles), basename(path!)),
    );

function written(): Sizes {
    if (!existsSync(TABLE)) return new Map();
    const rows = readFileSync(TABLE, 'utf8').matchAll(/^\| (.+?) \| ([\d,]+) \|$/gm);
    return new Map([...rows].map(([, name, size]) => [name!, Number(size!.replaceAll(',', ''))]));
}

const grouped = (size: number): string => size.toLocaleString('en');

function table(sizes: Sizes): string {
    const rows = [...sizes].map(([name, size]) => `| ${name} | ${grouped(size)} |`);
    return [
        '# What a browser loads',
        '',
        'Written by `scripts/browser-test --bundle`; do not edit. Bytes after gzip. The first page is the',
        'document with the scripts, styles and letters that it names; the other files come when a page is gone to.',
        'They are those in English: each language has its own.',
        '',
        '| file | bytes |',
        '|---|--:|',
        ...rows,
        '',
    ].join('\n');
}

/** Each size, and by how much it differs from what is written. */
function compared(now: Sizes, before: Sizes): string[] {
    return [...now].map(([name, size]) => {
        const was = before.get(name);
        const change = was === undefined ? 'new' : size === was ? '' : signed(size - was);
        return `    ${name.padEnd(28)} ${grouped(size).padStart(9)}  ${change}`;
    });
}

const signed = (change: number): string => `${change > 0 ? '+' : ''}${grouped(change)}`;

const [now, before] = [measured(), written()];
console.log('Bundle, bytes after gzip, and what has changed since BUNDLE.md:');
console.log(compared(now, before).join('\n'));
if (process.argv.includes('--write')) writeFileSync(TABLE, table(now));
else if (now.get(FIRST_PAGE)! > (before.get(FIRST_PAGE) ?? 0) * ALLOWED_GROWTH) {
    console.error(
        'The first page has grown by more than a twentieth. Make it smaller, or accept it: scripts/browser-test --bundle',
    );
    process.exitCode = 1;
}
if (now.get(MODULE)! > MODULE_LIMIT) {
    console.error(
        `${MODULE} is larger than ${grouped(MODULE_LIMIT)} bytes: see what grew in crates/acequia-wasm`,
    );
    process.exitCode = 1;
}
