/** The one-way road on which a pool closes, and what is left in it then. */
import {
    announceClosing,
    closePosition,
    fetchDestinations,
    fetchNow,
    fetchPool,
    findPositions,
    leftToAnyone,
    pushClaim,
    rules,
    tokenAccount,
    rewardAccountOf,
    windDownPool,
    type Holding,
    type PoolAccount,
} from '@acequia/client';
import type { Instruction, TransactionSigner } from '@solana/kit';
import type { Action } from '../transact/action';
import type { Rpc } from './fresh';

/** Announces that a pool closes, or takes that back. */
export function announceClosingAction(pool: PoolAccount, announced: boolean): Action {
    return {
        title: announced ? 'Announce that this pool closes' : 'Take the closing back',
        build: async (closer) => [announceClosing({ pool, closer, announced })],
        notes: announced
            ? [
                  'LPs see it. In 14 days the pool can be closed for good; until then you can take it back.',
              ]
            : [],
    };
}

/** Closes a pool for good, whose closing is due. */
export function windDownPoolAction(pool: PoolAccount): Action {
    return {
        title: 'Close this pool for good',
        build: async (closer) => [windDownPool({ pool, closer })],
        notes: [
            'For ever: no position, stake or reward comes into this pool again.',
            'What is still to be streamed goes back to its funders, whatever was committed. What is owed stays owed.',
        ],
    };
}

/** Sends everybody what the streams of a closed pool owe them. */
export function pushOwedAction(rpc: Rpc, pool: PoolAccount): Action {
    return {
        title: 'Send everybody what they are owed',
        notes: ['Token accounts that are missing are made, at your expense.'],
        build: async (payer) => {
            const { holdings, now } = await everybodyIn(rpc, pool);
            const pushes = holdings.map((holding) => pushed(rpc, holding, payer, now));
            return (await Promise.all(pushes)).filter(({ length }) => length > 0);
        },
    };
}

async function pushed(
    rpc: Rpc,
    holding: Holding,
    payer: TransactionSigner,
    now: bigint,
): Promise<Instruction[]> {
    const { owner } = holding.position.data;
    const slots: number[] = [];
    const { barred } = await fetchDestinations(rpc, [holding], owner);
    const owed = owedIn(holding, now);
    for (const stream of leftToAnyone(holding.pool, now)) {
        const to = await tokenAccount(rewardAccountOf(stream, owner));
        if (owed.has(stream.slot) && !barred.has(to)) slots.push(stream.slot);
    }
    return slots.length === 0 ? [] : pushClaim({ ...holding, payer, slots });
}

/** How many positions are closed by one transaction. */
const AT_ONCE = 8;

/** Closes the positions of a closed pool that are owed nothing whole. */
export function closePositionsAction(rpc: Rpc, pool: PoolAccount): Action {
    return {
        title: 'Close the positions that are owed nothing',
        notes: ['Their rent goes back to those who paid it.'],
        build: async (closer) => {
            const { holdings, now } = await everybodyIn(rpc, pool);
            const empty = holdings.filter((holding) => owedIn(holding, now).size === 0);
            const closings = empty.flatMap((holding) => closePosition({ ...holding, closer }));
            const transactions: Instruction[][] = [];
            while (closings.length > 0) transactions.push(closings.splice(0, AT_ONCE));
            return transactions;
        },
    };
}

async function everybodyIn(rpc: Rpc, { address }: PoolAccount) {
    const [now, pool, positions] = await Promise.all([
        fetchNow(rpc),
        fetchPool(rpc, address),
        findPositions(rpc, { pool: address }),
    ]);
    return { now, holdings: positions.map((position): Holding => ({ pool, position })) };
}

/** The slots that owe a position a whole unit. */
function owedIn({ pool, position }: Holding, now: bigint): Set<number> {
    const pending = rules.pendingRewards(pool.data, position.data, now);
    return new Set(pending.filter((one) => one.claimable > 0n).map(({ slot }) => slot));
}
