/** New streams: curves that are funded when they are made, and flows. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { getAddFlowStreamInstructionAsync } from '../generated/acequia/instructions/addFlowStream.js';
import { getAddStreamInstructionAsync } from '../generated/acequia/instructions/addStream.js';
import { IdlePolicy } from '../generated/acequia/types/idlePolicy.js';
import { badInput } from '../explain/failure.js';
import { freeSlot } from '../read/pools.js';
import { NO_RULE, type RateRule } from '../rules/rate.js';
import type { Segment } from '../rules/schedule.js';
import type { PoolAccount } from '../types.js';
import { tokenAccount, tokenProgram, type MintOf } from './tokens.js';

/** What every new stream needs. */
interface NewStream {
    readonly pool: PoolAccount;
    /** Signs: the pool's reward manager. */
    readonly rewardManager: TransactionSigner;
    /** Pays the vault's rent. The reward manager unless named. */
    readonly payer?: TransactionSigner | undefined;
    readonly reward: MintOf;
    /** A free slot. The lowest unless named. */
    readonly slot?: number | undefined;
    /** May extend, commit, refund and retire it. The reward manager unless named. */
    readonly funder?: Address | undefined;
    /** While nobody is staked. It waits unless named. */
    readonly idlePolicy?: IdlePolicy | undefined;
}

/** Adds a curve and moves the tokens that it promises. Without segments it is empty, and its
 *  funder may extend it later. */
export async function addStream(
    input: NewStream & {
        /** What it emits, one segment after the other. */
        readonly segments: readonly Segment[];
        /** When it starts [unix s]; 0 is now. */
        readonly start?: bigint | undefined;
        /** Until when it can be neither refunded nor changed [unix s]. */
        readonly committedUntil?: bigint | undefined;
        /** How its rate follows the stake; then it returns what nobody earns. Not at all unless named. */
        readonly rate?: RateRule | undefined;
        /** Where the tokens come from. The reward manager's canonical account unless named. */
        readonly source?: Address | undefined;
    },
): Promise<Instruction[]> {
    const { rewardManager, reward, segments, start = 0n, committedUntil = 0n } = input;
    const { rate = NO_RULE, idlePolicy = rate.fullWeight > 0n ? IdlePolicy.Refund : undefined } =
        input;
    const account = { owner: rewardManager.address, ...reward };
    const paid = segments.length > 0 && {
        source: input.source ?? (await tokenAccount(account)),
        sourceAuthority: rewardManager,
    };
    const terms = { start, segments: [...segments], committedUntil, ...rate };
    const stream = newStream({ ...input, idlePolicy });
    return [await getAddStreamInstructionAsync({ ...stream, ...terms, ...paid })];
}

/** Adds a flow, which spreads each deposit over `window` [s] and can never be refunded. */
export async function addFlowStream(
    input: NewStream & { readonly window: number },
): Promise<Instruction[]> {
    const { window } = input;
    return [await getAddFlowStreamInstructionAsync({ ...newStream(input), window })];
}

function newStream(input: NewStream) {
    const { pool, rewardManager, payer = rewardManager, reward } = input;
    const slot = input.slot ?? freeSlot(pool);
    if (slot === undefined) {
        throw badInput('All slots of the pool hold a stream.', 'Retire a finished one first.');
    }
    return {
        rewardManager,
        payer,
        pool: pool.address,
        mint: reward.mint,
        tokenProgram: tokenProgram(reward.kind),
        slot,
        funder: input.funder ?? rewardManager.address,
        idlePolicy: input.idlePolicy ?? IdlePolicy.Wait,
    };
}
