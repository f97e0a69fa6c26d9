/** What transactions move where no wallet sees it come or go, as the farm and its gauges log it. */
import {
    gauges,
    streamsOf,
    type acequia,
    type PoolAccount,
    type Preview,
    type TokenChange,
} from '@acequia/client';
import type { Address } from '@solana/kit';

/** An amount that moves, and whither. */
export interface Movement {
    readonly name: string;
    /** Of the mint [base units], or of votes. */
    readonly units: bigint;
    /** None for votes. */
    readonly mint?: Address | undefined;
}

/** What the words are made with. */
export interface Known {
    readonly pools: readonly PoolAccount[];
    /** The pools of an epoch by their places; nothing until they are read. */
    readonly membersOf: (epoch: Address) => readonly Address[] | undefined;
    readonly nameOf: (pool: Address) => string;
}

/** In the order in which it happens; but for what is seen beside it as it is: of a token that withholds
 *  a fee both sides are told. */
export function movementsIn(preview: Preview, known: Known): Movement[] {
    const changes = [...preview.tokens, ...preview.others];
    return [
        ...preview.events.flatMap((event) => [
            ...unlessSeen(paidBy(event, known), changes),
            ...within(event, known),
        ]),
        ...votesIn(preview, known),
    ];
}

/** The epochs that have to be read for it. */
export const epochsIn = ({ gaugeEvents }: Preview): Address[] =>
    gaugeEvents.flatMap(({ name, data }) => (name === 'voteRecorded' ? [data.epoch] : []));

function unlessSeen(
    movements: readonly Movement[],
    changes: readonly TokenChange[],
): readonly Movement[] {
    const isSeen = ({ mint, units }: Movement) =>
        units === 0n ||
        changes.some((one) => one.mint === mint && (one.change === units || one.change === -units));
    return movements.filter((one) => !isSeen(one));
}

/** What comes from outside of the farm, and what leaves it: as the farm has measured it. */
function paidBy({ name, data }: acequia.AcequiaEvent, known: Known): Movement[] {
    switch (name) {
        case 'staked':
            return ofStake(known, data.pool, 'Arrives in the position', data.received);
        case 'unstaked':
        case 'emergencyExited':
        case 'lockLeft':
            return ofStake(known, data.pool, 'Leaves the position', data.amount);
        case 'claimed':
            return data.paid.flatMap(({ slot, amount }) =>
                ofSlot(known, data.pool, slot, 'Is paid', amount),
            );
        case 'streamAdded':
            return [{ name: 'Arrives in the stream', units: data.received, mint: data.mint }];
        case 'streamExtended':
        case 'streamToppedUp': {
            const { slot } = data.funding;
            return ofSlot(known, data.pool, slot, 'Arrives in the stream', data.received);
        }
        case 'streamRefunded': {
            const units = data.idle + data.uncommitted;
            return ofSlot(known, data.pool, data.funding.slot, 'Leaves the stream', units);
        }
        default:
            return [];
    }
}

/** What stays within. */
function within({ name, data }: acequia.AcequiaEvent, known: Known): Movement[] {
    const { nameOf } = known;
    switch (name) {
        case 'compounded':
            return [
                ...ofSlot(known, data.pool, data.slot, 'Is claimed', data.paid),
                ...ofStake(known, data.pool, 'Goes into the position', data.received),
            ];
        case 'reinvested': {
            const [from, to] = [nameOf(data.pool), nameOf(data.toPool)];
            return [
                ...ofSlot(known, data.pool, data.slot, `Is claimed from ${from}`, data.paid),
                ...ofStake(known, data.toPool, `Goes into the position in ${to}`, data.received),
            ];
        }
        case 'stakeMoved':
            return [
                ...ofStake(known, data.pool, `Leaves ${nameOf(data.pool)}`, data.amount),
                ...ofStake(known, data.toPool, `Arrives in ${nameOf(data.toPool)}`, data.received),
            ];
        case 'positionsMerged':
            return [
                ...ofStake(known, data.pool, 'Goes over to the other', data.amount),
                ...ofStake(known, data.pool, 'The other holds then', data.toBooks.amount),
                ...ofStake(known, data.pool, 'and counts as', data.toBooks.weight),
            ];
        case 'lockLeft':
            return data.penalty === 0n
                ? []
                : ofStake(known, data.pool, 'Goes to those who stay', data.penalty);
        case 'locked':
            return ofStake(known, data.pool, 'Is locked', data.books.amount);
        case 'streamRolled':
            return ofSlot(known, data.pool, data.funding.slot, 'Goes on', data.amount);
        case 'positionClosed':
            return data.forfeited.flatMap(({ slot, units }) =>
                units === 0n ? [] : ofSlot(known, data.pool, slot, 'Is given up', units),
            );
        case 'voteCast':
            return ofStake(known, data.pool, 'Stays staked for the vote', data.heldPrincipal);
        case 'voteWithdrawn':
            return ofStake(known, data.pool, 'The vote had a weight of', data.previousWeight);
        default:
            return [];
    }
}

/** What each pool of an epoch gets of the votes. */
function votesIn({ gaugeEvents }: Preview, { membersOf, nameOf }: Known): Movement[] {
    return gaugeEvents.flatMap(({ name, data }) => {
        if (name !== 'voteRecorded') return [];
        const members = membersOf(data.epoch) ?? [];
        const votes = gauges.votesByPlace(data);
        return members.flatMap((pool, place) =>
            (data.split[place] ?? 0) === 0
                ? []
                : [{ name: `Votes for ${nameOf(pool)}`, units: votes[place]! }],
        );
    });
}

function ofStake({ pools }: Known, pool: Address, name: string, units: bigint): Movement[] {
    const found = pools.find(({ address }) => address === pool);
    return found ? [{ name, units, mint: found.data.stakeMint }] : [];
}

function ofSlot(
    { pools }: Known,
    pool: Address,
    slot: number,
    name: string,
    units: bigint,
): Movement[] {
    const found = pools.find(({ address }) => address === pool);
    const stream = found && streamsOf(found).find((one) => one.slot === slot);
    return stream ? [{ name, units, mint: stream.mint }] : [];
}
