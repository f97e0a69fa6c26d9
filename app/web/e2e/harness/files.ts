/** Files of the checkout, from wherever the compiled tests run. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function packageFolder(from: string): string {
    return existsSync(join(from, 'package.json')) ? from : packageFolder(dirname(from));
}

const E2E = packageFolder(dirname(fileURLToPath(import.meta.url)));

export const webFile = (path: string): string => join(E2E, '..', path);

export const repositoryFile = (path: string): string => join(E2E, '../../..', path);

/** Where screenshots go. Not in git. */
export const ARTEFACTS = webFile('artefacts');
