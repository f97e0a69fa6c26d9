import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Site } from '../site.mjs';

const site = new Site(['../../../README.md', '../../../docs/gauge.md', '../../cli/README.md']);
const GITHUB = 'https://github.com/acequia-farm/acequia';

for (const [from, link, expected] of [
    ['README.md', 'docs/gauge.md', 'docs/gauge.html'],
    ['README.md', 'docs/gauge.md#each-epoch', 'docs/gauge.html#each-epoch'],
    ['README.md', 'app/cli', 'app/cli/index.html'],
    ['docs/gauge.md', '../README.md', '../index.html'],
    ['docs/gauge.md', '../app/cli/README.md', '../app/cli/index.html'],
    [
        'docs/gauge.md',
        '../app/cli/tests/golden/gauge.txt',
        `${GITHUB}/blob/main/app/cli/tests/golden/gauge.txt`,
    ],
    ['docs/gauge.md', '../idl', `${GITHUB}/tree/main/idl`],
    ['docs/gauge.md', '../crates/acequia-core/src/lib.rs', '../rust/acequia_core/index.html'],
    ['docs/gauge.md', '../app/client/src/index.ts', '../ts/client/index.html'],
    ['docs/gauge.md', '#each-epoch', '#each-epoch'],
    ['docs/gauge.md', 'https://solana.com', 'https://solana.com'],
]) {
    test(`${link} in ${from} leads to ${expected}`, () =>
        assert.equal(site.link(from, link), expected));
}

test('only links are changed, all of them', () => {
    const text =
        '[a](docs/gauge.md), `[b](docs/gauge.md)`, [docs/gauge.md](docs/gauge.md)\n\n[c]: app/cli\n';
    const there =
        '[a](docs/gauge.html), `[b](docs/gauge.md)`, [docs/gauge.md](docs/gauge.html)\n\n[c]: app/cli/index.html\n';
    assert.equal(site.withLinks('README.md', text), there);
});

test('a chapter gets the address of its file', () => {
    const chapter = { path: '../../cli/README.md', content: '[a](../../docs/gauge.md)' };
    site.relocate(chapter);
    assert.deepEqual(chapter, {
        path: 'app/cli/index.md',
        source_path: 'app/cli/README.md',
        content: '[a](../../docs/gauge.html)',
    });
});
