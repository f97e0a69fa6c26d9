/** Builds `acequia-serve` while the demo runs, at the lowest priority. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { repositoryFile } from '../repository.js';
import type { Log } from '../scene.js';

/** Resolves with where it is; `undefined` where it was not built, which `say` has told. */
export async function buildHistory(say: Log, signal: AbortSignal): Promise<string | undefined> {
    say(
        'history: what tells what happened is built now, beside the demo (some minutes, the first time)',
    );
    // A group of its own, all of which ends: compilers too.
    const building = spawn(repositoryFile('scripts/history'), {
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
    });
    const end = () => building.pid !== undefined && process.kill(-building.pid, 'SIGTERM');
    signal.addEventListener('abort', end, { once: true });
    let last = '';
    for (const out of [building.stdout, building.stderr]) {
        createInterface({ input: out }).on('line', (line) => {
            if (line.startsWith('/')) last = line;
            else if (line.trim() !== '') say(`history: ${line.trim()}`);
        });
    }
    const [code] = (await once(building, 'close').catch(() => [1])) as [number | null];
    signal.removeEventListener('abort', end);
    return code === 0 && last !== '' ? last : undefined;
}
