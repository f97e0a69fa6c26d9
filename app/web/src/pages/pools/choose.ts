/** Which pools are shown, and in which order. */
import { isClosed, isDelegated, isPaused, streamsOf, type PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { ends, together, type Yield } from '../../rewards/yields';
import { LANGUAGE } from '../../ui/language';
import type { PoolTitle } from '../../tokens/tokens';

/** A pool with what it pays. */
export interface Listed {
    readonly pool: PoolAccount;
    readonly name: string;
    /** Who calls it that. */
    readonly by: PoolTitle['by'];
    /** Everything that it can be found by. */
    readonly words: string;
    /** Whether the cluster vouches for it. */
    readonly vouched: boolean;
    /** Whether somebody keeps a list, and it is not on it. */
    readonly unlisted: boolean;
    readonly yields: readonly Yield[];
    /** What is staked, in money; `undefined` without a price. */
    readonly worth: number | undefined;
}

/** `usual` is what pays, now or later, of the pools that somebody vouches for where there is a list. */
export const SHOWS = ['usual', 'open', 'paying', 'ending', 'all'] as const;
export type Show = (typeof SHOWS)[number];
export const ORDERS = ['staked', 'yield', 'ending', 'name'] as const;
export type Order = (typeof ORDERS)[number];

export interface Choice {
    readonly show: Show;
    /** A token that is staked or paid; all unless named. */
    readonly token: Address | 'all';
    readonly order: Order;
    /** What was typed: a part of a name, a token, an address. */
    readonly text: string;
}

/** What a page begins with. */
export const FIRST: Choice = { show: 'usual', token: 'all', order: 'staked', text: '' };

/** Within which a stream's end is soon [s]. */
export const SOON = 7n * 86_400n;

/** The pools of a choice, in its order: first those that the cluster vouches for. */
export function chosen(listed: readonly Listed[], choice: Choice, now: bigint): Listed[] {
    return listed
        .filter((one) => isShown(one, choice, now))
        .sort(
            (a, b) =>
                Number(b.vouched) - Number(a.vouched) ||
                compare(a, b, choice.order) ||
                a.name.localeCompare(b.name, LANGUAGE),
        );
}

/** The tokens that pools stake or pay, each once, in the order in which they appear. */
export function tokensIn(pools: readonly PoolAccount[]): Address[] {
    const all = pools.flatMap((pool) => [
        pool.data.stakeMint,
        ...streamsOf(pool).map(({ mint }) => mint),
    ]);
    return [...new Set(all)];
}

/** Whether a pool pays nothing any more before long, as its streams are funded now. */
export function endsSoon(yields: readonly Yield[], now: bigint): boolean {
    return isSoon(ends(yields)?.last, now);
}

const isSoon = (time: bigint | undefined, now: bigint): boolean =>
    time !== undefined && time > now && time - now <= SOON;

function isShown(listed: Listed, { show, token, text }: Choice, now: bigint): boolean {
    const { pool, yields, words } = listed;
    const sought = text.trim().toLowerCase();
    if (token !== 'all' && !tokensIn([pool]).includes(token)) return false;
    if (!words.toLowerCase().includes(sought)) return false;
    switch (show) {
        case 'all':
            return true;
        case 'usual':
            // Whoever has its address means this one.
            return isUsual(listed) || sought === pool.address.toLowerCase();
        case 'open':
            return !isPaused(pool) && !isDelegated(pool) && !isClosed(pool);
        case 'paying':
            return yields.some(({ flow }) => flow === 'runs' || flow === 'waits');
        case 'ending':
            return isSoon(ends(yields)?.first, now);
    }
}

/** Neither closed nor dry, nor missing on a list. */
const isUsual = ({ pool, yields, unlisted }: Listed): boolean =>
    !unlisted && !isClosed(pool) && yields.some(({ flow }) => flow !== 'dry');

function compare(a: Listed, b: Listed, order: Order): number {
    switch (order) {
        case 'name':
            return 0;
        case 'yield':
            return (together(b.yields).apr ?? -1) - (together(a.yields).apr ?? -1);
        case 'staked':
            return worthIn(b) - worthIn(a) || positions(b) - positions(a);
        case 'ending':
            return Number(endOf(a) - endOf(b));
    }
}

/** In money; what has no price comes after what has one, and an empty pool last. */
const worthIn = ({ pool, worth }: Listed): number =>
    pool.data.totals.staked === 0n ? -2 : (worth ?? -1);

const positions = ({ pool }: Listed): number => Number(pool.data.totals.positions);

/** What pays nothing any more comes last. */
const endOf = ({ yields }: Listed): bigint => ends(yields)?.first ?? 1n << 62n;
