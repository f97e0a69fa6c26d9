/** Lists leave out what cannot be read, and say so. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Address } from '@solana/kit';
import { findHoldings, findPools, findPositions, findStakeTarget } from '@acequia/client';
import { World } from './harness/given.js';

test('a position or a pool of a newer version is left out of lists, and named', async () => {
    const w = await World.begin();
    const [team, lp, mint] = [await w.wallet(), await w.wallet(), await w.mint()];
    await w.give(mint, lp.address, 100n);
    const pools = [
        await w.pool({ creator: team, stake: mint, capacity: 1 }),
        await w.pool({ creator: team, stake: mint, capacity: 1, id: 1 }),
    ] as const;
    const holdings = [await w.stake(pools[0], lp, 10n), await w.stake(pools[1], lp, 20n)] as const;
    const age = (address: Address) => {
        const { owner, ...account } = w.node.svm.getAccount(address)!;
        const data = Uint8Array.from(account.data);
        data[8] = 9;
        w.node.svm.setAccount({ address, programAddress: owner, ...account, data });
    };
    const newer = holdings[1].position.address;
    age(newer);
    const left: Address[] = [];
    const note = (address: Address) => left.push(address);
    const found = await findPositions(w.rpc, { owner: lp.address }, note);
    assert.deepEqual(
        found.map(({ address }) => address),
        [holdings[0].position.address],
    );
    assert.equal((await findHoldings(w.rpc, lp.address, note)).length, 1);
    const target = await findStakeTarget(w.rpc, { pool: pools[1].address, owner: lp.address });
    assert.deepEqual(target, { index: 1 }, 'the one that is there has the first');
    age(pools[0].address);
    assert.equal((await findPools(w.rpc, {}, note)).length, 1);
    assert.equal((await findHoldings(w.rpc, lp.address, note)).length, 0);
    assert.deepEqual(new Set(left), new Set([newer, pools[0].address]));
});
