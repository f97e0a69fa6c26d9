/** A pool as it will be once its plan is carried out: what its page shows LPs then. */
import {
    acequia,
    IdlePolicy,
    NOBODY,
    StreamKind,
    StreamState,
    type PoolAccount,
    type Segment,
} from '@acequia/client';
import { comesWithPool, resolve, totalOf, type Curve, type Farm, type Reward } from '@acequia/plan';
import type { Ground } from '@acequia/plan/carry-out';
import { address, lamports, none, some } from '@solana/kit';

type Slot = acequia.StreamSlot;

/** The pool in a place of a farm, created at the ground's time, with so much staked in it [base units] and
 *  nobody locked. */
export function plannedPool(
    farm: Farm,
    place: number,
    { ground, staked }: { ground: Ground; staked: bigint },
): PoolAccount {
    const { me, now, addresses } = ground;
    const pool = farm.pools[place]!;
    const stake = ground.mints[pool.stake]!;
    const slots = pool.rewards.map((reward) => slotOf(reward, ground));
    const data: acequia.Pool = {
        discriminator: acequia.POOL_DISCRIMINATOR,
        version: 1,
        bump: 0,
        stakeVaultBump: 0,
        flags: 0,
        id: pool.id,
        capacity: pool.capacity,
        stakeTokenProgram: stake.kind,
        creator: me,
        authority: some(me),
        pendingAuthority: none(),
        rewardManager: some(me),
        stakeMint: stake.mint,
        stakeVault: none(),
        delegate: none(),
        hook: none(),
        pendingHook: none(),
        hookActivatesAt: 0n,
        acceptedRisks: pool.acceptedRisks,
        stakeDecimals: stake.decimals,
        voteAuthorityBump: 0,
        pageBump: 0,
        createdAt: now,
        totals: {
            staked,
            weight: staked,
            positions: staked > 0n ? 1n : 0n,
            lastUpdate: now,
            origin: staked * now,
        },
        caps: pool.caps,
        lock: pool.lock,
        closingAnnouncedAt: 0n,
        streams: slots,
    };
    return {
        address: addresses[place]!,
        data,
        executable: false,
        lamports: lamports(0n),
        programAddress: acequia.ACEQUIA_PROGRAM_ADDRESS,
        space: 0n,
    };
}

/** A stream that has just been added and funded. */
function slotOf(reward: Reward, { me, now, mints }: Ground): Slot {
    const { mint, kind: tokenProgram, decimals } = mints[reward.token]!;
    const isPenalty = comesWithPool(reward);
    return {
        mint,
        vault: NOBODY,
        funder: isPenalty ? NOBODY : me,
        pendingFunder: none(),
        tokenProgram,
        decimals,
        vaultBump: 0,
        books: { ...BOOKS, ...termsOf(reward, now) },
    };
}

const EMPTY: acequia.Schedule = {
    start: 0n,
    taken: 0n,
    cursor: 0,
    count: 0,
    phase: 0,
    durations: [],
    amounts: [],
};

const BOOKS: acequia.Stream = {
    generation: 1,
    state: StreamState.Active,
    kind: StreamKind.Curve,
    idlePolicy: IdlePolicy.Wait,
    index: 0n,
    carry: 0n,
    funded: 0n,
    refunded: 0n,
    streamed: 0n,
    paid: 0n,
    idle: 0n,
    committedUntil: 0n,
    window: 0n,
    closingSince: 0n,
    fullWeight: 0n,
    leastWeight: 0n,
    rem: 0n,
    schedule: EMPTY,
};

function termsOf({ emission, idle, rate }: Reward, now: bigint): Partial<acequia.Stream> {
    const idlePolicy = idle === 'wait' ? IdlePolicy.Wait : IdlePolicy.Refund;
    switch (emission.kind) {
        case 'curve':
            return { idlePolicy, ...rate, ...curveOf(emission, now) };
        case 'flow':
            return { idlePolicy, kind: StreamKind.Flow, window: BigInt(emission.window) };
        case 'penalty':
            return { idlePolicy, kind: StreamKind.Penalty, window: BigInt(emission.window) };
    }
}

function curveOf(curve: Curve, now: bigint): Partial<acequia.Stream> {
    const { segments, committedUntil: until } = curve;
    return {
        funded: totalOf(segments),
        committedUntil: until ? resolve(until, now) : 0n,
        schedule: scheduleOf(segments, resolve(curve.start, now)),
    };
}

const scheduleOf = (segments: readonly Segment[], start: bigint): acequia.Schedule => ({
    ...EMPTY,
    start,
    count: segments.length,
    durations: segments.map(({ seconds }) => seconds),
    amounts: segments.map(({ amount }) => amount),
});

/** The address of nobody's wallet, whose plan is as anybody's. */
export const ANYBODY = address('11111111111111111111111111111112');
