/** What may be staked, unstaked, locked and left, and in words why not. */
import { expect, test } from 'vitest';
import { earlyLeave, lockForecast, lockUnit, offersEarlyLeave } from '../src/rewards/locks';
import {
    closedToStake,
    free,
    heldBy,
    lockState,
    roomFor,
    shareAfter,
    shareOf,
    stakeProblem,
    unstakeProblem,
} from '../src/rewards/stakes';
import { givenHolding, givenPool } from './given';

const holding = givenHolding();
const now = holding.pool.data.totals.lastUpdate;
const { amount, votes } = holding.position.data.stake;

test('open votes hold stake until they end, and no longer', () => {
    expect(heldBy(holding, now)).toEqual({ principal: votes.votedPrincipal, boost: 0n });
    expect(free(holding, now)).toBe(0n);
    expect(unstakeProblem(holding, 1n, now)).toMatch(/Your open votes hold .* Withdraw them/);
    expect(free(holding, votes.lockedUntil)).toBe(amount);
    expect(unstakeProblem(holding, amount, votes.lockedUntil)).toBeUndefined();
});

test('a lock holds everything until its end', () => {
    const lock = { lockEnd: now + 100n, weight: amount * 2n };
    const locked = givenHolding({ stake: lock });
    expect(lockState(locked.position, now)).toEqual({ is: 'running', until: now + 100n });
    expect(free(locked, now)).toBe(0n);
    expect(unstakeProblem(locked, 1n, now)).toContain('free in 1 minute 40 seconds');
    expect(lockState(locked.position, now + 100n)).toEqual({ is: 'over' });
});

test('an amount above the stake, or none, is refused in words', () => {
    const over = votes.lockedUntil;
    expect(unstakeProblem(holding, 0n, over)).toBe('Name an amount above zero.');
    expect(unstakeProblem(holding, amount + 1n, over)).toBe('The position holds 1.000000007.');
});

test('staking is refused where the pool is paused, closed or delegated, and says what still works', () => {
    expect(closedToStake(givenPool({ flags: 1 }))).toContain('Unstaking and claiming work');
    expect(closedToStake(givenPool({ flags: 2 }))).toContain('its delegate');
    expect(closedToStake(givenPool({ flags: 4 }))).toContain('What you have in it stays yours');
    expect(closedToStake(givenPool())).toBeUndefined();
});

test('caps of position, pool and wallet are each named with their amount', () => {
    const { staked } = givenPool().data.totals;
    const pool = givenPool({ caps: { pool: staked + 50n, position: 100n } });
    const ask = (units: bigint, held = 0n, balance: bigint | undefined = 1_000n) =>
        stakeProblem(pool, { units, balance, held });
    expect(ask(50n)).toBeUndefined();
    expect(ask(0n)).toBe('Name an amount above zero.');
    expect(ask(51n)).toContain('has room for 0.00000005.');
    expect(ask(50n, 51n)).toContain('A position may hold 0.0000001');
    expect(ask(40n, 0n, 39n)).toBe('Your wallet holds 0.000000039.');
    expect(roomFor(pool, 80n)).toBe(20n);
    expect(roomFor(givenPool({ caps: { pool: 0n, position: 0n } }), 0n)).toBeUndefined();
});

test('a share is of the weight as it would be', () => {
    expect(shareOf(1n, 4n)).toBe(0.25);
    expect(shareOf(0n, 0n)).toBe(0);
    const { weight } = holding.pool.data.totals;
    expect(shareAfter(holding.pool, 0n, weight)).toBe(0.5);
});

test('a lock is told with its weight, its end and its share before it is signed', () => {
    const seconds = holding.pool.data.lock.maxSeconds;
    const forecast = lockForecast(holding, seconds, now);
    expect(forecast.multiplierBps).toBe(25_000n);
    expect(forecast.weight).toEqual({ before: amount, after: (amount * 25_000n) / 10_000n });
    expect(forecast.end).toBe(now + BigInt(seconds));
    expect(forecast.share.after).toBeGreaterThan(forecast.share.before);
    expect(forecast.problem).toBeUndefined();
});

test('a running lock can be made longer, never shorter nor lighter', () => {
    const lock = { lockEnd: now + 1_000n };
    const light = givenHolding({ stake: { ...lock, weight: amount } });
    expect(lockForecast(light, 999, now).problem).toContain('The running lock ends later');
    expect(lockForecast(light, 1_000, now).problem).toBeUndefined();
    const heavy = givenHolding({ stake: { ...lock, weight: amount * 2n } });
    expect(lockForecast(heavy, 1_000, now).problem).toContain('would weigh less');
});

/** A lock with three quarters of the longest ahead. */
const LOCK = {
    lockEnd: now + (BigInt(holding.pool.data.lock.maxSeconds) * 3n) / 4n,
    weight: amount * 2n,
};

test('leaving early costs by the time that is left of the longest lock, rounded up', () => {
    const stake = { ...LOCK, votes: { ...votes, open: 0 } };
    const locked = givenHolding({ stake });
    expect(offersEarlyLeave(locked)).toBe(true);
    const { penalty, comes, problem } = earlyLeave(locked, 1_000_000n, now);
    expect(penalty).toBe(375_000n); // half of three quarters
    expect(comes).toBe(625_000n);
    expect(problem).toBeUndefined();
    expect(earlyLeave(locked, 1_000_000n, LOCK.lockEnd - 1n).penalty).toBe(1n);
    expect(earlyLeave(locked, 1_000_000n, LOCK.lockEnd).penalty).toBe(0n);
    expect(earlyLeave(locked, amount + 1n, now).problem).toContain('The position holds');
});

test('leaving early costs nothing where nobody else is staked, or where the flow is full', () => {
    const { totals, streams } = holding.pool.data;
    const alone = givenHolding({ pool: { totals: { ...totals, staked: amount } }, stake: LOCK });
    expect(earlyLeave(alone, 1_000n, now).penalty).toBe(0n);
    const [flow, ...rest] = streams;
    const full = { ...flow!, books: { ...flow!.books, funded: (1n << 63n) - 375n } };
    const almost = givenHolding({ pool: { streams: [full, ...rest] }, stake: LOCK });
    expect(earlyLeave(almost, 1_000n, now).penalty).toBe(0n);
    expect(earlyLeave(almost, 996n, now).penalty).toBe(374n);
});

test('open votes hold principal and boost against an early leave, each by itself', () => {
    const voted = (votedPrincipal: bigint, votedBoost: bigint) =>
        givenHolding({ stake: { ...LOCK, votes: { ...votes, votedPrincipal, votedBoost } } });
    const problem = (of: ReturnType<typeof voted>) => earlyLeave(of, amount / 2n, now).problem;
    const half = amount - amount / 2n;
    expect(problem(voted(half, half))).toBeUndefined();
    expect(problem(voted(half + 1n, 0n))).toContain('Your open votes hold more');
    expect(problem(voted(0n, half + 1n))).toContain('Your open votes hold more');
    const over = givenHolding({ stake: { ...LOCK, votes: { ...votes, votedBoost: half } } });
    expect(heldBy(over, LOCK.lockEnd).boost).toBe(0n);
});

test('a slider goes by days, hours or minutes, as the longest lock allows', () => {
    expect([60 * 86_400, 7_200, 600].map(lockUnit)).toEqual([86_400, 3_600, 60]);
});
