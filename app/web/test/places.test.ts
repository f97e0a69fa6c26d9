/** The list of what browser tests look at, held against the app and against those tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DIALOGS, PAGES, pageAt, WITHOUT_CHAIN } from '../e2e/harness/places';

const FOLDER = new URL('../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, FOLDER), 'utf8');
const filesIn = (folder: string, end: string) =>
    (readdirSync(new URL(folder, FOLDER), { recursive: true }) as string[]).filter((file) =>
        file.endsWith(end),
    );
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, one]) => one!);

test('every route of the app is a page of the list, in its order', () => {
    const routes = all(read('src/app.tsx'), /<Route(?: path="([^"]+)")?>/g);
    expect(routes.map((route) => route ?? 'no such page')).toEqual(PAGES);
});

test('every dialog is one of the list', () => {
    const shown = filesIn('src/', '.tsx').filter((file) => read(`src/${file}`).includes('<dialog'));
    expect(shown.map((file) => file.replace(/\.tsx$/, '')).sort()).toEqual([...DIALOGS].sort());
});

test('each of them is looked at by a test', () => {
    const looks = filesIn('e2e/tests/', '.ts').flatMap((file) =>
        all(read(`e2e/tests/${file}`), /looksRight\(\s*[\w.]+,\s*'([^']+)'/g),
    );
    const places = [...PAGES, ...DIALOGS, WITHOUT_CHAIN];
    expect(places.filter((place) => !looks.includes(place))).toEqual([]);
});

test('an address is of the page that the app shows there', () => {
    expect(pageAt('')).toBe('/');
    expect(pageAt('#/?show=all')).toBe('/');
    expect(pageAt('#/pool/x')).toBe('/pool/:pool/:part?');
    expect(pageAt('#/pool/x/risks')).toBe('/pool/:pool/:part?');
    expect(pageAt('#/team/new')).toBe('/team/new');
    expect(pageAt('#/team/x')).toBe('/team/:pool');
    expect(pageAt('#/team/x/y')).toBe('no such page');
});
