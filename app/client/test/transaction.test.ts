/** What a transaction that has landed tells: which token a slot paid in it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
    addStream,
    claim,
    fetchTransaction,
    retireStream,
    rewardThen,
    windDownStream,
    type Mint,
} from '@acequia/client';
import { World } from './harness/given.js';

/** A pool of one slot that has held streams of these rewards, one after the other, and what claimed from each. */
async function heldInTurn(w: World, rewards: readonly Mint[]) {
    const [team, lp, mint] = [await w.wallet(), await w.wallet(), await w.mint()];
    await w.give(mint, lp.address, 1_000n);
    const pool = await w.pool({ creator: team, stake: mint, capacity: 1 });
    await w.stake(pool, lp, 1_000n);
    const read = () => w.read(pool.address);
    const claims = [];
    for (const [nth, reward] of rewards.entries()) {
        await w.give(reward, team.address, 1_000n);
        const of = { rewardManager: team, reward, segments: [{ seconds: 1_000, amount: 1_000n }] };
        await w.send(team, await addStream({ pool: await read(), ...of }));
        await w.pass(1_000n);
        const holding = await w.holding(pool, lp);
        const paid = await claim({ ...holding, owner: lp });
        const { signature } = await w.send(lp, paid);
        claims.push(signature);
        if (nth === rewards.length - 1) break;
        const ending = { slot: 0, closer: team };
        await w.send(team, windDownStream({ pool: await read(), ...ending }));
        await w.send(team, await retireStream({ pool: await read(), ...ending }));
    }
    return { pool: await read(), claims };
}

test('of a slot that has held several streams each claim tells which token it paid', async () => {
    const w = await World.begin();
    const rewards = [await w.mint(), await w.mint(undefined, 9), await w.mint(undefined, 0)];
    const { pool, claims } = await heldInTurn(w, rewards);
    for (const [nth, signature] of claims.entries()) {
        const { mint, decimals } = rewards[nth]!;
        const transaction = (await fetchTransaction(w.rpc, signature))!;
        assert.deepEqual(
            transaction.events.map(({ name }) => name),
            ['claimed'],
        );
        assert.deepEqual(await rewardThen(transaction, pool, 0), { mint, decimals });
        assert.equal(await rewardThen(transaction, pool, 1), undefined);
    }
});
