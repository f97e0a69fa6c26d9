/** What a position has been paid, from its events. */
import type { acequia, Holding, TokenThen } from '@acequia/client';
import type { Address } from '@solana/kit';
import type { TokenSum } from './pending';

type Event = acequia.AcequiaEvent;

/** What slots of a pool paid in a transaction; `undefined` where its node does not show it. Another stream may have
 *  held a slot then. */
export type Rewards = ReadonlyMap<number, TokenThen | undefined>;

/** An event, and what the slots paid that it names. */
export interface EventThen {
    readonly event: Event;
    readonly rewards: Rewards;
}

/** What a slot paid [base units]. */
export interface SlotPaid {
    readonly slot: number;
    readonly amount: bigint;
}

/** What happened since a position is its owner's, the oldest first; `undefined` where its beginning is not among it. */
export function toldOfOwner(
    { position: { address, data } }: Holding,
    all: readonly EventThen[],
): readonly EventThen[] | undefined {
    const begin = all.findLastIndex(({ event: { name, data: said } }) => {
        if (name === 'positionOpened')
            return said.position === address && said.owner === data.owner;
        return (
            name === 'positionTransferred' && said.position === address && said.to === data.owner
        );
    });
    return begin < 0 ? undefined : all.slice(begin);
}

/** What a position was paid, by token; `undefined` where of one payment nobody can tell which. */
export function paidIn({ position }: Holding, all: readonly EventThen[]): TokenSum[] | undefined {
    const sums: TokenSum[] = [];
    for (const { event, rewards } of all) {
        for (const { slot, amount: units } of paymentsIn(event, position.address)) {
            const token = rewards.get(slot);
            if (!token) return undefined;
            sums.push({ ...token, units });
        }
    }
    return sums;
}

/** What an event says that slots paid to a position. */
export function paymentsIn({ name, data }: Event, position: Address): readonly SlotPaid[] {
    if (!('position' in data) || data.position !== position) return [];
    if (name === 'claimed') return data.paid.filter(({ amount }) => amount > 0n);
    if (name === 'compounded' || name === 'reinvested') {
        return [{ slot: data.slot, amount: data.paid }];
    }
    return [];
}
