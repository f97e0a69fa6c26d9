/** How whoever starts a demo in the background hears that it is up. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

/** Writes its note in two halves, with a look of the one who waits in between. */
const SLOW_WRITER = `
import { openSync, writeSync } from 'node:fs';
const note = openSync(process.env.ACEQUIA_DEMO_FOLDER + '/running.json', 'w');
const text = JSON.stringify({ pid: process.pid, url: 'http://127.0.0.1:9/', of: 'x' });
writeSync(note, text.slice(0, 10));
setTimeout(() => writeSync(note, text.slice(10)), 1_500);
setTimeout(() => {}, 20_000);
`;

test('a note that is just being written is waited for, and not thrown away', async (t: TestContext) => {
    const folder = mkdtempSync(join(tmpdir(), 'acequia-background-'));
    process.env['ACEQUIA_DEMO_FOLDER'] = folder;
    const program = join(folder, 'slow.mjs');
    writeFileSync(program, SLOW_WRITER);
    const { runApart } = await import('../src/run/background.js');
    const late = sleep(10_000, undefined, { ref: false });
    const running = await Promise.race([runApart(program, [], () => {}), late]);
    t.after(() => {
        if (running) process.kill(running.pid);
        rmSync(folder, { recursive: true });
    });
    assert.equal(running?.url, 'http://127.0.0.1:9/');
});
