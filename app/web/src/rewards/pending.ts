/** What is owed, exactly, at a moment that no transaction has reached yet. */
import { isDelegated, isPenaltyFlow, rules, streamsOf, type Holding } from '@acequia/client';
import type { Address } from '@solana/kit';
import { penaltyLast } from './penaltyLast';

/** A reward that a position is owed. */
export interface Pending {
    readonly slot: number;
    readonly mint: Address;
    readonly decimals: number;
    /** What a claim would pay [base units]. */
    readonly claimable: bigint;
    /** It comes from those who left locks early. */
    readonly isPenalty: boolean;
}

/** What a position is owed at `now` [unix s], by rising slot, what early leaves cost last. */
export function pendingOf({ pool, position }: Holding, now: bigint): Pending[] {
    const streams = new Map(streamsOf(pool).map((stream) => [stream.slot, stream]));
    const pending = rules.pendingRewards(pool.data, position.data, now);
    const named = pending.flatMap(({ slot, claimable }) => {
        const stream = streams.get(slot);
        if (!stream) return [];
        const { mint, decimals } = stream;
        return [{ slot, mint, decimals, claimable, isPenalty: isPenaltyFlow(stream) }];
    });
    return penaltyLast(named);
}

export interface TokenSum {
    readonly mint: Address;
    readonly decimals: number;
    readonly units: bigint;
}

/** Adds up by token, in the order in which tokens appear. */
export function sumByToken(parts: readonly TokenSum[]): TokenSum[] {
    const sums = new Map<Address, TokenSum>();
    for (const part of parts) {
        const units = (sums.get(part.mint)?.units ?? 0n) + part.units;
        sums.set(part.mint, { ...part, units });
    }
    return [...sums.values()];
}

/** What all positions are owed at `now`, by token. */
export function owedInAll(holdings: readonly Holding[], now: bigint): TokenSum[] {
    const parts = holdings.flatMap((holding) => pendingOf(holding, now));
    return sumByToken(
        parts.map(({ mint, decimals, claimable: units }) => ({ mint, decimals, units })),
    );
}

/** What is staked in all positions, by token. What a delegate counts is no token of the pool. */
export function stakedInAll(holdings: readonly Holding[]): TokenSum[] {
    const held = holdings.filter(({ pool }) => !isDelegated(pool));
    return sumByToken(
        held.map(({ pool, position }) => ({
            mint: pool.data.stakeMint,
            decimals: pool.data.stakeDecimals,
            units: position.data.stake.amount,
        })),
    );
}

/** What an emergency exit at `now` would give up: what accrued since the pool's last update. */
export function forfeitedByEmergency(holding: Holding, now: bigint): TokenSum[] {
    const settled = pendingOf(holding, holding.pool.data.totals.lastUpdate);
    const before = new Map(settled.map(({ slot, claimable }) => [slot, claimable]));
    const lost = pendingOf(holding, now).map(({ slot, mint, decimals, claimable }) => {
        return { mint, decimals, units: claimable - (before.get(slot) ?? 0n) };
    });
    return sumByToken(lost).filter(({ units }) => units > 0n);
}
