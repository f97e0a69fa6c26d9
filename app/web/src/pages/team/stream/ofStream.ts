import type { PoolAccount, PoolStream } from '@acequia/client';

/** What everything that is done to a stream is given. */
export interface OfStream {
    readonly pool: PoolAccount;
    /** Settled to `now`. */
    readonly stream: PoolStream;
    /** The chain's clock [unix s]. */
    readonly now: bigint;
}
