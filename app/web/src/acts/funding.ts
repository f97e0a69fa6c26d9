import {
    closePool,
    fetchPool,
    refundStream,
    requirePayable,
    retireStream,
    rewardAccountOf,
    stakeAccountOf,
    type PoolAccount,
    type PoolStream,
} from '@acequia/client';
import type { TransactionSigner } from '@solana/kit';
import type { Action } from '../transact/action';
import type { Rpc } from './fresh';

/** A stream and its pool. */
interface OfStream {
    readonly pool: PoolAccount;
    readonly stream: PoolStream;
}

/** Takes back what nobody was promised. `said` is about how much. */
export function takeBackAction(
    rpc: Rpc,
    of: OfStream,
    { said, notes }: { said: string; notes: readonly string[] },
): Action {
    return {
        title: `Take back about ${said}`,
        notes,
        build: async (funder) => [await refundStream(await paid(rpc, of, funder))],
    };
}

/** Frees the slot of a stream that is wound down and owes nobody anything. */
export function retireAction(rpc: Rpc, of: OfStream, symbol: string): Action {
    return {
        title: `Retire the stream of ${symbol} in slot ${of.stream.slot}`,
        build: async (funder) => [await retireStream(await paid(rpc, of, funder))],
    };
}

/** Closes an empty farm. */
export function closeFarmAction(rpc: Rpc, pool: PoolAccount, onDone: () => void): Action {
    return {
        title: 'Close this farm',
        notes: ['It is gone for good, and its address with it.'],
        build: async (closer) => {
            const now = await fetchPool(rpc, pool.address);
            await requirePayable(rpc, [stakeAccountOf(now, now.data.creator)]);
            return [await closePool({ pool: now, closer })];
        },
        onDone,
    };
}

/** Looks at the funder's account, into which it is paid. */
async function paid(rpc: Rpc, { pool, stream }: OfStream, funder: TransactionSigner) {
    await requirePayable(rpc, [rewardAccountOf(stream, funder.address)]);
    return { pool, slot: stream.slot, funder };
}
