/** What one position is owed by one stream: `crates/acequia-core/src/checkpoint.rs`, in bigint. */
import type { Checkpoint } from '../generated/acequia/types/checkpoint.js';
import type { Stream } from '../generated/acequia/types/stream.js';
import { exists, Q64 } from './stream.js';

/** Brings what is owed up to the stream's index, for a position whose weight has been `weight`
 *  since it was last settled. A checkpoint of a former stream of the slot starts from zero. */
export function settle(checkpoint: Checkpoint, stream: Stream, weight: bigint): Checkpoint {
    if (!exists(stream)) return checkpoint;
    const { generation, index } = stream;
    const own = checkpoint.generation === generation ? checkpoint : { index: 0n, owed: 0n };
    const earned = BigInt.asUintN(128, index - own.index) * weight;
    return { generation, index, owed: BigInt.asUintN(128, own.owed + earned) };
}

/** Whole units owed [base units, rounded down], none by a former stream of the slot. */
export function wholeOwed(checkpoint: Checkpoint, stream: Stream): bigint {
    const belongs = exists(stream) && checkpoint.generation === stream.generation;
    return belongs ? checkpoint.owed >> Q64 : 0n;
}
