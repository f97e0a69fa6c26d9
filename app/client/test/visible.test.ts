/** Words of others are shown, never obeyed. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SolanaError, SOLANA_ERROR__JSON_RPC__INVALID_REQUEST, type Address } from '@solana/kit';
import { ClientFailure, explain, mintPowers, visible } from '@acequia/client';
import { packageFile } from './harness/files.js';

const RAVING = '\u001b[2JUSDC\u202e\u0007';
const SHOWN = '\\u{1b}[2JUSDC\\u{202e}\\u{7}';

test('what is obeyed, turns the writing or is not seen is written out, as the CLI does', () => {
    const written = [
        ['\u001b[31mUSDC', '\\u{1b}[31mUSDC'],
        ['US\bDC\r\n', 'US\\u{8}DC\\u{d}\\u{a}'],
        ['\u009b2J', '\\u{9b}2J'],
        ['\u202eCDSU', '\\u{202e}CDSU'],
        ['\u2066a\u2069', '\\u{2066}a\\u{2069}'],
        ['U\u200bSDC\ufeff', 'U\\u{200b}SDC\\u{feff}'],
        ['\u{e0041}', '\\u{e0041}'],
    ] as const;
    for (const [text, shown] of written) assert.equal(visible(text), shown);
    for (const text of ['Käse, سمن \u{1f469}\u200d\u{1f33e}', 'می\u200cخواهم', '']) {
        assert.equal(visible(text), text);
    }
});

test('the letters that are written out are those of the CLI', () => {
    const file = packageFile('test/vectors/unseen.json');
    const runs = JSON.parse(readFileSync(file, 'utf8')) as [first: string, last: string][];
    const listed = new Set<number>();
    for (const [first, last] of runs) {
        for (let n = parseInt(first, 16); n <= parseInt(last, 16); n += 1) listed.add(n);
    }
    for (let n = 0; n <= 0x10ffff; n += n === 0xd7ff ? 0x801 : 1) {
        const letter = String.fromCodePoint(n);
        assert.equal(visible(letter) !== letter, listed.has(n), n.toString(16));
    }
});

test('what a node says is written out', () => {
    const context = { __serverMessage: RAVING } as never;
    const refused = explain(new SolanaError(SOLANA_ERROR__JSON_RPC__INVALID_REQUEST, context));
    assert.equal(refused.condition, `The node refuses: ${SHOWN}`);
    assert.equal(explain(new Error(RAVING)).condition, `Something failed: ${SHOWN}`);
    const failure = new ClientFailure({ kind: 'input', condition: RAVING, remedy: RAVING });
    assert.equal(failure.message, `${SHOWN} ${SHOWN}`);
    assert.deepEqual([failure.condition, failure.remedy], [SHOWN, SHOWN]);
});

test('what a mint calls itself is written out', () => {
    const text = (value: string) => {
        const bytes = new TextEncoder().encode(value);
        return [bytes.length, 0, 0, 0, ...bytes];
    };
    const metadata = [...new Uint8Array(64), ...text(RAVING), ...text(RAVING)];
    const data = [...new Uint8Array(165), 1, 19, 0, metadata.length, 0, ...metadata];
    const { says } = mintPowers(
        '11111111111111111111111111111111' as Address,
        Uint8Array.from(data),
    );
    assert.deepEqual(says, { name: SHOWN, symbol: SHOWN });
});

test('the address of a node is shown by its host, whoever names it', () => {
    const thrown = [
        "Failed to execute 'fetch' on 'Window': Request cannot be constructed from a URL that includes credentials: https://me:S3CRET@node.example/v2/S3CRET",
        "Failed to construct 'WebSocket': The URL 'wss://node.example/?api-key=S3CRET' is invalid.",
        'https://node.example/S3CRET: no, see (HTTPS://node.example#S3CRET)',
        'https://S3CRET@[is not one',
    ];
    for (const text of thrown) {
        const { condition } = explain(new Error(text));
        assert.doesNotMatch(condition, /S3CRET/);
        assert.match(condition, /\/\/(node\.example|…)/);
    }
    const refused = new SolanaError(SOLANA_ERROR__JSON_RPC__INVALID_REQUEST, {
        __serverMessage: 'Pay for https://node.example/S3CRET first',
    });
    assert.match(explain(refused).condition, /Pay for https:\/\/node\.example first/);
});
