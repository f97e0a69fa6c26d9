import {
    closeVoteReceipt,
    fetchVoteReceipt,
    fetchWithdrawalExtras,
    gauge,
    gauges,
    pack,
    realm,
    realms,
    withdrawVote,
    type Cost,
    type Fixed,
    type Holding,
    type VoteReceiptAccount,
} from '@acequia/client';
import type { TransactionSigner } from '@solana/kit';
import type { Action, Room } from '../transact/action';
import { fresh, type Rpc } from './fresh';

/** Takes a vote back; the last one lifts the vote lock. In a realm governance's own is relinquished first. */
export function withdrawVoteAction(
    rpc: Rpc,
    holding: Holding,
    receipt: VoteReceiptAccount,
): Action {
    const isInRealm = receipt.data.hookProgram === realms.REALMS_PROGRAM_ADDRESS;
    return {
        title: 'Withdraw the vote',
        notes: isInRealm ? [RELINQUISHED] : [],
        build: async (voter) => {
            const input = { ...(await fresh(rpc, holding)), voter, receipt };
            if (isInRealm) return [await realm.withdrawFromRealm(rpc, input)];
            const extras = await fetchWithdrawalExtras(rpc, input);
            return [await withdrawVote({ ...input, extras })];
        },
    };
}

/** What else goes with it in a realm. */
const RELINQUISHED =
    'Governance counts your positions as one vote, and takes all of it back: vote again with those that are to go on voting.';

/** More than a vote computes, or calls. */
const COST: Cost = { computeUnits: 150_000, innerCalls: 6 };

/** Votes in a gauge's epoch with each of some positions. `said` is what is staked in them, in words. */
export function voteInEpochAction(
    epoch: gauges.EpochAccount,
    voting: { holdings: readonly Holding[]; split: gauges.Split },
    { said, notes }: { said: string; notes: readonly string[] },
): Action {
    const { holdings, split } = voting;
    return {
        title: `Vote with ${said} in epoch ${epoch.data.books.number}`,
        build: (voter, _, payer = voter, room = {}) =>
            packed({ payer, ...room }, holdings, ({ pool, position }) =>
                gauges.voteInEpoch({ pool, position, voter, payer, epoch, split }),
            ),
        notes,
    };
}

/** Takes back what some positions have voted in a gauge's epoch. */
export function withdrawFromEpochAction(
    rpc: Rpc,
    epoch: gauges.EpochAccount,
    holdings: readonly Holding[],
): Action {
    return {
        title: `Take ${holdings.length === 1 ? 'your vote' : 'your votes'} back`,
        build: (voter, _, payer = voter, room = {}) =>
            packed({ payer, ...room }, holdings, async ({ pool, position }) => {
                const receipt = await fetchVoteReceipt(rpc, {
                    position: position.address,
                    hookProgram: gauge.GAUGE_PROGRAM_ADDRESS,
                    ballot: epoch.address,
                });
                if (!receipt) return [];
                return gauges.withdrawFromEpoch({ pool, position, voter, epoch, receipt });
            }),
        notes: ['What they hold is free again at once, where no lock holds it.'],
    };
}

/** In as few transactions as hold what each position asks for. */
async function packed(
    draft: Room & { payer: TransactionSigner },
    holdings: readonly Holding[],
    build: (holding: Holding) => Promise<Fixed['instructions']>,
) {
    const steps = await Promise.all(
        holdings.map(async (one): Promise<Fixed> => ({ instructions: await build(one), ...COST })),
    );
    return pack(
        draft,
        steps.filter(({ instructions }) => instructions.length > 0),
    );
}

/** Closes the receipt of a vote that is over. */
export function closeReceiptAction(receipt: VoteReceiptAccount): Action {
    return { title: 'Close the vote’s receipt', build: async () => [closeVoteReceipt(receipt)] };
}
