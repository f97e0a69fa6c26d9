/** The rules in TypeScript against those in Rust: `crates/acequia-core/tests/vectors.rs` makes
 *  the vectors. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { none } from '@solana/kit';
import type { LockRule, Stream, Tranche, Votes } from '@acequia/client';
import { rules } from '@acequia/client';
import { packageFile } from './harness/files.js';

/** A vector: numbers of 64 bits and more stand as strings of digits. */
type Raw = { readonly [key: string]: unknown };

/** Strings of digits as bigints, all the way down. */
function numbers(value: unknown): unknown {
    if (typeof value === 'string') return BigInt(value);
    if (Array.isArray(value)) return value.map(numbers);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, numbers(one)]));
}

const file = packageFile('test/vectors/core.json');
const vectors = numbers(JSON.parse(readFileSync(file, 'utf8'))) as Record<string, Raw[]>;

interface Accrual {
    weight: bigint;
    from: bigint;
    to: bigint;
    stream: Stream;
    after: Raw;
    positionWeight: bigint;
    checkpoint: { generation: number; index: bigint; owed: bigint };
    settled: Raw;
    claimable: bigint;
}

test('a stream accrues to the last 2^-64 of a unit as in the core', () => {
    const accruals = vectors['accruals'] as unknown as Accrual[];
    assert.ok(accruals.length >= 500);
    for (const [nth, vector] of accruals.entries()) {
        const { books, now } = settled(vector);
        const { index, carry, streamed, idle, rem, committedUntil, schedule } = books;
        const { start, taken, cursor, phase } = schedule;
        const unstreamed = rules.unstreamed(schedule);
        const refundable = rules.refundable(books, now);
        const endsAt = rules.endsAt(schedule);
        const counted = { index, carry, streamed, idle, rem, committedUntil };
        const after = { ...counted, start, taken, cursor, phase };
        assert.deepEqual({ ...after, unstreamed, endsAt, refundable }, vector.after, `#${nth}`);
    }
});

test('a position is owed as in the core', () => {
    for (const [nth, vector] of (vectors['accruals'] as unknown as Accrual[]).entries()) {
        const { books } = settled(vector);
        const checkpoint = rules.settle(vector.checkpoint, books, vector.positionWeight);
        assert.deepEqual(checkpoint, vector.settled, `#${nth}`);
        assert.equal(rules.wholeOwed(checkpoint, books), vector.claimable, `#${nth}`);
    }
});

test('an empty slot owes nothing and stays empty', () => {
    const [first] = vectors['accruals'] as unknown as Accrual[];
    const empty: Stream = { ...first!.stream, state: 0, generation: 3 };
    const checkpoint = { generation: 3, index: 0n, owed: 9n << 64n };
    assert.deepEqual(rules.settle(checkpoint, empty, 5n), checkpoint);
    assert.equal(rules.wholeOwed(checkpoint, empty), 0n);
});

function settled({ weight, from, to, stream }: Accrual) {
    const totals = { staked: 0n, positions: 0n, weight, lastUpdate: from, origin: 0n };
    const slot = { ...SLOT, books: stream };
    const pool = rules.settledTo({ totals, streams: [slot] }, to);
    return { books: pool.streams[0]!.books, now: pool.totals.lastUpdate };
}

const SLOT = {
    mint: '' as never,
    vault: '' as never,
    funder: '' as never,
    pendingFunder: none<never>(),
    tokenProgram: 0,
    decimals: 0,
    vaultBump: 0,
};

test('locks weigh and cost what they do in the core', () => {
    const locks = vectors['locks'] as unknown as (LockRule & Record<string, bigint | null>)[];
    assert.ok(locks.length >= 100);
    for (const [nth, lock] of locks.entries()) {
        const { amount, seconds, remaining } = lock as unknown as Record<string, bigint>;
        assert.equal(rules.lockMultiplierBps(lock, seconds!), lock['multiplier'], `#${nth}`);
        const weight = rules.lockedWeight(lock, amount!, seconds!);
        assert.equal(weight < 1n << 64n ? weight : null, lock['lockedWeight'], `#${nth}`);
        const penalty = rules.earlyLeavePenalty(lock, amount!, remaining!);
        assert.equal(penalty, lock['penalty'], `#${nth}`);
    }
});

interface Read extends rules.Reading {
    amount: bigint;
    origin: bigint;
    earlier: rules.Reading;
    gained: bigint;
    average: bigint;
}

test('two readings of stake-time tell what they do in the core', () => {
    const readings = vectors['stakeTimes'] as unknown as Read[];
    assert.ok(readings.length >= 100);
    for (const [nth, { earlier, gained, average, ...held }] of readings.entries()) {
        const { at, since, value } = held;
        const later = rules.stakeTime(held, at);
        assert.deepEqual(later, { at, since, value }, `#${nth}`);
        const pool = { totals: { staked: held.amount, origin: held.origin }, createdAt: since };
        assert.deepEqual(rules.poolStakeTime(pool, at), later, `#${nth}`);
        assert.equal(rules.gainedSince(later, earlier), gained, `#${nth}`);
        assert.equal(rules.averageStake(later, earlier), average, `#${nth}`);
    }
});

test('of a place that nobody read before, only what began since counts', () => {
    const old = { at: 20n, since: 5n, value: 7n };
    assert.equal(rules.gainedSince(old, rules.missingReading(10n)), 0n);
    assert.equal(rules.gainedSince({ ...old, since: 10n }, rules.missingReading(10n)), 7n);
});

type Pair = [bigint, bigint];

interface Ballot extends Omit<Votes, 'principal' | 'boost'> {
    principal: Pair[];
    boost: Pair[];
    lockEnd: bigint;
    ballotStart: bigint;
    ballotEnd: bigint;
    now: bigint;
    eligible: Pair;
    held: Pair;
}

const historyOf = (pairs: Pair[]) => ({
    steps: pairs.map(([since, weight]): Tranche => ({ since, weight })),
});
const pairOf = ({ principal, boost }: rules.Parts): Pair => [principal, boost];

test('votes weigh and hold what they do in the core', () => {
    const ballots = vectors['votes'] as unknown as Ballot[];
    assert.ok(ballots.length >= 100);
    for (const [nth, ballot] of ballots.entries()) {
        const { ballotStart: start, ballotEnd: end, lockEnd, now } = ballot;
        const [principal, boost] = [historyOf(ballot.principal), historyOf(ballot.boost)];
        const votes = { ...ballot, principal, boost, began: 0n, sequence: 0 };
        const eligible = rules.eligible({ votes, lockEnd }, { start, end });
        assert.deepEqual(pairOf(eligible), ballot.eligible, `#${nth}`);
        assert.deepEqual(pairOf(rules.held(votes, now)), ballot.held, `#${nth}`);
    }
});
