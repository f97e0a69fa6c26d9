/** How long what is idle lasts, where an epoch splits no more than its budget. */
import { gauges } from '@acequia/client';

export interface Ahead {
    /** How many epochs have their whole budget. */
    readonly epochs: bigint;
    /** When the last of them ends [unix s]. */
    readonly until: bigint;
}

/** `undefined` where an epoch splits all there is. The next epoch that can be opened comes first. */
export function fundedAhead(gauge: gauges.GaugeAccount, now: bigint): Ahead | undefined {
    const { books, terms } = gauge.data;
    if (terms.epochBudget === 0n) return undefined;
    const epochs = books.idle / terms.epochBudget;
    const running = gauges.epochNumberAt(gauge, now);
    const next = running === undefined ? 0n : running + 1n;
    const first = books.nextEpoch > next ? books.nextEpoch : next;
    return { epochs, until: gauges.epochWindow(gauge, first + epochs).start };
}
