/** What an operator does for whoever has named it. */
import {
    claim,
    compound,
    compoundable,
    fetchNow,
    fetchPosition,
    reinvest,
    reinvestable,
    streamsOf,
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
        build: async (owner, _, payer) => {
            const now = await fresh(rpc, holding);
            const owed = owing(now, streamsOf(now.pool), await fetchNow(rpc));
            const slots = owed.filter((slot) => !without.has(slot));
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
