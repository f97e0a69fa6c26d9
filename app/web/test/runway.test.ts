/** How long streams last, and who is warned. */
import { StreamKind, type PoolAccount } from '@acequia/client';
import { address, some, type Address } from '@solana/kit';
import { expect, test } from 'vitest';
import { runways, warns } from '../src/pages/team/runway';
import { isMine, rolesOf } from '../src/pages/team/roles';
import { givenPool } from './given';

const DAY = 86_400n;
const ME: Address = address('4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi');
const OTHER: Address = address('11111111111111111111111111111111');

/** A pool with one curve that has ten days and 1,000 units to go from `begins` on. */
function given(changes: { weight?: bigint; begins?: bigint; kind?: StreamKind; funder?: Address }) {
    const { weight = 5n, begins = 0n, kind = StreamKind.Curve, funder = ME } = changes;
    const pool = givenPool();
    const [slot] = pool.data.streams;
    const now = pool.data.totals.lastUpdate;
    const durations = [864_000, ...Array<number>(23).fill(0)];
    const amounts = [1_000n, ...Array<bigint>(23).fill(0n)];
    const start = now + begins;
    const schedule = { start, taken: 0n, phase: 0, cursor: 0, count: 1, durations, amounts };
    const books = { ...slot!.books, kind, state: 1, idlePolicy: 0, funded: 1_000n, schedule };
    const totals = { ...pool.data.totals, weight };
    const streams = [{ ...slot!, funder, books }];
    const data = { ...pool.data, authority: some(ME), totals, streams };
    return { pool: { ...pool, data } as PoolAccount, now };
}

const at = ({ pool, now }: ReturnType<typeof given>, after = 0n, threshold = 7n * DAY) =>
    runways(pool, now + after, threshold)[0]!;

test('a budget warns as soon as it lasts less than the threshold, to the second', () => {
    const farm = given({});
    expect(at(farm)).toMatchObject({ is: 'running', left: 10n * DAY });
    expect(at(farm, 3n * DAY).is).toBe('running');
    expect(at(farm, 3n * DAY + 1n)).toMatchObject({ is: 'short', left: 7n * DAY - 1n });
    expect(at(farm, 10n * DAY)).toMatchObject({ is: 'dry', left: 0n });
    expect([0n, 4n, 11n].map((days) => warns(farm.pool, at(farm, days * DAY)))).toEqual([
        false,
        true,
        true,
    ]);
});

test('a schedule that waits for stakers does not run out', () => {
    const farm = given({ weight: 0n });
    expect(at(farm, 9n * DAY)).toMatchObject({ is: 'waiting', left: 10n * DAY });
});

test('a schedule that has not begun says when it will', () => {
    const farm = given({ begins: 2n * DAY });
    expect(at(farm)).toMatchObject({ is: 'ahead', begins: farm.now + 2n * DAY });
});

test('what others fund, and what depends on deposits, warns nobody', () => {
    const gauge = given({ funder: OTHER });
    expect(warns(gauge.pool, at(gauge, 9n * DAY))).toBe(false);
    const flow = given({ kind: StreamKind.Flow });
    expect(warns(flow.pool, at(flow, 9n * DAY))).toBe(false);
});

test('a wallet runs what it may change or fund, and nothing else', () => {
    const { pool } = given({});
    expect(rolesOf(pool, ME)).toMatchObject({ isAuthority: true, funds: [0] });
    expect(rolesOf(pool, OTHER)).toMatchObject({ isAuthority: false, funds: [] });
    expect(rolesOf(pool, undefined).isAuthority).toBe(false);
});

test('whom a stream is offered to has a part in its pool', () => {
    const { pool } = given({});
    const streams = pool.data.streams.map((slot) => ({ ...slot, pendingFunder: some(OTHER) }));
    const offered = { ...pool, data: { ...pool.data, streams } };
    expect(rolesOf(offered, OTHER).isOfferedStream).toBe(true);
    expect(isMine(rolesOf(offered, OTHER))).toBe(true);
    expect(rolesOf(pool, OTHER).isOfferedStream).toBe(false);
});
