/** What a position was paid, from its events. */
import { streamsOf, type acequia } from '@acequia/client';
import { expect, test } from 'vitest';
import { eventsOfOwner, paidIn } from '../src/rewards/paid';
import { givenHolding } from './given';

const holding = givenHolding();
const { address: position, data } = holding.position;
const [stream] = streamsOf(holding.pool);
const { slot } = stream!;

const event = (name: string, said: object) => ({ name, data: said }) as acequia.AcequiaEvent;
const paid = (amount: bigint, of = position) =>
    event('claimed', { position: of, paid: [{ slot, amount }] });
const opened = (owner: string) => event('positionOpened', { position, owner });

test('what others were paid before a position was handed over is not its owner’s', () => {
    const handed = event('positionTransferred', { position, from: 'x', to: data.owner });
    const events = [opened('x'), paid(5n), handed, paid(7n)];
    expect(eventsOfOwner(holding, events)).toEqual([handed, paid(7n)]);
    expect(eventsOfOwner(holding, [paid(5n)])).toBeUndefined();
});

test('of an address that was used again, what belongs to the position that is there', () => {
    const events = [opened(data.owner), paid(5n), opened(data.owner), paid(7n)];
    expect(eventsOfOwner(holding, events)).toEqual(events.slice(2));
});

test('claims, compounds and reinvestments are paid; another’s are not', () => {
    const compounded = event('compounded', { position, slot, paid: 3n, received: 2n });
    const reinvested = event('reinvested', { position, slot, paid: 2n, toPosition: 'y' });
    const come = event('reinvested', { position: 'z', slot, paid: 9n, toPosition: position });
    const sums = paidIn(holding, [paid(5n), paid(8n, 'z' as never), compounded, reinvested, come]);
    expect(sums?.map(({ units }) => units)).toEqual([5n, 3n, 2n]);
    expect(sums?.every(({ mint }) => mint === stream!.mint)).toBe(true);
});

test('where a slot has held another stream, events do not tell which one paid', () => {
    const streams = holding.pool.data.streams.map((one) => ({
        ...one,
        books: { ...one.books, generation: 2 },
    }));
    const again = givenHolding({ pool: { streams } });
    expect(paidIn(again, [paid(0n)])).toEqual([]);
    expect(paidIn(again, [paid(5n)])).toBeUndefined();
});
