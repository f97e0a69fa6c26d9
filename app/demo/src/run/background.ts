/** A demo that runs on when whoever started it has gone: a script, CI. */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, LOG, noted, type Running } from './state.js';

/** How often it is looked [ms]. */
const LOOK_MS = 250;

/** Starts this program again with these words, apart from us; passes on what it says until it is
 *  up. Throws with its last words where it does not come up. */
export async function runApart(
    program: string,
    words: readonly string[],
    say: (line: string) => void,
): Promise<Running> {
    mkdirSync(dirname(LOG), { recursive: true });
    const log = openSync(LOG, 'w');
    const child = spawn(process.execPath, [program, ...words], {
        stdio: ['ignore', log, log],
        detached: true,
    });
    closeSync(log);
    child.unref();
    let heard = 0;
    for (;;) {
        const lines = readFileSync(LOG, 'utf8').split('\n').slice(0, -1);
        for (const line of lines.slice(heard)) if (!line.startsWith('day')) say(line);
        heard = lines.length;
        // Only read: it may be in the middle of writing, or too busy to answer.
        const running = noted();
        if (running?.url !== undefined && running.pid === child.pid) return running;
        if (child.pid === undefined || !isAlive(child.pid)) {
            throw new Error(`the demo did not come up; the whole log: ${LOG}`);
        }
        await sleep(LOOK_MS);
    }
}
