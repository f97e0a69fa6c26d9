import {
    claimAll,
    compound,
    compoundable,
    fetchDestinations,
    fetchNow,
    pack,
    rewardSteps,
    streamsOf,
    whileSeen,
    type Holding,
    type PoolAccount,
} from '@acequia/client';
import type { Address, AddressesByLookupTableAddress } from '@solana/kit';
import type { Action } from '../transact/action';
import { fresh, type Rpc } from './fresh';
import { owing } from './owing';

/** Claims some rewards of one position. */
export function claimAction(rpc: Rpc, holding: Holding, slots: ReadonlySet<number>): Action {
    return {
        title: slots.size === 1 ? 'Claim a reward' : `Claim ${slots.size} rewards`,
        build: async (owner, payInto, payer = owner, room = {}) => {
            const holdings = [await fresh(rpc, holding)];
            const [now, destinations] = await Promise.all([
                fetchNow(rpc),
                fetchDestinations(rpc, holdings, owner.address),
            ]);
            const without = mintsBeside(holdings[0]!.pool, slots);
            const input = { holdings, owner, payer, now, destinations, payInto, without };
            const steps = await rewardSteps(input);
            const chosen = steps.filter(({ reward }) => slots.has(reward.slot));
            return pack({ payer, ...room }, chosen);
        },
    };
}

/** The mints that only streams in other slots pay. */
function mintsBeside(pool: PoolAccount, slots: ReadonlySet<number>): Set<Address> {
    const streams = streamsOf(pool);
    const chosen = streams.filter(({ slot }) => slots.has(slot)).map(({ mint }) => mint);
    return new Set(streams.map(({ mint }) => mint).filter((mint) => !chosen.includes(mint)));
}

/** Claims everything of several positions, but for mints that cannot be paid. */
export function claimAllAction(
    rpc: Rpc,
    holdings: readonly Holding[],
    {
        without,
        lookupTables,
        notes,
    }: {
        without: ReadonlySet<Address>;
        lookupTables: AddressesByLookupTableAddress;
        notes: readonly string[];
    },
): Action {
    return {
        title: 'Claim everything',
        notes,
        lookupTables,
        build: async (owner, payInto, payer, room) => {
            const now = await Promise.all(holdings.map((holding) => fresh(rpc, holding)));
            const [time, destinations] = await Promise.all([
                fetchNow(rpc),
                fetchDestinations(rpc, now, owner.address),
            ]);
            const input = { holdings: now, owner, payer, now: time, destinations, payInto };
            return claimAll({ ...input, ...room, without, lookupTables });
        },
    };
}

/** Claims the rewards of the stake mint and stakes them, in one. */
export function compoundAction(rpc: Rpc, holding: Holding): Action {
    return {
        title: 'Compound',
        notes: ['What is claimed goes straight into this position, not to your wallet.'],
        build: async (owner) => {
            const now = await fresh(rpc, holding);
            const slots = owing(now, compoundable(now.pool), await fetchNow(rpc));
            if (slots.length === 0) return [];
            return [[...whileSeen(holding), ...compound({ ...now, owner, slots })]];
        },
    };
}
