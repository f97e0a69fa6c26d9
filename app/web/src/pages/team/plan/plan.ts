/**
 * The plan that a person reviews: what is missing of a farm, in words, and what it costs. What is
 * missing says `@acequia/plan`, from the chain's present state: so doing it again after a failure
 * does what is still missing.
 */
import { acequia } from '@acequia/client';
import {
    comesWithPool,
    conflictsIn,
    endOf,
    kept,
    lengthOf,
    nameOf,
    planOf,
    poolOf,
    rewardOf,
    riskNames,
    tokenOf,
    totalOf,
    type Change as Found,
    type Farm,
    type Pool,
    type Spend,
    type Thing,
    type Token,
} from '@acequia/plan';
import { withVisibleNames, type Ground } from '@acequia/plan/carry-out';
import { vaultBytes } from '../../../tokens/vaultBytes';
import { duration, grouped, moment } from '../../../ui/format';
import { shapeInWords } from '../form/shapeInWords';

/** A line of the plan, in words. */
export interface Change {
    readonly sign: 'create' | 'change' | 'keep';
    readonly what: string;
    readonly detail: string;
}

/** What a farm's file asks for beyond what is there. */
export interface Plan {
    readonly changes: readonly Change[];
    /** The same, to be carried out. */
    readonly deeds: readonly Found[];
    /** By token, at most one each. */
    readonly spends: readonly Spend[];
    /** What LPs can rely on, in words. */
    readonly promises: readonly string[];
    readonly notes: readonly string[];
    /** What stands against it: with any of these nothing is done. */
    readonly conflicts: readonly string[];
    /** The accounts that are made [bytes]: each costs rent. */
    readonly accounts: readonly number[];
}

/** A pool's account before its streams [bytes]. */
const POOL_HEADER = 432;

/** Makes the plan of a farm, whose file is this text. */
export function planFor(given: Farm, text: string, ground: Ground): Plan {
    const farm = withVisibleNames(given);
    const { changes, spends, promises, conflicts } = planOf(text, ground.asked);
    const mine = changes.filter(({ of }) => of.is !== 'stranger');
    return {
        changes: mine.map((change) => changeOf(farm, change, ground)),
        deeds: mine.filter(({ deed }) => deed.does !== 'keep'),
        spends: byToken(spends),
        promises: promises.map(({ of, amount, until }) => {
            const what = nameOf(farm, of);
            if (amount === undefined) return `all that ${what} pays before ${moment(until)}`;
            return `${amountOf(amount, tokenOf(farm, of))} as ${what}, until ${moment(until)}`;
        }),
        notes: mine
            .filter(({ deed }) => deed.does === 'create')
            .flatMap(({ of }) => accepted(farm, of)),
        conflicts: conflictsIn(farm, ground.asked, conflicts, moment),
        accounts: mine.flatMap((change) => accountsOf(farm, change, ground)),
    };
}

function byToken(spends: readonly Spend[]): Spend[] {
    const sums = new Map<number, bigint>();
    for (const { token, amount } of spends) sums.set(token, (sums.get(token) ?? 0n) + amount);
    return [...sums].map(([token, amount]) => ({ token, amount }));
}

const amountOf = (units: bigint, { decimals, symbol }: Token): string =>
    `${grouped(units, decimals)} ${symbol}`;

function changeOf(farm: Farm, { of, deed }: Found, { addresses }: Ground): Change {
    const what = nameOf(farm, of);
    switch (deed.does) {
        case 'create':
            return { sign: 'create', what, detail: termsOf(farm, poolOf(farm, of)) };
        case 'setCaps':
            return { sign: 'change', what, detail: 'other caps' };
        case 'keep': {
            const detail = of.is === 'pool' ? `is at ${addresses[of.pool]}` : kept(deed.why);
            return { sign: 'keep', what, detail };
        }
        case 'add':
            return { sign: 'create', what, detail: addedOf(farm, of, deed.opening?.begins ?? 0n) };
        case 'extend': {
            const { segments, commitUntil } = deed;
            const units = amountOf(totalOf(segments), tokenOf(farm, of));
            const more = `${units} more, over another ${duration(lengthOf(segments))}`;
            const details = [
                ...(segments.length > 0 ? [more] : []),
                ...(commitUntil === undefined ? [] : [`committed until ${moment(commitUntil)}`]),
            ];
            return { sign: 'change', what, detail: details.join('; ') };
        }
    }
}

function termsOf(farm: Farm, { stake, capacity, lock }: Pool): string {
    const locks =
        lock.maxSeconds === 0 ? 'no locks' : `locks of up to ${duration(lock.maxSeconds)}`;
    const room = `room for ${capacity} ${capacity === 1 ? 'reward' : 'rewards'}`;
    return `stakes ${farm.tokens[stake]!.symbol}, ${room}, ${locks}`;
}

function addedOf(farm: Farm, of: Thing, begins: bigint): string {
    const { emission, idle } = rewardOf(farm, of);
    if (emission.kind !== 'curve') return `each deposit spread over ${duration(emission.window)}`;
    const [from, to] = [moment(begins), moment(endOf(emission.segments, begins))];
    const waits = 'waits while nobody is staked';
    const idly = idle === 'wait' ? waits : 'what nobody earns comes back to you';
    const budget = amountOf(emission.budget, tokenOf(farm, of));
    const words = shapeInWords(emission);
    return `${budget}, ${words}, ${from} to ${to}; ${idly}`;
}

/** What LPs are shown before they stake. */
function accepted(farm: Farm, of: Thing): string[] {
    const { name, acceptedRisks } = poolOf(farm, of);
    const names = riskNames(acceptedRisks);
    if (names.length === 0) return [];
    return [`“${name}” accepts for good, and every client shows: ${names.join(', ')}.`];
}

function accountsOf(farm: Farm, { of, deed }: Found, { mints }: Ground): number[] {
    const vault = (token: number) => vaultBytes(mints[token]!);
    if (deed.does === 'add') return [vault(rewardOf(farm, of).token)];
    if (deed.does !== 'create') return [];
    const { capacity, stake, rewards } = poolOf(farm, of);
    const size = POOL_HEADER + capacity * acequia.getStreamSlotEncoder().fixedSize;
    const flows = rewards.filter(comesWithPool).map(({ token }) => vault(token));
    return [size, vault(stake), ...flows];
}
