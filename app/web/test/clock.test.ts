import { expect, test } from 'vitest';
import { paced, timeAt } from '../src/chain/clock';

const at = (machine: number, chain: bigint) => ({ machine, chain });

test('a clock that was read once runs as it is told, and by the second where it is not told', () => {
    const told = paced(undefined, at(0, 1_000n), 3_600);
    expect(timeAt(told, 500)).toBe(2_800n);
    expect(timeAt(paced(undefined, at(0, 1_000n)), 1_999)).toBe(1_001n);
});

test('a speed is measured over seconds, not between two hasty readings', () => {
    const first = paced(undefined, at(0, 0n));
    const hasty = paced(first, at(100, 360n));
    expect(hasty.speed).toBe(1);
    expect(timeAt(hasty, 100)).toBe(360n);
    const later = paced(hasty, at(5_000, 18_000n));
    expect(later.speed).toBe(3_600);
});

test('a clock that is late by a block is no slower for it', () => {
    const pace = paced(paced(undefined, at(0, 100n)), at(10_000, 109n));
    expect(pace.speed).toBe(1);
});
