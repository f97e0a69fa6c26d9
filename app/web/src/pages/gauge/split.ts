/** A vote being divided: whole percents by pool, 100 in all when it can be cast. */
import { gauges, type gauge as program } from '@acequia/client';
import type { Address } from '@solana/kit';

export type Percents = ReadonlyMap<Address, number>;

export const sumOf = (percents: Percents): number =>
    [...percents.values()].reduce((sum, one) => sum + one, 0);

/** The same for every pool; what does not divide evenly goes to the first. */
export function evenly(pools: readonly Address[]): Percents {
    const each = Math.floor(100 / pools.length);
    const over = 100 - each * pools.length;
    return new Map(pools.map((pool, nth) => [pool, each + (nth < over ? 1 : 0)]));
}

/** One pool's part changed; the others give or take in proportion, so that all stay 100. */
export function withPart(percents: Percents, pool: Address, part: number): Percents {
    const wanted = Math.min(Math.max(Math.round(part), 0), 100);
    const others = [...percents].filter(([other]) => other !== pool);
    const before = others.reduce((sum, [, one]) => sum + one, 0);
    const left = 100 - wanted;
    let [sum, given] = [0, 0];
    const changed = others.map(([other, one], nth): [Address, number] => {
        sum += before === 0 ? 1 : one;
        const reached = Math.round((left * sum) / (before === 0 ? others.length : before));
        const next = nth === others.length - 1 ? left - given : reached - given;
        given += next;
        return [other, next];
    });
    const all = new Map<Address, number>([[pool, others.length === 0 ? 100 : wanted], ...changed]);
    return new Map([...percents.keys()].map((one) => [one, all.get(one) ?? 0]));
}

/** A part as it is typed; of an empty field none, and `undefined` for what is no whole percent. */
export const readPart = (text: string): number | undefined =>
    /^\d{0,3}$/.test(text) ? Number(text) : undefined;

/** With so many positions one votes, unless others are chosen; one with less than such a part of the
 *  largest one's votes is not among them. Anybody can open positions of a unit for somebody. */
const [MOST, DUST] = [16, 10_000n];

/** The positions that do not vote unless they are chosen: too small to matter, or too many. */
export function leftOutAtFirst(votes: ReadonlyMap<Address, bigint>): Set<Address> {
    const sorted = [...votes].sort(([, a], [, b]) => (a === b ? 0 : a > b ? -1 : 1));
    const largest = sorted[0]?.[1] ?? 0n;
    const small = sorted.filter(([, one], nth) => nth >= MOST || one * DUST < largest);
    return new Set(small.map(([position]) => position));
}

/** As the gauge takes it. */
export const inBps = (percents: Percents): gauges.Split =>
    new Map([...percents].map(([pool, one]) => [pool, one * 100]));

/** A vote, and the epoch it was cast in. */
export interface CastVote {
    readonly epoch: gauges.EpochAccount;
    readonly vote: program.Vote;
}

/** How a vote was divided, in whole percents over the pools that there are now; `undefined` where nothing
 *  of it went to any of them. */
export function asCast({ epoch, vote }: CastVote, pools: readonly Address[]): Percents | undefined {
    if (vote.weight === 0n) return undefined;
    const places = gauges.poolsOf(epoch);
    const bps = pools.map((pool) => vote.split.bps[places.indexOf(pool)] ?? 0);
    const whole = bps.reduce((sum, one) => sum + one, 0);
    if (whole === 0) return undefined;
    let [sum, given] = [0, 0];
    const parts = bps.map((one) => {
        sum += one;
        const part = Math.round((100 * sum) / whole) - given;
        given += part;
        return part;
    });
    return new Map(pools.map((pool, nth) => [pool, parts[nth]!]));
}

/** What a vote is begun with: as it stands in this epoch, else as it was in the latest one before. */
export function firstSplit(
    epoch: gauges.EpochAccount,
    voters: readonly { vote: program.Vote | undefined; before: readonly CastVote[] }[],
): { readonly percents: Percents; readonly from: gauges.EpochAccount | undefined } {
    const pools = gauges.poolsOf(epoch);
    const now = voters.flatMap(({ vote }) => (vote ? [{ epoch, vote }] : []));
    const numberOf = ({ epoch: { data } }: CastVote) => Number(data.books.number);
    const before = voters.flatMap((voter) => voter.before);
    for (const cast of [...now, ...before.sort((a, b) => numberOf(b) - numberOf(a))]) {
        const percents = asCast(cast, pools);
        if (percents) return { percents, from: cast.epoch };
    }
    return { percents: evenly(pools), from: undefined };
}
