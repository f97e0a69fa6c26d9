/** What a stake weighs, as people write it: votes for each whole token that is staked, unlocked. */
import { gauges } from '@acequia/client';
import type { Fault } from '../../../ui/Field';

/** Digits behind the point, of what is written. */
export const POWER_DECIMALS = 9;
const WRITTEN = 10n ** BigInt(POWER_DECIMALS);
/** A power may differ from what was written by a thousandth. */
const EXACT = 1_000n;

/** Votes for each whole token [10^-9 votes], nearest. */
export function votesForEach(power: bigint, decimals: number): bigint {
    return nearest(power * WRITTEN * 10n ** BigInt(decimals), gauges.POWER_ONE);
}

/** The power that gives so many votes for each whole token [2^-32 votes for a base unit], nearest. */
export function powerOf(votes: bigint, decimals: number): bigint {
    return nearest(votes * gauges.POWER_ONE, WRITTEN * 10n ** BigInt(decimals));
}

/** What is wrong with a number of votes that cannot be stored as it is written. */
export function powerFault(votes: bigint, decimals: number): Fault | undefined {
    const power = powerOf(votes, decimals);
    if (power >= 1n << 64n) {
        return { condition: 'this is more than fits', remedy: 'divide all by the same number' };
    }
    const stored = votesForEach(power, decimals);
    const off = stored > votes ? stored - votes : votes - stored;
    if (off * EXACT <= votes) return undefined;
    return {
        condition: 'this is too little to be stored as it is written',
        remedy: 'multiply all by the same number: what counts is their proportion, and the quorum',
    };
}

const nearest = (part: bigint, whole: bigint): bigint => (2n * part + whole) / (2n * whole);
