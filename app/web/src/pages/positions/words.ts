/** Events as sentences. */
import type { acequia, Holding } from '@acequia/client';
import { unwrapOption, type Address } from '@solana/kit';
import type { Rewards, EventThen } from '../../rewards/paid';
import { short } from '../../tokens/tokens';

/** A part of a sentence: words, an amount or a moment. */
export type Part =
    | string
    | {
          readonly units: bigint;
          readonly decimals: number;
          /** None where it counts weight. */
          readonly mint?: Address;
      }
    | { readonly time: bigint };

type Event = acequia.AcequiaEvent;
type Of<TName extends Event['name']> = Extract<Event, { name: TName }>['data'];

type NameOf = (pool: Address) => string;

/** When an event happened, where it says so [unix s]. */
export function timeOf({ data }: Event): bigint | undefined {
    if ('time' in data) return data.time;
    return 'books' in data ? data.books.time : undefined;
}

/** What an event did to a position, as a sentence. */
export function tell({ event, rewards }: EventThen, holding: Holding, nameOf: NameOf): Part[] {
    const stake = (units: bigint): Part => inStake(holding, units);
    const { name, data } = event;
    switch (name) {
        case 'positionOpened':
            return ['Opened the position.'];
        case 'staked':
            return [
                /* words: what happened */ 'Staked ',
                stake(data.received),
                '; ',
                ...holds(holding, data.books.amount),
            ];
        case 'unstaked':
            return ['Unstaked ', stake(data.amount), '; ', ...holds(holding, data.books.amount)];
        case 'emergencyExited':
            return ['Left by the emergency exit with ', stake(data.amount), '.'];
        case 'claimed':
            return claimed(rewards, data);
        case 'compounded':
            return [
                'Compounded ',
                stake(data.received),
                '; ',
                ...holds(holding, data.books.amount),
            ];
        case 'stakeMoved':
            return moved(holding, data, nameOf);
        case 'reinvested':
            return reinvested(holding, data, { rewards, nameOf });
        case 'positionsMerged':
            return mergedInto(holding, data);
        case 'operatorSet':
            return data.rights === 0
                ? ['Removed the operator.']
                : [`Named ${short(unwrapOption(data.operator)!)} as operator.`];
        case 'stakeSet':
            return ['The delegate set it; ', ...holds(holding, data.books.amount)];
        case 'positionTransferred':
            return [`Handed over from ${short(data.from)} to ${short(data.to)}.`];
        case 'positionClosed':
            return ['Closed the position.'];
        case 'pushClaimsSet':
            return [data.allowed ? 'Allowed pushed claims.' : 'Stopped pushed claims.'];
        case 'fractionSwept':
            return ['A fraction of a unit that an ended reward owed went to those who stay.'];
        default:
            return tellLockOrVote(event, holding);
    }
}

function tellLockOrVote({ name, data }: Event, holding: Holding): Part[] {
    const stake = (units: bigint): Part => inStake(holding, units);
    switch (name) {
        case 'locked':
            return [
                'Locked ',
                stake(data.books.amount),
                ' until ',
                { time: data.books.lockEnd },
                '.',
            ];
        case 'lockReleased':
            return ['Released the lock, which was over.'];
        case 'lockLeft':
            return [
                'Left the lock early with ',
                stake(data.amount),
                ...(data.penalty === 0n
                    ? [', which cost nothing.']
                    : [', of which ', stake(data.penalty), ' went to those who stay.']),
            ];
        case 'voteCast':
            return [
                'Voted with a weight of ',
                { units: data.weight, decimals: holding.pool.data.stakeDecimals },
                '; held until ',
                { time: data.lockedUntil },
                '.',
            ];
        case 'voteWithdrawn':
            return ['Withdrew a vote.'];
        case 'voteReceiptClosed':
            return ['Closed the receipt of a vote.'];
        default:
            return [name];
    }
}

function claimed(rewards: Rewards, { paid, pushed }: Of<'claimed'>): Part[] {
    const paying = paid.filter(({ amount }) => amount > 0n);
    const sums = paying.flatMap(({ slot, amount }, nth): Part[] => {
        const between = nth === 0 ? [] : [nth === paying.length - 1 ? ' and ' : ', '];
        return [...between, inReward(rewards, slot, amount)];
    });
    const what = sums.length === 0 ? [/* words */ 'nothing'] : sums;
    return [
        pushed ? 'Somebody claimed for you: ' : /* words: what happened */ 'Claimed ',
        ...what,
        '.',
    ];
}

function moved(holding: Holding, data: Of<'stakeMoved'>, nameOf: NameOf): Part[] {
    const left = data.position === holding.position.address;
    const units = left ? data.amount : data.received;
    const other = left ? data.toPool : data.pool;
    const where = left ? ` to ${nameOf(other)}.` : ` here from ${nameOf(other)}.`;
    return ['Moved ', inStake(holding, units), where];
}

function reinvested(
    holding: Holding,
    data: Of<'reinvested'>,
    { rewards, nameOf }: { readonly rewards: Rewards; readonly nameOf: NameOf },
): Part[] {
    if (data.toPosition === holding.position.address) {
        const arrived = inStake(holding, data.received);
        return ['Reinvested ', arrived, ` here from ${nameOf(data.pool)}.`];
    }
    return ['Reinvested ', inReward(rewards, data.slot, data.paid), ` in ${nameOf(data.toPool)}.`];
}

function mergedInto(holding: Holding, data: Of<'positionsMerged'>): Part[] {
    const left = data.position === holding.position.address;
    return ['Merged ', inStake(holding, data.amount), left ? ' into another.' : ' from another.'];
}

const holds = (holding: Holding, units: bigint): Part[] => [
    'it holds ',
    inStake(holding, units),
    '.',
];

function inStake({ pool: { data } }: Holding, units: bigint): Part {
    return { units, decimals: data.stakeDecimals, mint: data.stakeMint };
}

/** In the token that the slot paid then, where the node shows which. */
function inReward(rewards: Rewards, slot: number, units: bigint): Part {
    const token = rewards.get(slot);
    return token
        ? { units, ...token }
        : `${units} base units of what reward slot ${slot} paid then`;
}
