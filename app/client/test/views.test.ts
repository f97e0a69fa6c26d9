/** The arithmetic here against the farm's own views, to the last 2^-64 of a unit. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KeyPairSigner } from '@solana/kit';
import {
    addFlowStream,
    addStream,
    IdlePolicy,
    lockPosition,
    rules,
    streamRates,
    topUp,
    unstake,
    viewPending,
    viewPool,
    viewSolvency,
    viewVotes,
    type Mint,
    type PoolAccount,
    type Segment,
} from '@acequia/client';
import { World } from './harness/given.js';

/** The same numbers each time. */
class Dice {
    constructor(private state: bigint) {}

    below(end: number): number {
        this.state = BigInt.asUintN(64, this.state * 6364136223846793005n + 1442695040888963407n);
        return Number((this.state >> 33n) % BigInt(end));
    }
}

interface Farm {
    w: World;
    team: KeyPairSigner;
    lps: KeyPairSigner[];
    pool: PoolAccount;
    rewards: Mint[];
}

/** Six streams of every sort, and three LPs with tokens. */
async function farm(dice: Dice): Promise<Farm> {
    const w = await World.begin();
    const [team, mint] = [await w.wallet(), await w.mint()];
    const lps = [await w.wallet(), await w.wallet(), await w.wallet()];
    for (const lp of lps) await w.give(mint, lp.address, 1_000_000_000n);
    const lock = { maxSeconds: 100_000, maxMultiplierBps: 25_000, earlyLeaveBps: 0 };
    let pool = await w.pool({ creator: team, stake: mint, capacity: 7, lock });
    const rewards: Mint[] = [];
    for (let nth = 0; nth < 6; nth++) {
        const reward = await w.mint();
        await w.give(reward, team.address, 1n << 62n);
        const idlePolicy = nth % 2 ? IdlePolicy.Refund : IdlePolicy.Wait;
        const terms = { pool, rewardManager: team, reward, idlePolicy };
        const start = nth === 3 ? (await w.now()) + 5_000n : 0n;
        const curve = () => addStream({ ...terms, segments: segments(dice, nth), start });
        await w.send(team, await (nth < 4 ? curve() : addFlowStream({ ...terms, window: 3_600 })));
        pool = await w.read(pool.address);
        rewards.push(reward);
    }
    return { w, team, lps, pool, rewards };
}

function segments(dice: Dice, nth: number): Segment[] {
    return Array.from({ length: 1 + nth * 6 }, () => ({
        seconds: 1 + dice.below(9_000),
        amount: BigInt(dice.below(2 ** 31)) ** (nth === 2 ? 1n : 2n) / 16n + 1n,
    }));
}

/** What the LPs and the team do between two looks. */
async function step({ w, team, lps, pool }: Farm, dice: Dice): Promise<void> {
    const lp = lps[dice.below(3)]!;
    const holding = await w.holding(pool, lp);
    const what = dice.below(6);
    const amount = BigInt(1 + dice.below(1_000_000));
    if (what < 2 || !holding.position) await w.stake(pool, lp, amount);
    else if (what === 2 && holding.position.data.stake.lockEnd === 0n) {
        await w.send(lp, await unstake({ ...holding, owner: lp }).catch(() => []));
    } else if (what === 3 && holding.position.data.stake.amount > 0n) {
        const lockEnd = (await w.now()) + 100_000n - BigInt(dice.below(2));
        const locked = lockPosition({ ...holding, owner: lp, lockEnd });
        await w.send(lp, locked).catch(() => undefined);
    } else {
        const slot = 4 + dice.below(2);
        await w.send(team, await topUp({ pool, slot, giver: team, amount: amount * 977n }));
    }
}

test('pending rewards and rates are those of the views at every moment of a busy farm', async () => {
    const dice = new Dice(20_261_123n);
    const f = await farm(dice);
    let [looks, owed] = [0, 0n];
    for (let round = 0; round < 45; round++) {
        await step(f, dice);
        await f.w.pass(BigInt(dice.below(2_000)));
        const payer = f.team.address;
        const asked = await viewPool(f.w.rpc, { pool: f.pool.address, payer });
        const present = await f.w.read(f.pool.address);
        const rates = streamRates(present, asked.now);
        assert.deepEqual(
            rates.map(({ mint: _, decimals: __, ...rate }) => rate),
            asked.streams,
        );
        for (const lp of f.lps) {
            const { pool, position } = await f.w.holding(f.pool, lp);
            if (!position) continue;
            const answer = await viewPending(f.w.rpc, { pool, position, payer });
            const mine = rules.pendingRewards(pool.data, position.data, await f.w.now());
            assert.deepEqual(mine, answer);
            looks += answer.length;
            owed += answer.reduce((sum, one) => sum + one.claimable, 0n);
        }
    }
    assert.ok(looks > 400 && owed > 0n, `${looks} looks, ${owed} owed`);
});

test('liabilities and held votes are those of the views', async () => {
    const dice = new Dice(7n);
    const f = await farm(dice);
    const [lp] = f.lps;
    const { pool, position } = await f.w.stake(f.pool, lp!, 999n);
    await f.w.pass(4_000n);
    const payer = lp!.address;
    const solvency = await viewSolvency(f.w.rpc, { pool, payer });
    const books = pool.data.streams.slice(0, 6).map(({ books }) => rules.liability(books));
    assert.deepEqual(
        solvency.map((one) => one.liability),
        books,
    );
    assert.ok(solvency.every(({ isSolvent }) => isSolvent));
    const votes = await viewVotes(f.w.rpc, { pool, position, payer });
    const now = await f.w.now();
    const { stake } = position.data;
    const held = rules.held(stake.votes, now);
    assert.deepEqual([votes.heldPrincipal, votes.heldBoost], [held.principal, held.boost]);
    const eligible = rules.eligible(stake, { start: now, end: now + 1n });
    const { eligiblePrincipal, eligibleBoost } = votes;
    assert.deepEqual([eligiblePrincipal, eligibleBoost], [eligible.principal, eligible.boost]);
});

test('a clock that lies behind the last update changes nothing', async () => {
    const f = await farm(new Dice(3n));
    const { pool, position } = await f.w.stake(f.pool, f.lps[0]!, 999n);
    const { lastUpdate } = pool.data.totals;
    const then = rules.pendingRewards(pool.data, position.data, lastUpdate - 50n);
    assert.deepEqual(then, rules.pendingRewards(pool.data, position.data, lastUpdate));
});
