import {
    addFlowStream,
    addStream,
    fetchSource,
    type rules,
    whileSeen,
    type IdlePolicy,
    type PoolAccount,
    type Segment,
} from '@acequia/client';
import { totalOf } from '@acequia/plan';
import { fetchMintTerms } from '@acequia/plan/carry-out';
import type { Address } from '@solana/kit';
import type { Action } from '../transact/action';
import type { Rpc } from './fresh';

/** A reward that is still to be added, and the free slot it goes to. */
interface NewReward {
    readonly pool: PoolAccount;
    readonly slot: number;
    readonly mint: Address;
    readonly idlePolicy: IdlePolicy;
    /** Throws where it cannot begin as it should. */
    readonly emits: () =>
        | { readonly window: number }
        | {
              readonly segments: readonly Segment[];
              readonly start: bigint;
              readonly committedUntil: bigint;
              readonly rate: rules.RateRule;
          };
}

/** Adds a reward, and funds it where it is a curve. `said` is what it pays in all, in words. */
export function addRewardAction(
    rpc: Rpc,
    { mint, emits, ...of }: NewReward,
    { said, notes, onDone }: { said: string; notes: readonly string[]; onDone: () => void },
): Action {
    return {
        title: `Add ${said} as a reward`,
        notes,
        build: async (rewardManager, _, payer) => {
            const emitted = emits();
            const reward = await fetchMintTerms(rpc, mint);
            const stream = { ...of, rewardManager, payer, reward };
            const before = whileSeen({ pool: of.pool, powers: true });
            if ('window' in emitted) {
                return [[...before, ...(await addFlowStream({ ...stream, ...emitted }))]];
            }
            const account = { owner: rewardManager.address, ...stream.reward };
            const source = await fetchSource(rpc, account, totalOf(emitted.segments));
            return [[...before, ...(await addStream({ ...stream, ...emitted, source }))]];
        },
        onDone,
    };
}
