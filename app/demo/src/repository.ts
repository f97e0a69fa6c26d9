/** Files of the checkout, from wherever the compiled code runs. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function packageFolder(from: string): string {
    return existsSync(join(from, 'package.json')) ? from : packageFolder(dirname(from));
}

const PACKAGE = packageFolder(dirname(fileURLToPath(import.meta.url)));

/** The checkout. */
export const ROOT = join(PACKAGE, '../..');

export const packageFile = (path: string): string => join(PACKAGE, path);

export const repositoryFile = (path: string): string => join(ROOT, path);
