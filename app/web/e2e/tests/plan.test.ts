/** Farm files and plans in Chromium: the module answers as the crates do natively. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../harness/browser.js';
import { repositoryFile, webFile } from '../harness/files.js';

/** The policy of the built app: under it the module must start. */
const [, POLICY] = /Content-Security-Policy" content="([^"]+)"/.exec(
    readFileSync(webFile('dist/index.html'), 'utf8'),
)!;

const plan = (path: string): Buffer => readFileSync(repositoryFile(`app/plan/${path}`));

/** The package as it is in the repository: its source as it was built, and what its tests share. */
function fileAt(path: string): [type: string, body: Buffer | string] {
    if (path === '/') return ['text/html', '<!doctype html><title>plan</title>'];
    if (path === '/test/vectors/plans.json') return ['application/json', plan(path)];
    if (path === '/test/cases.js') {
        const code = stripTypeScriptTypes(plan('test/cases.ts').toString());
        return ['text/javascript', code];
    }
    const built = plan(path.replace(/^\/src/, 'dist'));
    return [path.endsWith('.wasm') ? 'application/wasm' : 'text/javascript', built];
}

let server: Server;
let browser: Browser;
before(async () => {
    server = createServer(({ url }, response) => {
        try {
            const [type, body] = fileAt(url ?? '/');
            const policy = POLICY!.replaceAll('&#39;', "'");
            response.writeHead(200, { 'content-type': type, 'content-security-policy': policy });
            response.end(body);
        } catch {
            response.writeHead(404).end();
        }
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    browser = await startBrowser();
});
after(async () => {
    server.close(); // first: it would keep a run going that has no browser
    await browser.close();
});

test('the same farm files and chain states give the same plans in Chromium', async () => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const [count, wrong] = await page.evaluate(async () => {
        const imported = (path: string): Promise<unknown> => import(path);
        const { casesOf, answersTo } = (await imported('/test/cases.js')) as {
            casesOf: (text: string) => unknown[];
            answersTo: (one: unknown, verbs: unknown) => [given: unknown, known: unknown][];
        };
        const verbs = await imported('/src/browser.js');
        const cases = casesOf(await (await fetch('/test/vectors/plans.json')).text());
        const said = (value: unknown) =>
            JSON.stringify(value, (_, part: unknown) => {
                if (typeof part === 'bigint') return `${part}n`;
                const isObject = typeof part === 'object' && part !== null && !Array.isArray(part);
                return isObject ? Object.entries(part).sort() : part;
            });
        const pairs = cases.flatMap((one) => answersTo(one, verbs));
        const differ = pairs.filter(([given, known]) => said(given) !== said(known));
        return [cases.length, differ.map((pair) => pair.map(said).join('\n'))] as const;
    });
    assert.ok(count > 200);
    assert.deepEqual(wrong, []);
});
