/** Voting in a gauge's epoch with staked tokens, by way of the farm. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { castVote, withdrawVote } from '../build/vote.js';
import { badInput } from '../explain/failure.js';
import type { ExtraAccount } from '../generated/acequia/types/extraAccount.js';
import { getOpenVoteRecordInstruction } from '../generated/gauge/instructions/openVoteRecord.js';
import { findVoteRecordPda } from '../generated/gauge/pdas/voteRecord.js';
import type { Vote } from '../generated/gauge/types/vote.js';
import { BPS } from '../rules/lock.js';
import { eligible, totalOf } from '../rules/votes.js';
import type { Holding, VoteReceiptAccount } from '../types.js';
import { POWER_ONE } from './allocation.js';
import { poolsOf, type EpochAccount } from './read.js';

/** Of which pool how much [bps of the vote]. All shares together are 10,000. */
export type Split = ReadonlyMap<Address, number>;

const WHOLE = Number(BPS);

/** A split as the gauge reads it: 3 bytes for each pool with a share, by rising place. */
export function encodeSplit(epoch: EpochAccount, split: Split): Uint8Array {
    const pools = poolsOf(epoch);
    const stranger = [...split.keys()].find((pool) => !pools.includes(pool));
    if (stranger) {
        throw badInput(`The epoch is not about the pool ${stranger}.`, 'See `gauges.poolsOf`.');
    }
    const shares = [...split.values()];
    const sum = shares.reduce((total, bps) => total + bps, 0);
    if (sum !== WHOLE || !shares.every((bps) => Number.isInteger(bps) && bps >= 0)) {
        throw badInput(`The shares add up to ${sum} bps.`, `Divide all ${WHOLE} of it.`);
    }
    return Uint8Array.from(
        pools.flatMap((pool, place) => {
            const bps = split.get(pool) ?? 0;
            return bps === 0 ? [] : [place, bps & 255, bps >> 8];
        }),
    );
}

/** What a position may vote with in an epoch [votes, rounded down]; nothing where the epoch is not about
 *  its pool. */
export function votesOf(holding: Holding, epoch: EpochAccount): bigint {
    const { weight, power } = voteOf(holding, epoch, new Map());
    return (weight * power) / POWER_ONE;
}

/** The vote that a position would have in an epoch, divided so. */
export function voteOf({ pool, position }: Holding, epoch: EpochAccount, split: Split): Vote {
    const { powers, window } = epoch.data.books;
    const pools = poolsOf(epoch);
    const ballot = { start: window.start, end: window.votingEnd };
    return {
        weight: totalOf(eligible(position.data.stake, ballot)),
        power: powers[pools.indexOf(pool.address)] ?? 0n,
        split: { bps: pools.map((one) => split.get(one) ?? 0) },
    };
}

export interface EpochVote extends Holding {
    /** Signs: the position's owner. */
    readonly voter: TransactionSigner;
    readonly epoch: EpochAccount;
}

/** Votes in an epoch, in place of an earlier vote of the position. `payer`, the voter unless
 *  named, pays the rent of record and receipt and gets it back when they are closed. */
export async function voteInEpoch(
    input: EpochVote & {
        readonly split: Split;
        readonly payer?: TransactionSigner | undefined;
    },
): Promise<Instruction[]> {
    const { position, voter, payer = voter, epoch, split } = input;
    const { start, votingEnd } = epoch.data.books.window;
    const ballot = { address: epoch.address, start, end: votingEnd };
    const extras = await extrasOf(input);
    const record = extras[1]!.address;
    const accounts = { payer, epoch: epoch.address, position: position.address, record };
    const payload = encodeSplit(epoch, split);
    const vote = await castVote({ ...input, payer, ballot, payload, extras });
    return [getOpenVoteRecordInstruction(accounts), ...vote];
}

/** Takes a vote in an epoch back, while it takes votes. */
export async function withdrawFromEpoch(
    input: EpochVote & { readonly receipt: VoteReceiptAccount },
): Promise<Instruction[]> {
    return withdrawVote({ ...input, extras: await extrasOf(input) });
}

/** What the gauge wants beside the accounts that every hook gets: as it lists them on chain. */
async function extrasOf({ epoch, position }: EpochVote): Promise<ExtraAccount[]> {
    const of = { epoch: epoch.address, position: position.address };
    const [record] = await findVoteRecordPda(of);
    return [
        { address: epoch.address, writable: true },
        { address: record, writable: true },
    ];
}
