/** The stream of a pool that a gauge's shares go to. */
import { IdlePolicy } from '../generated/acequia/types/idlePolicy.js';
import { StreamKind } from '../generated/acequia/types/streamKind.js';
import type { StreamSlot } from '../generated/acequia/types/streamSlot.js';
import { StreamState } from '../generated/acequia/types/streamState.js';
import type { GaugeAccount } from './read.js';

/** Whether a gauge may list a pool with this stream: one that runs, that the gauge funds, and from
 *  which nobody could take back what was streamed to nobody. */
export function takesSharesOf(gauge: GaugeAccount, { funder, mint, books }: StreamSlot): boolean {
    return (
        funder === gauge.address &&
        mint === gauge.data.rewardMint &&
        books.state === StreamState.Active &&
        books.kind === StreamKind.Curve &&
        books.idlePolicy === IdlePolicy.Wait
    );
}
