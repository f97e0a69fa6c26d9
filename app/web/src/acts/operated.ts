/** What an operator does for whoever has named it. */
import {
    claim,
    compound,
    compoundable,
    fetchDestinations,
    fetchNow,
    fetchPosition,
    reinvest,
    reinvestable,
    rewardAccountOf,
    streamsOf,
    tokenAccount,
    whileSeen,
    type Holding,
} from '@acequia/client';
import type { Action } from '../transact/action';
import { fresh, type Rpc } from './fresh';
import { owing } from './owing';

const FOR_THEM = 'It goes to whom you act for. Nothing of it comes to you; you pay the fee.';

/** Claims what is owed to the owner's own accounts, but for some slots. */
export function claimForAction(rpc: Rpc, holding: Holding, without: ReadonlySet<number>): Action {
    return {
        title: 'Claim for the owner',
        notes: [FOR_THEM],
        build: async (owner, _, payer, __, says = () => {}) => {
            const now = await fresh(rpc, holding);
            const payees = now.position.data.owner;
            const [time, { barred }] = await Promise.all([
                fetchNow(rpc),
                fetchDestinations(rpc, [now], payees),
            ]);
            const owed = new Set(owing(now, streamsOf(now.pool), time));
            const slots: number[] = [];
            for (const stream of streamsOf(now.pool)) {
                if (!owed.has(stream.slot) || without.has(stream.slot)) continue;
                const why = barred.get(await tokenAccount(rewardAccountOf(stream, payees)));
                if (why) says(`Left out, and still owed: ${why.condition}`);
                else slots.push(stream.slot);
            }
            return slots.length > 0 ? [await claim({ ...now, owner, payer, slots })] : [];
        },
    };
}

/** Stakes what is owed in the staked token. */
export function compoundForAction(rpc: Rpc, holding: Holding): Action {
    return {
        title: 'Compound for the owner',
        notes: [FOR_THEM],
        build: async (owner) => {
            const now = await fresh(rpc, holding);
            const slots = owing(now, compoundable(now.pool), await fetchNow(rpc));
            return slots.length > 0 ? [compound({ ...now, owner, slots })] : [];
        },
    };
}

/** Stakes what is owed in another position of theirs that names the same operator. */
export function reinvestForAction(rpc: Rpc, from: Holding, to: Holding, name: string): Action {
    return {
        title: `Reinvest in ${name} for the owner`,
        notes: [FOR_THEM],
        build: async (owner) => {
            const [now, position] = await Promise.all([
                fresh(rpc, from),
                fetchPosition(rpc, to.position.address),
            ]);
            const slots = owing(now, reinvestable(now.pool, to.pool), await fetchNow(rpc));
            if (slots.length === 0) return [];
            const seen = whileSeen({ pool: to.pool, position: to.position });
            const staking = { owner, from: now, to: { pool: to.pool, position }, slots };
            return [[...seen, ...(await reinvest(staking))]];
        },
    };
}
