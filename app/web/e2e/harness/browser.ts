/** Chromium, as `scripts/browser-test` has found it. Nothing is downloaded, and nothing but this
 *  machine reached. */
import { chromium, type Browser } from 'playwright-core';

const FLAGS = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

export function startBrowser(): Promise<Browser> {
    const executablePath = process.env['CHROMIUM'];
    if (!executablePath) {
        throw new Error('CHROMIUM names no browser: scripts/browser-test finds or installs one');
    }
    return chromium.launch({ executablePath, args: FLAGS });
}
