/** What those who run a gauge are told and write. */
import type { gauges } from '@acequia/client';
import { address, none, some, type Option, type Address } from '@solana/kit';
import { expect, test } from 'vitest';
import { fundedAhead } from '../src/pages/team/gauge/ahead';
import { powerFault, powerOf, votesForEach } from '../src/pages/team/gauge/power';
import { gaugePartsInWords, gaugeRolesOf, isMyGauge } from '../src/pages/team/gauge/roles';

const ME = address('4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi');
const OTHER = address('SysvarC1ock11111111111111111111111111111111');
const WEEK = 604_800;
const TERMS = { genesis: 1_000n, epochSeconds: WEEK, closingSeconds: 86_400, epochBudget: 100n };

function given(
    terms: Partial<typeof TERMS>,
    books: { idle: bigint; nextEpoch: bigint },
    keys: Record<string, Address | Option<Address>> = {},
): gauges.GaugeAccount {
    const nobody = { pendingAuthority: none(), powerManager: none(), pendingPowerManager: none() };
    const data = { authority: OTHER, ...nobody, ...keys, terms: { ...TERMS, ...terms }, books };
    return { data } as unknown as gauges.GaugeAccount;
}

const NOTHING = { idle: 0n, nextEpoch: 0n };

test('a year that is funded ahead is said in epochs, from the next that can be opened on', () => {
    const year = given({}, { idle: 5_250n, nextEpoch: 0n });
    const end = (epoch: bigint) => 1_000n + epoch * BigInt(WEEK);
    expect(fundedAhead(year, 0n)).toEqual({ epochs: 52n, until: end(52n) });
    expect(fundedAhead(year, 1_000n)).toEqual({ epochs: 52n, until: end(53n) });
    const opened = given({}, { idle: 5_150n, nextEpoch: 2n });
    expect(fundedAhead(opened, 1_000n)).toEqual({ epochs: 51n, until: end(53n) });
    expect(fundedAhead(given({ epochBudget: 0n }, NOTHING), 0n)).toBeUndefined();
    expect(fundedAhead(given({}, { idle: 99n, nextEpoch: 0n }), 0n)?.epochs).toBe(0n);
});

test('what a stake weighs is read as it was written', () => {
    for (const decimals of [0, 6, 9]) {
        for (const each of [0n, 1_000_000n, 1_000_000_000n, 1_234_567_890n]) {
            const votes = each * 10n ** BigInt(decimals);
            expect(powerFault(votes, decimals)).toBeUndefined();
            const off = votesForEach(powerOf(votes, decimals), decimals) - votes;
            expect(off * off * 1_000_000n <= votes * votes).toBe(true);
        }
    }
    expect(powerOf(1_000_000_000n, 0)).toBe(1n << 32n);
    // One vote for each token of nine decimals: 4.29 / 2^32 for a base unit.
    expect(powerFault(1_000_000_000n, 9)?.condition).toMatch(/too little/);
    expect(powerFault(10n ** 19n, 0)?.condition).toMatch(/more than fits/);
});

test('a wallet is told which keys of a gauge it holds and which are offered to it', () => {
    const parts = (keys: Record<string, Address | Option<Address>>) =>
        gaugePartsInWords(gaugeRolesOf(given({}, NOTHING, keys), ME));
    expect(parts({})).toBe('You have no part in running it.');
    expect(parts({ authority: ME, powerManager: some(ME) })).toBe(
        'You are its authority and its power manager.',
    );
    expect(parts({ powerManager: some(ME), pendingAuthority: some(ME) })).toBe(
        'You are its power manager. Its authority is offered to you.',
    );
    expect(parts({ pendingPowerManager: some(ME) })).toMatch(/setting of its powers is offered/);
    expect(isMyGauge(gaugeRolesOf(given({}, NOTHING), ME))).toBe(false);
    expect(isMyGauge(gaugeRolesOf(given({}, NOTHING, { authority: ME }), undefined))).toBe(false);
});
