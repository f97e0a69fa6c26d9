/** Files of the package and of the repository, from wherever the compiled tests run. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function packageFolder(from: string): string {
    return existsSync(join(from, 'package.json')) ? from : packageFolder(dirname(from));
}

const PACKAGE = packageFolder(dirname(fileURLToPath(import.meta.url)));

export const packageFile = (path: string) => join(PACKAGE, path);

export const repositoryFile = (path: string) => join(PACKAGE, '../..', path);
