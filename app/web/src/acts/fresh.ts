/** What an action is built from: the chain as it stands when the button is pressed, and again
 *  whenever a person looks again. */
import { fetchPool, fetchPosition, type Holding } from '@acequia/client';
import type { Connection } from '../chain/connection';

/** The way to the chain. */
export type Rpc = Connection['rpc'];

/** A position and its pool, read anew. */
export async function fresh(rpc: Rpc, { pool, position }: Holding): Promise<Holding> {
    const [poolNow, positionNow] = await Promise.all([
        fetchPool(rpc, pool.address),
        fetchPosition(rpc, position.address),
    ]);
    return { pool: poolNow, position: positionNow };
}
