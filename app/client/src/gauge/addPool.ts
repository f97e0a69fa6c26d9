/** Putting a pool on a gauge's list. */
import type { Instruction, TransactionSigner } from '@solana/kit';
import { addStream } from '../build/newStream.js';
import { badInput } from '../explain/failure.js';
import type { IdlePolicy } from '../generated/acequia/types/idlePolicy.js';
import { getAddPoolInstruction } from '../generated/gauge/instructions/addPool.js';
import { getInitializeExtraAccountMetasInstructionAsync } from '../generated/gauge/instructions/initializeExtraAccountMetas.js';
import { freeSlot, streamsOf } from '../read/pools.js';
import type { PoolAccount } from '../types.js';
import { POWER_ONE } from './allocation.js';
import type { GaugeAccount } from './read.js';
import { takesSharesOf } from './stream.js';

/** A pool to be listed, and on what terms. */
export interface NewMember {
    readonly gauge: GaugeAccount;
    readonly pool: PoolAccount;
    /** Signs: the gauge's authority. */
    readonly authority: TransactionSigner;
    /** Signs where the pool has no stream of the gauge yet. The gauge's authority unless named. */
    readonly rewardManager?: TransactionSigner | undefined;
    /** Pays the rents. The gauge's authority unless named. */
    readonly payer?: TransactionSigner | undefined;
    /** How many votes a unit of the pool's weight has [2^-32]. One unless named. */
    readonly power?: bigint | undefined;
    /** Of the stream that is added, while nobody is staked: what would wait there goes back to the budget
     *  by refund. It waits unless named. */
    readonly idlePolicy?: IdlePolicy | undefined;
}

/**
 * Lists a pool from the next opened or updated epoch on. Adds the stream that its shares go to where it has
 * none, and writes down where clients look what a vote from it needs.
 *
 * That its stakers can vote takes the gauge program as the pool's hook too, by the pool's own
 * authority: `acequia.getProposeHookInstruction`, and 48 hours later `getActivateHookInstruction`.
 */
export async function addGaugePool(input: NewMember): Promise<Instruction[]> {
    const { gauge, pool, authority, payer = authority, power = POWER_ONE } = input;
    const there = streamsOf(pool).find((stream) => takesSharesOf(gauge, stream));
    const slot = there?.slot ?? freeSlot(pool);
    if (slot === undefined) {
        throw badInput('All slots of the pool hold a stream.', 'Retire a finished one first.');
    }
    const listing = { authority, gauge: gauge.address, pool: pool.address, slot, power };
    return [
        ...(there ? [] : await newStream(input, slot)),
        getAddPoolInstruction(listing),
        // Changes nothing where that is written down already.
        await getInitializeExtraAccountMetasInstructionAsync({ payer, pool: pool.address }),
    ];
}

/** An empty curve, which the gauge extends. */
function newStream(input: NewMember, slot: number): Promise<Instruction[]> {
    const { gauge, pool, authority, rewardManager = authority, payer = authority } = input;
    const { idlePolicy } = input;
    const reward = { mint: gauge.data.rewardMint, kind: gauge.data.tokenProgram };
    const of = { pool, rewardManager, payer, reward, slot };
    return addStream({ ...of, funder: gauge.address, segments: [], idlePolicy });
}
