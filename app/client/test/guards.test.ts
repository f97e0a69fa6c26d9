/** Guards before a transaction, and what a pool says of itself, on the embedded network. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
    addStream,
    asSeen,
    closePool,
    acequia,
    fetchPage,
    fetchPages,
    guard,
    IdlePolicy,
    refundStream,
    setPage,
    settlePool,
    streamsOf,
    topUp,
    whileSeen,
} from '@acequia/client';
import { World } from './harness/given.js';

async function farm() {
    const w = await World.begin();
    const [team, donor, reward] = [await w.wallet(), await w.wallet(), await w.mint()];
    const bare = await w.pool({ creator: team, stake: await w.mint(), capacity: 1 });
    await w.give(reward, team.address, 1_000n);
    await w.give(reward, donor.address, 500n);
    const segments = [{ seconds: 1_000, amount: 1_000n }];
    const committedUntil = (await w.now()) + 100n;
    const terms = { rewardManager: team, reward, segments, committedUntil };
    const adding = await addStream({ pool: bare, ...terms, idlePolicy: IdlePolicy.Refund });
    await w.send(team, adding);
    return { w, team, donor, pool: await w.read(bare.address) };
}

test('a guarded top-up lands, and fails whole when the stream was cut', async () => {
    const { w, team, donor, pool } = await farm();
    const facts = [asSeen(streamsOf(pool)[0]!)];
    const gift = async () => [
        ...guard({ pool: pool.address, facts }),
        ...(await topUp({ pool, slot: 0, giver: donor, amount: 5n })),
    ];
    await w.send(donor, await gift());
    await w.send(team, await refundStream({ pool, slot: 0, funder: team }));
    await assert.rejects(w.send(donor, await gift()), /ends earlier than was seen/);
});

test('a guard knows the time, and whose a position is', async () => {
    const { w, team, donor, pool } = await farm();
    const now = await w.now();
    await w.send(donor, guard({ pool: pool.address, before: now + 100n }));
    await assert.rejects(
        w.send(donor, guard({ pool: pool.address, before: now - 1n })),
        /later than it was signed for/,
    );
    const of = (authority: typeof team) =>
        guard({
            pool: pool.address,
            facts: [{ __kind: 'Authority', authority: authority.address }],
        });
    await w.send(donor, [...of(team), ...settlePool(pool)]);
    await assert.rejects(w.send(donor, of(donor)), /another authority/);
});

test('what was seen of a pool and its stream is one guard, which fails whole when it is otherwise', async () => {
    const { w, team, donor, pool } = await farm();
    const seen = whileSeen({ pool, powers: true, pause: true, streams: streamsOf(pool) });
    assert.equal(seen.length, 1);
    await w.send(donor, seen);
    const anew = { ...pool, data: { ...pool.data, createdAt: pool.data.createdAt - 1n } };
    await assert.rejects(w.send(donor, whileSeen({ pool: anew })), /Another pool has come/);
    const caps = { authority: team, pool: pool.address, paused: true };
    await w.send(team, [acequia.getSetPausedInstruction(caps)]);
    await assert.rejects(w.send(donor, seen), /paused or resumed since it was seen/);
});

test('the pages of several pools are read at once, of those that have one', async () => {
    const w = await World.begin();
    const [team, stake] = [await w.wallet(), await w.mint()];
    const [said, silent] = [
        await w.pool({ creator: team, stake, capacity: 1 }),
        await w.pool({ creator: team, stake, capacity: 1, id: 1 }),
    ];
    await w.send(team, await setPage({ pool: said, authority: team, name: 'Huerta' }));
    const pages = await fetchPages(w.rpc, [await w.read(said.address), silent]);
    assert.deepEqual(
        [...pages].map(([pool, page]) => [pool, page.data.name]),
        [[said.address, 'Huerta']],
    );
});

test('a page is set, read and closed with its pool', async () => {
    const w = await World.begin();
    const team = await w.wallet();
    const bare = await w.pool({ creator: team, stake: await w.mint(), capacity: 1 });
    assert.equal(await fetchPage(w.rpc, bare), undefined);
    const said = { name: 'K\u00e4se', text: 'One.\nTwo.', link: 'https://acequia.farm' };
    await w.send(team, await setPage({ pool: bare, authority: team, ...said }));
    const pool = await w.read(bare.address);
    const page = await fetchPage(w.rpc, pool);
    const { name, text, link } = page!.data;
    assert.deepEqual({ name, text, link }, said);
    const hidden = await setPage({ pool, authority: team, name: 'a\u202eb' });
    await assert.rejects(w.send(team, hidden), /turn the direction/);
    await w.send(team, await closePool({ pool, closer: team }));
    assert.equal(await fetchPage(w.rpc, pool), undefined);
});
