/** What is owed, to the unit. */
import { rules } from '@acequia/client';
import { expect, test } from 'vitest';
import {
    forfeitedByEmergency,
    owedInAll,
    pendingOf,
    stakedInAll,
    sumByToken,
} from '../src/rewards/pending';
import { givenHolding } from './given';

const holding = givenHolding();
const now = holding.pool.data.totals.lastUpdate + 3_600n;

test('what is owed is what the client’s rules say, with its token', () => {
    const pending = pendingOf(holding, now);
    const said = rules.pendingRewards(holding.pool.data, holding.position.data, now);
    const [penalty, ...promised] = said;
    expect(pending.map(({ slot, claimable }) => [slot, claimable])).toEqual(
        [...promised, penalty!].map(({ slot, claimable }) => [slot, claimable]),
    );
    expect(pending.map(({ decimals }) => decimals)).toEqual([6, 9, 9, 9]);
    expect(pending.map(({ isPenalty }) => isPenalty)).toEqual([false, false, false, true]);
});

test('sums over positions are by token', () => {
    const twice = owedInAll([holding, holding], now);
    const promised = pendingOf(holding, now).filter(({ isPenalty }) => !isPenalty);
    expect(twice.map(({ units }) => units)).toEqual(
        promised.map(({ claimable }) => 2n * claimable), // nobody has left early
    );
    expect(sumByToken([])).toEqual([]);
});

test('what a delegate counts is in no sum of staked tokens', () => {
    const delegated = givenHolding({ pool: { flags: 2 } });
    const { amount } = holding.position.data.stake;
    expect(stakedInAll([holding, delegated]).map(({ units }) => units)).toEqual([amount]);
});

test('an emergency exit gives up what accrued since the pool last moved, and nothing before', () => {
    const lost = forfeitedByEmergency(holding, now);
    const before = pendingOf(holding, holding.pool.data.totals.lastUpdate);
    for (const { mint, units } of lost) {
        const at = (list: typeof before) => list.find((one) => one.mint === mint)!.claimable;
        expect(units).toBe(at(pendingOf(holding, now)) - at(before));
    }
    expect(lost.length).toBeGreaterThan(0);
    expect(forfeitedByEmergency(holding, holding.pool.data.totals.lastUpdate)).toEqual([]);
});
