/** Setting what the stakes of a gauge's pools weigh. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { getSetPowerInstruction } from '../generated/gauge/instructions/setPower.js';
import { findEpochPda } from '../generated/gauge/pdas/epoch.js';
import type { GaugeAccount } from './read.js';
import { epochWindow } from './window.js';

/** Says how much a unit of weight of some listed pools votes [2^-32 votes], in the epoch that is open and
 *  has not begun too. */
export async function setPowers(input: {
    readonly gauge: GaugeAccount;
    /** Signs: the gauge's power manager. */
    readonly powerManager: TransactionSigner;
    readonly powers: ReadonlyMap<Address, bigint>;
    /** The chain's clock [unix s]. */
    readonly now: bigint;
}): Promise<Instruction[]> {
    const { gauge, powerManager, powers, now } = input;
    const epoch = await upcomingEpoch(gauge, now);
    return [...powers].map(([pool, power]) =>
        getSetPowerInstruction({ powerManager, gauge: gauge.address, epoch, pool, power }),
    );
}

/** Where the epoch is that is open and has not begun; `undefined` where there is none. */
export async function upcomingEpoch(
    gauge: GaugeAccount,
    now: bigint,
): Promise<Address | undefined> {
    const { nextEpoch } = gauge.data.books;
    if (nextEpoch === 0n || now >= epochWindow(gauge, nextEpoch - 1n).start) return undefined;
    const [epoch] = await findEpochPda({ gauge: gauge.address, number: nextEpoch - 1n });
    return epoch;
}
