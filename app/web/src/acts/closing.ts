/** The one-way road on which a pool closes, and what is left in it then. */
import {
    announceClosing,
    ClientFailure,
    closePosition,
    fetchDestinations,
    fetchNow,
    fetchPool,
    findPositions,
    leftToAnyone,
    pack,
    pushClaim,
    rewardAccountOf,
    rules,
    tokenAccount,
    windDownPool,
    type Holding,
    type PoolAccount,
    type Step,
} from '@acequia/client';
import type { TransactionSigner } from '@solana/kit';
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
        build: async (who, _, payer = who, room = {}, says = () => {}) => {
            const { holdings, now } = await everybodyIn(rpc, pool);
            const pushes = holdings.map((holding) => pushesTo(rpc, holding, payer, now));
            const found = await Promise.all(pushes);
            const steps = found.flatMap(({ steps }) => steps);
            const left = found.flatMap(({ barred }) => barred);
            if (steps.length === 0 && left.length > 0) throw nobodyPayable(left);
            new Set(left).forEach((why) => says(`Left out, and still owed: ${why}`));
            return pack({ payer, ...room }, steps);
        },
    };
}

const nobodyPayable = (whys: readonly string[]) =>
    new ClientFailure({
        kind: 'account',
        condition: `Nothing can be sent, and all stays owed: ${whys[0]}`,
        remedy: 'Let the owner claim to another account of theirs.',
    });

/** At the most: its account is made, and it is paid. */
const PUSH = { computeUnits: 80_000, innerCalls: 8 };

/** A step for each stream that owes a position something; why not, for one that its owner cannot be paid by. */
async function pushesTo(
    rpc: Rpc,
    holding: Holding,
    payer: TransactionSigner,
    now: bigint,
): Promise<{ readonly steps: Step[]; readonly barred: string[] }> {
    const { owner } = holding.position.data;
    const { barred } = await fetchDestinations(rpc, [holding], owner);
    const owed = owedIn(holding, now);
    const owing = leftToAnyone(holding.pool, now).filter(({ slot }) => owed.has(slot));
    const pushes = owing.map(async (stream) => {
        const why = barred.get(await tokenAccount(rewardAccountOf(stream, owner)));
        if (why) return { steps: [], barred: [why.condition] };
        const instructions = await pushClaim({ ...holding, payer, slots: [stream.slot] });
        return { steps: [{ instructions, ...PUSH }], barred: [] };
    });
    const found = await Promise.all(pushes);
    return {
        steps: found.flatMap(({ steps }) => steps),
        barred: found.flatMap(({ barred }) => barred),
    };
}

/** At the most. */
const CLOSE = { computeUnits: 20_000, innerCalls: 0 };

/** Closes the positions of a closed pool that are owed nothing whole and whose votes have ended. */
export function closePositionsAction(rpc: Rpc, pool: PoolAccount): Action {
    return {
        title: 'Close the positions that are owed nothing',
        notes: ['Their rent goes back to those who paid it.'],
        build: async (closer, _, payer = closer, room = {}) => {
            const { holdings, now } = await everybodyIn(rpc, pool);
            const empty = holdings.filter((one) => owedIn(one, now).size === 0 && !votes(one, now));
            const steps = empty.map((holding) => ({
                instructions: closePosition({ ...holding, closer }),
                ...CLOSE,
            }));
            return pack({ payer, ...room }, steps);
        },
    };
}

function votes({ position }: Holding, now: bigint): boolean {
    const { open, lockedUntil } = position.data.stake.votes;
    return open > 0 && now < lockedUntil;
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
