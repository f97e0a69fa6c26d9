/** What a position has been paid, from its events. */
import { streamsOf, type acequia, type Holding } from '@acequia/client';
import type { TokenSum } from './pending';

type Event = acequia.AcequiaEvent;

/** What a slot paid [base units]. */
interface SlotPaid {
    readonly slot: number;
    readonly amount: bigint;
}

/** Events since a position is its owner's, the oldest first; `undefined` where its beginning is not among them. */
export function eventsOfOwner(
    { position: { address, data } }: Holding,
    events: readonly Event[],
): readonly Event[] | undefined {
    const begin = events.findLastIndex(({ name, data: said }) => {
        if (name === 'positionOpened')
            return said.position === address && said.owner === data.owner;
        return (
            name === 'positionTransferred' && said.position === address && said.to === data.owner
        );
    });
    return begin < 0 ? undefined : events.slice(begin);
}

/** What events say that a position was paid, by token; `undefined` where a slot has held another stream since
 *  it was first used: its events do not say which one paid. */
export function paidIn(holding: Holding, events: readonly Event[]): TokenSum[] | undefined {
    const first = new Map(
        streamsOf(holding.pool)
            .filter(({ books }) => books.generation === 1)
            .map((stream) => [stream.slot, stream]),
    );
    const paid = events
        .flatMap((event) => payments(event, holding))
        .filter(({ amount }) => amount > 0n);
    const sums: TokenSum[] = [];
    for (const { slot, amount: units } of paid) {
        const stream = first.get(slot);
        if (!stream) return undefined;
        sums.push({ mint: stream.mint, decimals: stream.decimals, units });
    }
    return sums;
}

function payments({ name, data }: Event, { position }: Holding): readonly SlotPaid[] {
    if (!('position' in data) || data.position !== position.address) return [];
    if (name === 'claimed') return data.paid;
    if (name === 'compounded' || name === 'reinvested') {
        return [{ slot: data.slot, amount: data.paid }];
    }
    return [];
}
