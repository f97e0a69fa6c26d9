/** What a position was paid, from its events. */
import { streamsOf, type acequia } from '@acequia/client';
import { expect, test } from 'vitest';
import { paidIn, toldOfOwner, type EventThen } from '../src/rewards/paid';
import { givenHolding } from './given';

const holding = givenHolding();
const { address: position, data } = holding.position;
const [stream] = streamsOf(holding.pool);
const { slot } = stream!;

const TOKEN = { mint: stream!.mint, decimals: stream!.decimals };
const event = (
    name: string,
    said: object,
    rewards: EventThen['rewards'] = new Map([[slot, TOKEN]]),
) => ({ event: { name, data: said } as acequia.AcequiaEvent, rewards }) satisfies EventThen;
const paid = (amount: bigint, of = position, token?: typeof TOKEN) =>
    event('claimed', { position: of, paid: [{ slot, amount }] }, new Map([[slot, token]]));
const opened = (owner: string) => event('positionOpened', { position, owner });

test('what others were paid before a position was handed over is not its owner’s', () => {
    const handed = event('positionTransferred', { position, from: 'x', to: data.owner });
    const events = [opened('x'), paid(5n), handed, paid(7n)];
    expect(toldOfOwner(holding, events)).toEqual([handed, paid(7n)]);
    expect(toldOfOwner(holding, [paid(5n)])).toBeUndefined();
});

test('of an address that was used again, what belongs to the position that is there', () => {
    const events = [opened(data.owner), paid(5n), opened(data.owner), paid(7n)];
    expect(toldOfOwner(holding, events)).toEqual(events.slice(2));
});

test('claims, compounds and reinvestments are paid; another’s are not', () => {
    const compounded = event('compounded', { position, slot, paid: 3n, received: 2n });
    const reinvested = event('reinvested', { position, slot, paid: 2n, toPosition: 'y' });
    const come = event('reinvested', { position: 'z', slot, paid: 9n, toPosition: position });
    const others = paid(8n, 'z' as never, undefined);
    const sums = paidIn(holding, [paid(5n, position, TOKEN), others, compounded, reinvested, come]);
    expect(sums?.map(({ units }) => units)).toEqual([5n, 3n, 2n]);
    expect(sums?.every(({ mint }) => mint === stream!.mint)).toBe(true);
});

test('a slot that held another stream then paid its token, not that of today', () => {
    const other = { mint: holding.pool.address, decimals: 3 };
    const sums = paidIn(holding, [paid(5n, position, other), paid(7n, position, TOKEN)]);
    expect(sums).toEqual([
        { ...other, units: 5n },
        { ...TOKEN, units: 7n },
    ]);
});

test('where nobody can tell what one payment was of, there is no sum', () => {
    expect(paidIn(holding, [paid(7n, position, TOKEN), paid(0n)])).toHaveLength(1);
    expect(paidIn(holding, [paid(7n, position, TOKEN), paid(5n)])).toBeUndefined();
});
