/** What those who run a gauge change, and what anyone gives to it. */
import {
    fetchNow,
    fetchPool,
    fetchSource,
    gauge as program,
    gauges,
    NOBODY,
    requirePayable,
    type MintOf,
    type PoolAccount,
    type TokenAccountOf,
} from '@acequia/client';
import type { Address } from '@solana/kit';
import { short } from '../tokens/tokens';
import type { Action } from '../transact/action';
import type { Rpc } from './fresh';

/** When a new gauge's epochs are, for good. */
export interface Rhythm {
    /** How long an epoch lasts [s]. */
    readonly epochSeconds: number;
    /** How long before its end voting ends [s]. */
    readonly closingSeconds: number;
    /** In how many seconds the first one begins. */
    readonly firstIn: number;
}

/** Creates a gauge that splits a token. */
export function createGaugeAction(
    rpc: Rpc,
    reward: MintOf,
    { firstIn, ...rhythm }: Rhythm,
    { symbol, onDone }: { symbol: string; onDone: (gauge: Address) => void },
): Action {
    let made: Address | undefined;
    return {
        title: `Create a gauge of ${symbol}`,
        notes: [
            'When its epochs are never changes. What they split and ask for can be set later.',
            'You become its authority, and who sets what stakes weigh.',
        ],
        build: async (creator, _, payer) => {
            const [now, mine] = await Promise.all([
                fetchNow(rpc),
                gauges.findGauges(rpc, { creator: creator.address }),
            ]);
            const taken = new Set(
                mine
                    .filter(({ data }) => data.rewardMint === reward.mint)
                    .map(({ data }) => data.id),
            );
            let id = 0;
            while (taken.has(id)) id++;
            const genesis = now + BigInt(firstIn);
            const terms = { creator, payer, reward, id, genesis, ...rhythm };
            const { gauge, instructions } = await gauges.createGauge(terms);
            made = gauge;
            return [instructions];
        },
        onDone: () => made && onDone(made),
    };
}

/** Puts a pool on a gauge's list, with the stream that its shares go to. */
export function listPoolAction(
    rpc: Rpc,
    gauge: gauges.GaugeAccount,
    pool: PoolAccount,
    name: string,
): Action {
    return {
        title: `List ${name} in the gauge`,
        notes: [
            'From the next epoch that is opened or updated on.',
            'That its stakers can vote takes the gauge as the pool’s hook, too: announce it where you run the pool.',
        ],
        build: async (authority, _, payer) => {
            const there = await fetchPool(rpc, pool.address);
            return [await gauges.addGaugePool({ gauge, pool: there, authority, payer })];
        },
    };
}

/** Adds to what epochs to come split [base units]. `said` is how much, in words. */
export function fundGaugeAction(
    rpc: Rpc,
    gauge: gauges.GaugeAccount,
    amount: bigint,
    { said, onDone }: { said: string; onDone: () => void },
): Action {
    return {
        title: `Fund the gauge with ${said}`,
        notes: ['The gauge’s authority can take it back until an epoch holds it.'],
        build: async (funder) => {
            const source = await fetchSource(rpc, budgetTokenOf(gauge, funder.address), amount);
            return [await gauges.fundGauge({ gauge, funder, amount, source })];
        },
        onDone,
    };
}

/** Takes out what no epoch holds. `said` is about how much. */
export function refundGaugeAction(rpc: Rpc, gauge: gauges.GaugeAccount, said: string): Action {
    return {
        title: `Take back about ${said}`,
        notes: ['What an epoch holds stays: it is its pools’.'],
        build: async (authority, payInto, payer) => {
            const destination = payInto.get(gauge.data.rewardMint);
            const usual = budgetTokenOf(gauge, authority.address);
            if (!destination) await requirePayable(rpc, [usual]);
            return [await gauges.refundGauge({ gauge, authority, payer, destination })];
        },
    };
}

const budgetTokenOf = ({ data }: gauges.GaugeAccount, owner: Address): TokenAccountOf => ({
    owner,
    mint: data.rewardMint,
    kind: data.tokenProgram,
});

/** What epochs to come ask for, and the most they give. */
export type Terms = Pick<program.Terms, 'quorum' | 'capBps' | 'epochBudget'>;

/** Sets them, from the next epoch that is opened or updated on. `said` has them in words. */
export function setTermsAction(gauge: gauges.GaugeAccount, terms: Terms, said: string): Action {
    return {
        title: `Set the terms: ${said}`,
        notes: ['From the next epoch that is opened or updated on; none that has begun changes.'],
        build: async (authority) => [
            [program.getSetTermsInstruction({ authority, gauge: gauge.address, ...terms })],
        ],
    };
}

/** Sets what stakes of some pools weigh, in the epoch too that has not begun. */
export function setPowersAction(
    rpc: Rpc,
    gauge: gauges.GaugeAccount,
    powers: ReadonlyMap<Address, bigint>,
): Action {
    return {
        title: 'Set what stakes weigh',
        notes: ['In epochs that have not begun. Votes that are cast keep their weight.'],
        build: async (powerManager) => {
            const now = await fetchNow(rpc);
            return [await gauges.setPowers({ gauge, powerManager, powers, now })];
        },
    };
}

export function namePowerManagerAction(gauge: gauges.GaugeAccount, to: Address): Action {
    return {
        title: `Let ${short(to)} set what stakes weigh`,
        build: async (authority) => [
            [
                program.getSetPowerManagerInstruction({
                    authority,
                    gauge: gauge.address,
                    new: to,
                }),
            ],
        ],
    };
}

/** One of the two keys of a gauge, and how it is handed on. */
export type Key = 'authority' | 'powers';

export const KEY_WORDS: Record<Key, string> = {
    authority: 'the authority',
    powers: 'the setting of powers',
};

export function offerKeyAction(gauge: gauges.GaugeAccount, key: Key, to: Address): Action {
    const of = { gauge: gauge.address, new: to };
    return {
        title: `Offer ${KEY_WORDS[key]} to ${short(to)}`,
        build: async (who) => [
            [
                key === 'authority'
                    ? program.getProposeAuthorityInstruction({ authority: who, ...of })
                    : program.getProposePowerManagerInstruction({ powerManager: who, ...of }),
            ],
        ],
    };
}

export const takeKeyBackAction = (gauge: gauges.GaugeAccount, key: Key): Action => ({
    ...offerKeyAction(gauge, key, NOBODY),
    title: 'Take the offer back',
});

/** By whom it was offered to. */
export function acceptKeyAction({ address: gauge }: gauges.GaugeAccount, key: Key): Action {
    return {
        title: `Accept ${KEY_WORDS[key]}`,
        build: async (who) => [
            [
                key === 'authority'
                    ? program.getAcceptAuthorityInstruction({ pendingAuthority: who, gauge })
                    : program.getAcceptPowerManagerInstruction({ pendingPowerManager: who, gauge }),
            ],
        ],
    };
}
