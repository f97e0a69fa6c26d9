/** Chromium, as the system has it. Nothing is downloaded, and nothing but this machine reached. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
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

/** Starts it. `CHROMIUM` names another one. */
export function startBrowser(): Promise<Browser> {
    const named = process.env['CHROMIUM'];
    const executablePath = named ?? PLACES.find((place) => existsSync(place));
    if (!executablePath || !existsSync(executablePath)) {
        throw new Error(
            named
                ? `CHROMIUM names ${named}, and there is nothing: name a Chromium or Chrome.`
                : 'There is no Chromium: install it (Debian: apt-get install chromium), or name one with CHROMIUM=path.',
        );
    }
    return chromium.launch({ executablePath, args: FLAGS });
}
