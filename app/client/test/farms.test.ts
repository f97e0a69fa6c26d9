/** The farms that a cluster vouches for: read here and in the CLI alike. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ClientFailure, isListed, readFarms, type PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { packageFile } from './harness/files.js';

interface Vector {
    readonly text: string;
    readonly farms: readonly (readonly [pool: string, createdAt: number])[] | null;
}

const file = packageFile('test/vectors/farms.json');
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vector[];

test('a list of farms is read as in the CLI, or refused', () => {
    assert.ok(vectors.length >= 30);
    for (const { text, farms } of vectors) {
        if (farms === null) assert.throws(() => readFarms(text), ClientFailure, text);
        else {
            const read = [...readFarms(text)].map(([pool, at]) => [pool, Number(at)]);
            assert.deepEqual(read, farms, text);
        }
    }
});

test('a pool that came to a listed address later is not the listed one', () => {
    const pool = 'AceQ1aFarm1111111111111111111111111111111111' as Address;
    const farms = readFarms([{ pool, created_at: 7, name: 'Valley' }]);
    const at = (address: Address, createdAt: bigint) =>
        ({ address, data: { createdAt } }) as PoolAccount;
    assert.ok(isListed(farms, at(pool, 7n)));
    assert.ok(!isListed(farms, at(pool, 8n)));
    assert.ok(!isListed(farms, at('So11111111111111111111111111111111111111112' as Address, 7n)));
});
