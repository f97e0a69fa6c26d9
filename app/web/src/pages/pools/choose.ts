/** Which pools are shown, and in which order. */
import { isClosed, isDelegated, isPaused, streamsOf, type PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { ends, together, type Yield } from '../../rewards/yields';

/** A pool with what it pays. */
export interface Listed {
    readonly pool: PoolAccount;
    readonly name: string;
    /** Whether the cluster vouches for it. */
    readonly vouched: boolean;
    readonly yields: readonly Yield[];
    /** What is staked, in money; `undefined` without a price. */
    readonly worth: number | undefined;
}

export type Show = 'all' | 'open' | 'paying' | 'ending';
export type Order = 'name' | 'yield' | 'ending' | 'staked';

export interface Choice {
    readonly show: Show;
    /** A token that is staked or paid; all unless named. */
    readonly token: Address | 'all';
    readonly order: Order;
}

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
                a.name.localeCompare(b.name, 'en'),
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

function isShown({ pool, yields }: Listed, { show, token }: Choice, now: bigint): boolean {
    if (token !== 'all' && !tokensIn([pool]).includes(token)) return false;
    if (show === 'open') return !isPaused(pool) && !isDelegated(pool) && !isClosed(pool);
    if (show === 'paying') return yields.some(({ flow }) => flow === 'runs' || flow === 'waits');
    return show === 'ending' ? isSoon(ends(yields)?.first, now) : true;
}

function compare(a: Listed, b: Listed, order: Order): number {
    switch (order) {
        case 'name':
            return 0;
        case 'yield':
            return (together(b.yields).apr ?? -1) - (together(a.yields).apr ?? -1);
        case 'staked':
            return (b.worth ?? -1) - (a.worth ?? -1);
        case 'ending':
            return Number(endOf(a) - endOf(b));
    }
}

/** What pays nothing any more comes last. */
const endOf = ({ yields }: Listed): bigint => ends(yields)?.first ?? 1n << 62n;
