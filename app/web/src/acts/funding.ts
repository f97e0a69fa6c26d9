import {
    acceptFunder,
    closePool,
    commitStream,
    extendStream,
    fetchNow,
    fetchPool,
    fetchSource,
    harvestWithheld,
    heirOf,
    proposeFunder,
    refundStream,
    requirePayable,
    retireStream,
    rollStream,
    rules,
    rewardAccountOf,
    stakeAccountOf,
    topUp,
    whileSeen,
    windDownStream,
    type PayInto,
    type PoolAccount,
    type PoolStream,
    type Segment,
} from '@acequia/client';
import { fit, totalOf } from '@acequia/plan';
import { unwrapOption, type Address } from '@solana/kit';
import { short } from '../tokens/tokens';
import type { Action } from '../transact/action';
import { moment } from '../ui/format';
import type { Rpc } from './fresh';

interface OfStream {
    readonly pool: PoolAccount;
    readonly stream: PoolStream;
}

/** Gives to a stream [base units]; anyone may. `said` is how much, in words. */
export function topUpAction(
    rpc: Rpc,
    { pool, stream }: OfStream,
    amount: bigint,
    { said, onDone }: { said: string; onDone: () => void },
): Action {
    return {
        title: `Top up with ${said}`,
        build: async (giver) => {
            const source = await fundedFrom(rpc, stream, giver.address, amount);
            const gift = await topUp({ pool, slot: stream.slot, giver, amount, source });
            return [[...unchanged(pool, stream), ...gift]];
        },
        onDone,
    };
}

/** Funds a curve further. `said` is how much over how long, in words. */
export function extendAction(
    rpc: Rpc,
    { pool, stream }: OfStream,
    segments: readonly Segment[],
    { said, onDone }: { said: string; onDone: () => void },
): Action {
    return {
        title: `Extend by ${said}`,
        build: async (funder) => {
            const source = await fundedFrom(rpc, stream, funder.address, totalOf(segments));
            const more = { pool, slot: stream.slot, funder, segments, source };
            return [[...unchanged(pool, stream), ...(await extendStream(more))]];
        },
        notes: ['What is added is not committed. Commit it to let LPs rely on it.'],
        onDone,
    };
}

/** Schedules what nobody earned, behind a curve's end. `said` is about how much over how long, in words: a
 *  page's clock may be ahead of the chain's. */
export function rollAction(
    rpc: Rpc,
    { pool, stream }: OfStream,
    segments: readonly Segment[],
    { said, onDone }: { said: string; onDone: () => void },
): Action {
    const { slot } = stream;
    return {
        title: `Let about ${said} go on`,
        build: async (funder) => {
            const [there, now] = await Promise.all([fetchPool(rpc, pool.address), fetchNow(rpc)]);
            const { idle } = rules.settledTo(there.data, now).streams[slot]!.books;
            const all = totalOf(segments);
            const fitting = fit(segments, all < idle ? all : idle);
            const roll = rollStream({ pool, slot, funder, segments: fitting });
            return [[...unchanged(pool, stream), ...roll]];
        },
        notes: ['No token moves. LPs can rely on it as far as the commitment reaches.'],
        onDone,
    };
}

/** Promises what is scheduled before `until` [unix s]. */
export function commitAction({ pool, stream }: OfStream, until: bigint, symbol: string): Action {
    return {
        title: `Commit ${symbol} until ${moment(until)}`,
        build: async (funder) => [
            [
                ...unchanged(pool, stream),
                ...commitStream({ pool, slot: stream.slot, funder, until }),
            ],
        ],
        notes: [`It commits what is scheduled until ${moment(until)}, for good.`],
    };
}

/** Closes a finished stream to funding: the first of two steps to free its slot. */
export function windDownAction({ pool, stream: { slot } }: OfStream, symbol: string): Action {
    return {
        title: `Wind down the stream of ${symbol} in slot ${slot}`,
        build: async (closer) => [windDownStream({ pool, slot, closer })],
        notes: ['It can never be funded again.'],
    };
}

/** Ends a flow: it takes no deposits, and streams what it has. */
export function endFlowAction({ pool, stream: { slot } }: OfStream, symbol: string): Action {
    return {
        title: `End the flow of ${symbol} in slot ${slot}`,
        build: async (closer) => [windDownStream({ pool, slot, closer })],
        notes: ['For ever: it takes no deposits again. What it has is streamed to its end.'],
    };
}

/** Offers a stream to another funder; takes the offer back where nobody is named. */
export function offerStreamAction({ pool, stream: { slot } }: OfStream, to?: Address): Action {
    return {
        title: to ? `Offer this stream to ${short(to)}` : 'Take the offer back',
        build: async (funder) => [proposeFunder({ pool, slot, funder, newFunder: to })],
    };
}

/** By whom it was offered to. */
export function acceptStreamAction({ pool, stream }: OfStream): Action {
    return {
        title: 'Accept the stream',
        build: async (pendingFunder) => [
            [
                ...unchanged(pool, stream),
                ...acceptFunder({ pool, slot: stream.slot, pendingFunder }),
            ],
        ],
    };
}

/** Takes back what nobody was promised. `said` is about how much. */
export function takeBackAction(
    rpc: Rpc,
    of: OfStream,
    {
        said,
        notes,
        idleAlone,
    }: { said: string; notes: readonly string[]; idleAlone?: boolean | undefined },
): Action {
    return {
        title: `Take back about ${said}`,
        notes,
        build: async (funder, payInto, payer) => {
            const destination = await paidAt(rpc, of, funder.address, payInto);
            const { slot } = of.stream;
            const back = { pool: of.pool, slot, funder, payer, idleAlone, destination };
            return [await refundStream(back)];
        },
    };
}

/** Frees the slot of a stream that is wound down and owes nobody anything. */
export function retireAction(rpc: Rpc, of: OfStream, symbol: string): Action {
    return {
        title: `Retire the stream of ${symbol} in slot ${of.stream.slot}`,
        build: async (closer, payInto, payer) => {
            const destination = await paidAt(rpc, of, heirOf(of.pool, of.stream), payInto);
            const { slot } = of.stream;
            const harvest = await harvestWithheld(rpc, [of.stream.vault]);
            const retiring = await retireStream({
                pool: of.pool,
                slot,
                closer,
                payer,
                destination,
            });
            return [[...harvest, ...retiring]];
        },
    };
}

/** Closes an empty pool. */
export function closePoolAction(rpc: Rpc, pool: PoolAccount, onDone: () => void): Action {
    return {
        title: 'Close this pool',
        notes: ['It is gone for good, and its address with it.'],
        build: async (closer, payInto, payer) => {
            const now = await fetchPool(rpc, pool.address);
            const surplusDestination = payInto.get(now.data.stakeMint);
            if (!surplusDestination) {
                await requirePayable(rpc, [stakeAccountOf(now, now.data.creator)]);
            }
            const harvest = await harvestWithheld(
                rpc,
                [unwrapOption(now.data.stakeVault) ?? []].flat(),
            );
            return [
                [
                    ...harvest,
                    ...(await closePool({ pool: now, closer, payer, surplusDestination })),
                ],
            ];
        },
        onDone,
    };
}

/** Where it is paid: at the place that was named; else into the canonical account, which is looked at. */
async function paidAt(rpc: Rpc, { stream }: OfStream, to: Address, payInto: PayInto) {
    const named = payInto.get(stream.mint);
    if (!named) await requirePayable(rpc, [rewardAccountOf(stream, to)]);
    return named;
}

/** The stream that was seen, which pays as long as it did. */
const unchanged = (pool: PoolAccount, stream: PoolStream) => whileSeen({ pool, streams: [stream] });

const fundedFrom = (rpc: Rpc, stream: PoolStream, funder: Address, amount: bigint) =>
    fetchSource(rpc, rewardAccountOf(stream, funder), amount);
