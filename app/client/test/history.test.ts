/** What happened to an owner, however long ago and whoever signed it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSolanaRpcFromTransport, type RpcTransport, type Signature } from '@solana/kit';
import {
    addStream,
    claimAll,
    closePosition,
    fetchOwnerHistory,
    fetchTransactions,
    pushClaim,
    setPushClaims,
    transferPosition,
    unstake,
} from '@acequia/client';
import { NOBODY, World } from './harness/given.js';

const MOST = 1_000;

/** A node on which an address has so many transactions, and which lists 1,000 at once. */
function nodeWith(count: number) {
    const signatures = Array.from({ length: count }, (_, nth) => nameOf(nth));
    const asked: number[] = [];
    const rpc = createSolanaRpcFromTransport((async ({ payload }: { payload: unknown }) => {
        const { id, params } = payload as { id: string; params: [string, Config] };
        const { limit, before } = params[1];
        asked.push(limit);
        if (limit > MOST) return { jsonrpc: '2.0', id, error: { code: -32602, message: 'limit' } };
        const from = before === undefined ? 0 : signatures.indexOf(before) + 1;
        const result = signatures.slice(from, from + limit).map((signature, nth) => {
            return { signature, slot: count - from - nth, blockTime: null, err: null };
        });
        return { jsonrpc: '2.0', id, result };
    }) as RpcTransport);
    return { rpc, asked };
}

interface Config {
    readonly limit: number;
    readonly before?: Signature;
}

const nameOf = (nth: number) => `${nth}`.replaceAll('0', 'A').padStart(88, 'z') as Signature;

test('more than a node lists at once is asked for page by page, and none is missed', async () => {
    const { rpc, asked } = nodeWith(2_345);
    const all = await fetchTransactions(rpc, NOBODY, { limit: 5_000 });
    assert.deepEqual(
        all.map(({ signature }) => signature),
        Array.from({ length: 2_345 }, (_, nth) => nameOf(nth)),
    );
    assert.deepEqual(asked.slice(0, 3), [1_000, 1_000, 1_000]);
    const some = await fetchTransactions(rpc, NOBODY, { limit: 1_500, before: nameOf(9) });
    assert.deepEqual(
        [some.length, some[0]?.signature, some.at(-1)?.signature],
        [1_500, nameOf(10), nameOf(1_509)],
    );
});

test('an owner’s history has what others signed, and positions that are closed or gone', async () => {
    const w = await World.begin();
    const [team, lp, other] = [await w.wallet(), await w.wallet(), await w.wallet()];
    const [mint, reward] = [await w.mint(), await w.mint()];
    await w.give(mint, lp.address, 1_000n);
    await w.give(reward, team.address, 1_000_000n);
    const pool = await w.pool({ creator: team, stake: mint, capacity: 1 });
    const segments = [{ seconds: 1_000, amount: 1_000_000n }];
    await w.send(team, await addStream({ pool, rewardManager: team, reward, segments }));

    // Staked, pushed by somebody else, taken out, closed.
    let holding = await w.stake(await w.read(pool.address), lp, 100n);
    await w.send(lp, setPushClaims({ ...holding, owner: lp, allowed: true }));
    await w.pass(10n);
    holding = await w.holding(pool, lp);
    await w.send(team, await pushClaim({ ...holding, payer: team }));
    await w.send(lp, await unstake({ ...holding, owner: lp }));
    holding = await w.holding(pool, lp);
    const now = await w.now();
    await w.sendAll(lp, await claimAll({ holdings: [holding], owner: lp, now }));
    await w.send(lp, closePosition({ ...(await w.holding(pool, lp)), closer: lp }));
    // Another, given away; what its new owner does is not theirs alone.
    const second = await w.stake(await w.read(pool.address), lp, 50n);
    await w.send(lp, transferPosition({ ...second, owner: lp, newOwner: other }));
    // Somebody else's matter.
    await w.give(mint, other.address, 5n);
    await w.send(other, await unstake({ ...(await w.holding(pool, other)), owner: other }));

    const history = await fetchOwnerHistory(w.rpc, lp.address);
    const names = history.map(({ events }) => events!.map(({ name }) => name)).reverse();
    const told = names.flat();
    assert.deepEqual(told.slice(0, 3), ['positionOpened', 'staked', 'pushClaimsSet']);
    for (const name of ['claimed', 'unstaked', 'positionClosed', 'positionTransferred']) {
        assert.ok(told.includes(name as never), `${name}: ${told.join(' ')}`);
    }
    const pushed = history.find(({ events }) => events!.some(({ name }) => name === 'claimed'));
    assert.ok(pushed);
    const slots = history.map(({ slot }) => slot);
    assert.deepEqual(
        slots,
        [...slots].sort((a, b) => Number(b - a)),
    );
    const newest = await fetchOwnerHistory(w.rpc, lp.address, { limit: 2 });
    assert.deepEqual(newest, history.slice(0, 2));

    // The other has been given it; the team has made a stream, and what it pushed is not its own.
    const theirs = await fetchOwnerHistory(w.rpc, other.address);
    assert.ok(theirs.some(({ events }) => events!.some((one) => one.name === 'unstaked')));
    const teams = await fetchOwnerHistory(w.rpc, team.address);
    assert.ok(teams.some(({ events }) => events!.some((one) => one.name === 'streamAdded')));
    assert.ok(teams.every(({ events }) => events!.every((one) => one.name !== 'claimed')));
});
