/** A chain that runs for long needs no more memory than one that has just begun to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chain } from '../src/chain/chain.js';
import { Faucet } from '../src/chain/faucet.js';
import { ask } from '../src/in-process.js';
import { wallet } from './conformance/people.js';

const [WARM, MANY] = [500, 4_000];
const MEGABYTE = 1_048_576;

test('old transactions stay readable, and not in memory', async (t) => {
    const chain = new Chain({});
    const faucet = await Faucet.open(chain);
    const { address } = await wallet('somebody');
    const gift = (nth: number) => faucet.give(address, 1_000_000n + BigInt(nth));
    const first = await gift(0);
    for (let nth = 1; nth < WARM; nth++) await gift(nth);
    const before = held();
    for (let nth = 0; nth < MANY; nth++) await gift(WARM + nth);
    const grown = (held() - before) / MEGABYTE;
    t.diagnostic(`${grown.toFixed(1)} MB more after ${MANY} transactions`);
    assert.ok(grown < 8, `${grown} MB more`);

    const options = { encoding: 'json', maxSupportedTransactionVersion: 0 };
    const found = ask(chain, 'getTransaction', [first, options]) as {
        transaction: { signatures: string[] };
    };
    assert.deepEqual(found.transaction.signatures, [first]);
    const searched = { searchTransactionHistory: true };
    const status = (more: object) =>
        (ask(chain, 'getSignatureStatuses', [[first], more]) as Statuses).value[0];
    assert.equal(status(searched)?.confirmationStatus, 'finalized');
    assert.equal(status({}), null);
    const pages: Line[][] = [];
    const next = () => ask(chain, 'getSignaturesForAddress', [address, pageAfter(pages)]) as Line[];
    for (let lines = next(); lines.length; lines = next()) pages.push(lines);
    const all = pages.flat();
    assert.deepEqual([all.length, all.at(-1)?.signature], [WARM + MANY, first]);
    chain.close();
});

type Line = { readonly signature: string };
type Statuses = { readonly value: readonly ({ confirmationStatus: string } | null)[] };

/** The page after those that were read. */
const pageAfter = (pages: readonly Line[][]) => ({
    limit: 1_000,
    commitment: 'confirmed',
    before: pages.at(-1)?.at(-1)?.signature,
});

/** What JavaScript holds after its garbage is gone [bytes]. */
function held(): number {
    globalThis.gc!();
    return process.memoryUsage().heapUsed;
}
