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
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { poolOf, rewardOf } from '../things.js';
import type { Change, Farm, Opening, Thing } from '../types.js';
import { planOf } from '../verbs.js';
import { conflictsIn } from '../words.js';
import { fetchGround, type Ground } from './ground.js';

/** More than any of these computes or calls. */
const COST = { computeUnits: 120_000, innerCalls: 8 };

/** What makes a farm. */
export interface Making {
    /** Where its pools are, or will be, in the order of its file. */
    readonly pools: readonly Address[];
    /** None where nothing is missing. */
    readonly transactions: Instruction[][];
}

/** What does what is still missing of a farm, whose file is this text, from the chain's present
 *  state. A farm may name mints that its text does not. Throws a `ClientFailure` where the chain
 *  cannot be made as the file says. */
export async function makingOf(
    rpc: ReadRpc,
    who: TransactionSigner,
    farm: Farm,
    text: string,
): Promise<Making> {
    const ground = await fetchGround(rpc, who.address, farm);
    const { changes, conflicts } = planOf(text, ground.asked);
    if (conflicts.length > 0) {
        const said = conflictsIn(farm, ground.asked, conflicts).join('; ');
        throw new ClientFailure({
            kind: 'input',
            condition: `The chain cannot be made as the file says: ${said}.`,
            remedy: 'Nothing was done. Change the file, or give the pool another id.',
        });
    }
    const steps = await Promise.all(
        changes.map(async (change): Promise<Fixed> => {
            return { instructions: await instructionsFor(change, { farm, ground, who }), ...COST };
        }),
    );
    const missing = steps.filter(({ instructions }) => instructions.length > 0);
    return { pools: ground.addresses, transactions: pack({ payer: who }, missing) };
}

interface Work {
    readonly farm: Farm;
    readonly ground: Ground;
    readonly who: TransactionSigner;
}

async function instructionsFor({ of, deed }: Change, work: Work): Promise<Instruction[]> {
    const { farm, ground, who } = work;
    const { capacity, id, lock, caps, acceptedRisks, stake } = poolOf(farm, of);
    const pool = accountOf(of, ground);
    const slot = of.is === 'reward' ? of.slot! : 0;
    switch (deed.does) {
        case 'create': {
            const terms = { capacity, id, lock, caps, acceptedRisks };
            const mint = ground.mints[stake]!;
            return (await createPool({ creator: who, stake: mint, ...terms })).instructions;
        }
        case 'setCaps':
            return [acequia.getSetCapsInstruction({ authority: who, pool: pool.address, caps })];
        case 'add':
            return addReward(of, deed.opening, pool, slot, work);
        case 'extend': {
            const { segments, commitUntil: until } = deed;
            const stream = { pool, slot, funder: who };
            const more = segments.length > 0 ? await extendStream({ ...stream, segments }) : [];
            return until === undefined ? more : [...more, ...commitStream({ ...stream, until })];
        }
        case 'keep':
            return [];
    }
}

/** Adds a reward to a slot of a pool. */
async function addReward(
    of: Thing,
    opening: Opening | undefined,
    pool: PoolAccount,
    slot: number,
    { farm, ground, who }: Work,
): Promise<Instruction[]> {
    const { token, idle, emission } = rewardOf(farm, of);
    const reward: MintOf = ground.mints[token]!;
    const idlePolicy = idle === 'wait' ? IdlePolicy.Wait : IdlePolicy.Refund;
    const stream = { pool, rewardManager: who, reward, slot, idlePolicy };
    if (emission.kind !== 'curve') return addFlowStream({ ...stream, window: emission.window });
    const { start, committedUntil } = opening!;
    return addStream({ ...stream, segments: emission.segments, start, committedUntil });
}

/** The pool as it is there; of one that is still to be created only the address is known, which is
 *  all that adding to a named slot of it asks for. */
function accountOf(of: Thing, { pools, addresses }: Ground): PoolAccount {
    const nth = of.is === 'token' ? 0 : of.pool;
    return pools[nth] ?? ({ address: addresses[nth]! } as PoolAccount);
}
