/** Doing what is due in a gauge. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { tokenProgram } from '../build/tokens.js';
import { ACEQUIA_PROGRAM_ADDRESS } from '../generated/acequia/programs/acequia.js';
import { getApplyShareInstructionAsync } from '../generated/gauge/instructions/applyShare.js';
import { getGiveBackShareInstruction } from '../generated/gauge/instructions/giveBackShare.js';
import { getOpenEpochInstructionAsync } from '../generated/gauge/instructions/openEpoch.js';
import { getRefundStreamInstructionAsync } from '../generated/gauge/instructions/refundStream.js';
import { getSettleEpochInstruction } from '../generated/gauge/instructions/settleEpoch.js';
import { getUpdateEpochInstruction } from '../generated/gauge/instructions/updateEpoch.js';
import { fetchInBatches } from '../read/batches.js';
import { fetchNow } from '../read/clock.js';
import { toPool } from '../read/decode.js';
import type { PoolAccount, ReadRpc } from '../types.js';
import { whatIsDue, type Due, type GaugeAt, type Keeping } from './due.js';
import { fetchEpochs, fetchGauge, poolsOf, type EpochAccount, type GaugeAccount } from './read.js';

/** Reads a gauge with its latest epochs and their pools. Throws a `ClientFailure` if there is none
 *  at the address. */
export async function fetchGaugeAt(rpc: ReadRpc, address: Address): Promise<GaugeAt> {
    const [now, gauge] = await Promise.all([fetchNow(rpc), fetchGauge(rpc, address)]);
    const epochs = await fetchEpochs(rpc, gauge);
    return { now, gauge, epochs, pools: await poolsThere(rpc, gauge, epochs) };
}

/** A pool that has closed for good may be gone. */
async function poolsThere(
    rpc: ReadRpc,
    { data }: GaugeAccount,
    epochs: readonly EpochAccount[],
): Promise<PoolAccount[]> {
    const listed = data.members.slice(0, data.count).map(({ pool }) => pool);
    const accounts = await fetchInBatches(rpc, [
        ...new Set([...listed, ...epochs.flatMap(poolsOf)]),
    ]);
    const there = accounts.filter((one) => one.exists);
    return there
        .filter(({ programAddress }) => programAddress === ACEQUIA_PROGRAM_ADDRESS)
        .map(toPool);
}

/**
 * Does all that is due: settles epochs, passes their shares on, opens the next one, with what pools'
 * streams have for the gauge, and keeps it up to the gauge until it begins. A transaction for each, to be sent in this order; none where nothing is due. Anyone may; a timer does it well,
 * set by `nextTurn`.
 */
export async function advanceGauge(
    rpc: ReadRpc,
    input: Keeping & {
        readonly gauge: Address;
        /** Pays the rent of an epoch that is opened. */
        readonly payer: TransactionSigner;
    },
): Promise<Instruction[][]> {
    const { payer, givesBack } = input;
    const at = await fetchGaugeAt(rpc, input.gauge);
    const due = whatIsDue(at, { givesBack });
    return Promise.all(due.map(async (one) => [await doing(at.gauge, one, payer)]));
}

/** The instruction that does it. */
function doing(
    { address: gauge, data }: GaugeAccount,
    due: Due,
    payer: TransactionSigner,
): Instruction | Promise<Instruction> {
    switch (due.does) {
        case 'settle':
            return getSettleEpochInstruction({ gauge, epoch: due.epoch.address });
        case 'apply': {
            const { epoch, place, pool, vault } = due;
            const { budget, rewardMint, tokenProgram: kind } = data;
            const paying = { budget, rewardMint, tokenProgram: tokenProgram(kind) };
            const of = { gauge, epoch: epoch.address, place, pool, vault };
            return getApplyShareInstructionAsync({ ...of, ...paying });
        }
        case 'takeBack': {
            const { pool, vault, slot } = due;
            const { budget, rewardMint, tokenProgram: kind } = data;
            const paid = { budget, rewardMint, tokenProgram: tokenProgram(kind) };
            return getRefundStreamInstructionAsync({ gauge, pool, vault, slot, ...paid });
        }
        case 'giveBack': {
            const { epoch, place } = due;
            return getGiveBackShareInstruction({ gauge, epoch: epoch.address, place });
        }
        case 'update':
            return getUpdateEpochInstruction({ gauge, epoch: due.epoch.address });
        case 'open':
            return getOpenEpochInstructionAsync({ payer, gauge, number: due.number });
    }
}
