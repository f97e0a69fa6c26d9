import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { follow } from '../links.mjs';

/** What leads nowhere in a folder of these files. */
async function brokenIn(t, files) {
    const folder = mkdtempSync(join(tmpdir(), 'links-'));
    t.after(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'there'));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return (await follow(folder, Object.keys(files))).broken;
}

test('what is there is found: files, folders, headings, anchors of the page itself', async (t) => {
    const links = '[a](b.md) [b](there) [c](b.md#two-words) [d](#here)\n\n# Here\n';
    assert.deepEqual(await brokenIn(t, { 'a.md': links, 'b.md': '# Two words\n' }), []);
});

for (const link of ['gone.md', 'gone/', 'b.md#gone', '#gone']) {
    test(`${link} is told`, async (t) => {
        const broken = await brokenIn(t, { 'a.md': `# Here\n\n[a](${link})\n`, 'b.md': '# B\n' });
        assert.equal(broken.length, 1, broken.join());
        assert.match(broken[0], /^a\.md: .*gone/);
    });
}

test('a missing id of an HTML page is told', async (t) => {
    const broken = await brokenIn(t, {
        'a.html': '<a href="b.html#x">x</a>',
        'b.html': '<p id="y">y',
    });
    assert.deepEqual(broken, ['a.html: b.html#x']);
});

test('other machines are not asked', async (t) => {
    assert.deepEqual(await brokenIn(t, { 'a.md': '[a](https://gone.invalid/)' }), []);
});
