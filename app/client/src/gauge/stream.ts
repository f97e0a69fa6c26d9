/** The stream of a pool that a gauge's shares go to. */
import { StreamKind } from '../generated/acequia/types/streamKind.js';
import type { StreamSlot } from '../generated/acequia/types/streamSlot.js';
import { StreamState } from '../generated/acequia/types/streamState.js';
import type { GaugeAccount } from './read.js';

/** Whether a gauge may list a pool with this stream: one that runs, and that the gauge funds. */
export function takesSharesOf(gauge: GaugeAccount, { funder, mint, books }: StreamSlot): boolean {
    return (
        funder === gauge.address &&
        mint === gauge.data.rewardMint &&
        books.state === StreamState.Active &&
        books.kind === StreamKind.Curve
    );
}
