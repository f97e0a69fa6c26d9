import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { LANGUAGES, type Language } from './words/document';
import { words } from './words/plugin';

/** What the page may do, besides what every page may: talk to the RPC and price source that a
 *  person names. Scripts and styles are its own; nothing else is loaded from anywhere. */
export const CONTENT_SECURITY_POLICY = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'", // farm files and plans: app/plan
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:", // wallets hand their icons over as data
    "manifest-src 'self'",
    "connect-src 'self' https: wss: http://localhost:* ws://localhost:* http://127.0.0.1:* ws://127.0.0.1:*",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'", // no page turns text into markup or code
].join('; ');

/** The policy in the page itself, so that any static host serves it. Not while developing: Vite
 *  puts scripts into the page then. */
const policy: Plugin = {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
        {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
            injectTo: 'head-prepend',
        },
    ],
};

/** What writes transactions is not in the first page: left to itself, the bundler puts it there, beside
 *  the codecs that reading accounts takes. */
function chunkOf(id: string): string | undefined {
    const [, part] = /@solana\/([\w-]+)\/dist/.exec(id) ?? [];
    if (part === undefined) return undefined;
    const writes = ['transactions', 'transaction-messages', 'signers', 'program-client-core'];
    if (writes.includes(part)) return 'writing';
    return /^(accounts|codecs|errors|addresses|functional|assertions|options|keys|rpc-types|nominal|instructions|promises)/.test(
        part,
    )
        ? 'reading'
        : undefined;
}

// Units are run where a time that is taken for UTC is told by half an hour too. Workers have the zone of their process.
if (process.env['VITEST']) process.env['TZ'] = 'America/St_Johns';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** `vite build --mode es` builds it in Spanish, beside what was built in English. */
const languageOf = (mode: string): Language =>
    LANGUAGES.find((one) => one === mode) ?? LANGUAGES[0];

export default defineConfig(({ mode }) => ({
    base: './', // hash routes: it may be served from any folder
    plugins: [react(), ...words(languageOf(mode)), policy],
    define: {
        __APP_VERSION__: JSON.stringify(version),
        __LANGUAGE__: JSON.stringify(languageOf(mode)),
    },
    build: {
        ...(languageOf(mode) !== LANGUAGES[0] && {
            assetsDir: `assets/${languageOf(mode)}`,
            emptyOutDir: false,
            copyPublicDir: false,
        }),
        target: 'es2022',
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 700,
        rollupOptions: { output: { manualChunks: chunkOf } },
    },
    // The units are pure: what they import is read once for all of them.
    test: {
        dir: 'test',
        isolate: false,
        poolOptions: { threads: { singleThread: true } },
        pool: 'threads',
    },
}));
