/** From a plan to transactions. */
import {
    acequia,
    ClientFailure,
    addFlowStream,
    addStream,
    commitStream,
    createPool,
    extendStream,
    IdlePolicy,
    pack,
    type Fixed,
    type MintOf,
    type PoolAccount,
    type ReadRpc,
} from '@acequia/client';
import type { Farm, Reward } from '@acequia/farm-file';
import type { Instruction, TransactionSigner } from '@solana/kit';
import { fetchGround } from './ground';
import { commitmentOf, planOf, startOf, type Deed, type Ground } from './plan';

/** More than any of these computes or calls. */
const COST = { computeUnits: 120_000, innerCalls: 8 };

/** The transactions that do what is still missing of a farm, from the chain's present state; none
 *  where nothing is. Throws a `ClientFailure` where the chain cannot be made as the file says. */
export async function transactionsFor(
    rpc: ReadRpc,
    who: TransactionSigner,
    farm: Farm,
): Promise<Instruction[][]> {
    const ground = await fetchGround(rpc, who.address, farm);
    const { deeds, conflicts } = planOf(farm, ground);
    if (conflicts.length > 0) {
        throw new ClientFailure({
            kind: 'input',
            condition: `The chain cannot be made as the file says: ${conflicts.join('; ')}.`,
            remedy: 'Nothing was done. Change the file, or give the pool another id.',
        });
    }
    const steps = await Promise.all(
        deeds.map(async (deed): Promise<Fixed> => {
            return { instructions: await instructionsFor(deed, { farm, ground, who }), ...COST };
        }),
    );
    return pack({ payer: who }, steps);
}

interface Work {
    readonly farm: Farm;
    readonly ground: Ground;
    readonly who: TransactionSigner;
}

async function instructionsFor(deed: Deed, work: Work): Promise<Instruction[]> {
    const { farm, ground, who } = work;
    const { capacity, id, lock, caps, acceptedRisks, stake } = farm.pools[deed.pool]!;
    const pool = poolOf(deed, ground);
    switch (deed.does) {
        case 'create': {
            const terms = { capacity, id, lock, caps, acceptedRisks };
            const mint = ground.mints[stake]!;
            return (await createPool({ creator: who, stake: mint, ...terms })).instructions;
        }
        case 'set caps':
            return [acequia.getSetCapsInstruction({ authority: who, pool: pool.address, caps })];
        case 'add':
            return addReward(deed.reward, pool, deed.slot, work);
        case 'extend':
            return extendStream({ pool, slot: deed.slot, funder: who, segments: deed.segments });
        case 'commit':
            return commitStream({ pool, slot: deed.slot, funder: who, until: deed.until });
    }
}

/** Adds a reward to a slot of a pool. */
async function addReward(
    { token, idle, emission }: Reward,
    pool: PoolAccount,
    slot: number,
    { ground, who }: Work,
): Promise<Instruction[]> {
    const reward: MintOf = ground.mints[token]!;
    const idlePolicy = idle === 'wait' ? IdlePolicy.Wait : IdlePolicy.Refund;
    const stream = { pool, rewardManager: who, reward, slot, idlePolicy };
    if (emission.kind === 'flow') return addFlowStream({ ...stream, window: emission.window });
    const start = startOf(emission, ground.now);
    const committedUntil = commitmentOf(emission, ground.now);
    return addStream({ ...stream, segments: emission.segments, start, committedUntil });
}

/** The pool as it is there; of one that is still to be created only the address is known, which is
 *  all that adding to a named slot of it asks for. */
function poolOf({ pool }: Deed, { pools, addresses }: Ground): PoolAccount {
    return pools[pool] ?? ({ address: addresses[pool]! } as PoolAccount);
}
