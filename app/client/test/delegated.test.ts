/** Pools whose stakes a delegate sets: neither principal, locks nor votes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
    acequia,
    closePosition,
    emergencyExit,
    fetchPosition,
    isDelegated,
    lockPosition,
    openPosition,
    setStake,
    simulate,
    stakeSet,
    type Holding,
} from '@acequia/client';
import { NOBODY, World } from './harness/given.js';

/** A delegated pool that takes 1,000 in all, and a position in it. */
async function scene() {
    const w = await World.begin();
    const [delegate, lp] = [await w.wallet(), await w.wallet()];
    const of = { creator: delegate, payer: delegate, asset: NOBODY, id: 3 };
    const terms = { capacity: 1, rewardManager: delegate.address, acceptedRisks: 0 };
    const caps = { pool: 1_000n, position: 0n };
    const making = { ...of, ...terms, caps, delegate: delegate.address };
    await w.send(delegate, [await acequia.getCreateDelegatedPoolInstructionAsync(making)]);
    const seeds = { creator: delegate.address, asset: NOBODY, id: 3 };
    const [address] = await acequia.findDelegatedPoolPda(seeds);
    const opened = await openPosition({ pool: address, opener: lp, index: 0x01_0000 });
    await w.send(lp, opened.instructions);
    const read = async (): Promise<Holding> => ({
        pool: await w.read(address),
        position: await fetchPosition(w.rpc, opened.position),
    });
    return { w, delegate, lp, read };
}

test('a delegate sets a stake, and is told what the position holds then', async () => {
    const { w, delegate, lp, read } = await scene();
    const holding = await read();
    assert.ok(isDelegated(holding.pool));
    assert.equal(holding.position.data.index, 0x01_0000);
    const set = async (amount: bigint) => {
        const instructions = setStake({ ...holding, delegate, amount });
        const { returned } = await simulate(w.rpc, { payer: delegate, instructions });
        await w.send(delegate, instructions);
        const { amount: holds } = (await read()).position.data.stake;
        assert.equal(stakeSet(returned!), holds);
        return holds;
    };
    assert.equal(await set(1_000n), 1_000n);
    assert.equal(await set(1_001n), 1_000n); // above the cap: nothing changes
    assert.equal(await set(0n), 0n);
    await w.send(lp, closePosition({ ...holding, closer: lp }));
});

test('what a delegated pool does not offer is refused in words', async () => {
    const { w, lp, delegate, read } = await scene();
    const holding = await read();
    await assert.rejects(emergencyExit({ ...holding, owner: lp }), /holds no stake/);
    assert.throws(() => lockPosition({ ...holding, owner: lp, lockEnd: 9n }), /offers no locks/);
    const pool = await w.pool({ creator: delegate, stake: await w.mint(), capacity: 1 });
    const position = {
        ...holding.position,
        data: { ...holding.position.data, pool: pool.address },
    };
    assert.throws(() => setStake({ pool, position, delegate, amount: 1n }), /is not delegated/);
});
