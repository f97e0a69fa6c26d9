import { expect, test, vi } from 'vitest';
import { servedCluster } from '../src/chain/cluster';
import { writtenOut } from '../src/ui/unseen';

test('says what stands in a field where letters in it are not seen', () => {
    expect(writtenOut('Val\u202eyel')).toBe('Val\\u{202e}yel');
    expect(writtenOut('US\u200bDC')).toBe('US\\u{200b}DC');
    for (const seen of ['Käse, سمن', '', 5, undefined]) expect(writtenOut(seen)).toBeUndefined();
});

test('what the server of the pages calls things is written out', async () => {
    const name = 'Val\u202eyel';
    const said = {
        rpc: 'http://127.0.0.1:8899',
        name,
        tokens: [{ mint: 'So11111111111111111111111111111111111111112', symbol: name, name }],
        pools: [{ pool: 'So11111111111111111111111111111111111111112', name }],
        prices: { name, url: 'https://prices.example' },
    };
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(said))));
    const read = JSON.stringify(await servedCluster());
    vi.unstubAllGlobals();
    expect(read).not.toContain('\u202e');
    expect(read.match(/Val\\\\u\{202e\}yel/g)).toHaveLength(5);
});
