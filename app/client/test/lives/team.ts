/** A protocol team's whole life with a farm, from the pool to its rent. */
import assert from 'node:assert/strict';
import {
    acequia,
    addStream,
    closePool,
    commitStream,
    eventsIn,
    extendStream,
    fetchEvents,
    findPools,
    freeSlot,
    IdlePolicy,
    claim,
    closePosition,
    refundStream,
    retireStream,
    rules,
    streamRates,
    streamsOf,
    topUp,
    unstake,
    viewPool,
    viewSolvency,
    windDownStream,
} from '@acequia/client';
import type { Chain } from '../harness/given.js';

/** Creates, funds, extends, watches, refunds, retires, closes. */
export async function teamsLife(chain: Chain): Promise<void> {
    const [team, lp] = [await chain.wallet(), await chain.wallet()];
    const [mint, reward] = [await chain.mint(), await chain.mint()];
    await chain.give(reward, team.address, 10_000n);
    await chain.give(mint, lp.address, 1_024n);

    // Create, and find it again.
    let pool = await chain.pool({ creator: team, stake: mint, capacity: 2 });
    const found = await findPools(chain.rpc, { creator: team.address, stakeMint: mint.mint });
    assert.deepEqual(
        found.map(({ address }) => address),
        [pool.address],
    );

    // Fund: 1,000 units over 1,000 s, then 3,000 over 1,000 s; the first 1,500 s are promised.
    const now = await chain.now();
    const segments = [
        { seconds: 1_000, amount: 1_000n },
        { seconds: 1_000, amount: 3_000n },
    ];
    const committedUntil = now + 1_500n;
    const terms = { pool, rewardManager: team, reward, segments, committedUntil };
    const idlePolicy = IdlePolicy.Refund;
    const { signature } = await chain.send(team, await addStream({ ...terms, idlePolicy }));
    const events = await fetchEvents(chain.rpc, signature);
    assert.deepEqual(
        events?.map(({ name }) => name),
        ['streamAdded'],
    );
    pool = await chain.read(pool.address);
    assert.deepEqual([streamsOf(pool).length, freeSlot(pool)], [1, 1]);

    // Extend, commit further, and let anyone top it up.
    const of = { slot: 0, funder: team };
    const more = [{ seconds: 500, amount: 500n }];
    await chain.send(team, await extendStream({ pool, ...of, segments: more }));
    await chain.send(team, commitStream({ pool, ...of, until: now + 1_600n }));
    await chain.send(team, await topUp({ pool, slot: 0, giver: team, amount: 45n }));

    // Watch: the views agree with the arithmetic here, and the vault holds what it must.
    await chain.stake(pool, lp, 1_024n);
    await chain.pass(700n);
    pool = await chain.read(pool.address);
    const answer = await viewPool(chain.rpc, { pool: pool.address, payer: team.address });
    const rates = streamRates(pool, answer.now).map(({ mint: _, decimals: __, ...rate }) => rate);
    assert.deepEqual(rates, answer.streams);
    const solvency = await viewSolvency(chain.rpc, { pool, payer: team.address });
    assert.deepEqual(
        solvency.map(({ vault, isSolvent }) => [vault, isSolvent]),
        [[4_545n, true]],
    );

    // Refund what is not promised: exactly what the arithmetic said.
    const before = await chain.balance(reward, team.address);
    await chain.send(team, await refundStream({ pool, ...of }));
    const refunded = (await chain.balance(reward, team.address)) - before;
    const settled = rules.settledTo(
        pool.data,
        (await chain.read(pool.address)).data.totals.lastUpdate,
    );
    const said = rules.refundable(settled.streams[0]!.books, settled.totals.lastUpdate);
    assert.equal(refunded, said);
    assert.ok(refunded > 1_000n && refunded < 3_000n);

    // The end: streams run dry, the LP claims and leaves, the slot and the pool go.
    await chain.pass(2_000n);
    const holding = await chain.holding(pool, lp);
    await chain.send(lp, await claim({ ...holding, owner: lp }));
    await chain.send(lp, await unstake({ ...holding, owner: lp }));
    await chain.send(lp, closePosition({ ...holding, closer: lp }));
    pool = await chain.read(pool.address);
    await chain.send(team, windDownStream({ pool, slot: 0, closer: team }));
    await chain.send(team, await retireStream({ pool, slot: 0, closer: team }));
    const paid = await chain.balance(reward, lp.address);
    assert.equal(paid + (await chain.balance(reward, team.address)), 10_000n);
    pool = await chain.read(pool.address);
    const closed = await chain.send(team, await closePool({ pool, closer: team }));
    assert.deepEqual(await findPools(chain.rpc, { creator: team.address }), []);
    const last = await fetchEvents(chain.rpc, closed.signature);
    assert.deepEqual(last, [{ name: 'poolClosed', data: { pool: pool.address, surplus: 0n } }]);
    assert.deepEqual(eventsIn([`Program ${acequia.ACEQUIA_PROGRAM_ADDRESS} success`]), []);
}
