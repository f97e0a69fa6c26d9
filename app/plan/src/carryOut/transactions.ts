/** From a plan to transactions. */
import {
    acequia,
    ClientFailure,
    addFlowStream,
    addStream,
    commitStream,
    createPool,
    extendStream,
    fetchSource,
    IdlePolicy,
    pack,
    streamsOf,
    whileSeen,
    type Draft,
    type Fixed,
    type HoldingsRpc,
    type MintOf,
    type PoolAccount,
    type ReadRpc,
} from '@acequia/client';
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { poolOf, rewardOf } from '../things.js';
import { totalOf } from '../curve.js';
import type { Change, Farm, Opening, Thing } from '../types.js';
import { planOf } from '../verbs.js';
import { conflictsIn } from '../words.js';
import { fetchGround, type Ground } from './ground.js';

/** More than any of these computes or calls. */
const COST = { computeUnits: 120_000, innerCalls: 8 };

/** What its transactions are packed by. */
export type Room = Pick<Draft, 'version' | 'computeUnitPrice'>;

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
    rpc: ReadRpc & HoldingsRpc,
    who: TransactionSigner,
    farm: Farm,
    text: string,
    payer: TransactionSigner = who,
    room: Room = {},
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
    const sources = await sourcesOf(rpc, changes, { farm, ground, who });
    const work = { farm, ground, who, payer, sources };
    const steps = await Promise.all(
        changes.map(async (change): Promise<Fixed> => {
            return { instructions: await instructionsFor(change, work), ...COST };
        }),
    );
    const missing = steps.filter(({ instructions }) => instructions.length > 0);
    return { pools: ground.addresses, transactions: pack({ payer, ...room }, missing) };
}

interface Made {
    readonly farm: Farm;
    readonly ground: Ground;
    readonly who: TransactionSigner;
}

interface Work extends Made {
    /** Pays the rent. */
    readonly payer: TransactionSigner;
    /** Which account pays for all of a token, by the token's place in the file. */
    readonly sources: ReadonlyMap<number, Address>;
}

async function sourcesOf(
    rpc: HoldingsRpc,
    changes: readonly Change[],
    { farm, ground, who }: Made,
) {
    const needed = new Map<number, bigint>();
    for (const { of, deed } of changes) {
        const units = of.is === 'reward' ? unitsFor(of, deed, farm) : 0n;
        if (of.is !== 'reward' || units === 0n) continue;
        const { token } = rewardOf(farm, of);
        needed.set(token, (needed.get(token) ?? 0n) + units);
    }
    const found = [...needed].map(async ([token, units]): Promise<[number, Address]> => {
        const { mint, kind } = ground.mints[token]!;
        return [token, await fetchSource(rpc, { owner: who.address, mint, kind }, units)];
    });
    return new Map(await Promise.all(found));
}

/** What a deed takes of a reward's token [base units]. */
function unitsFor(of: Thing, deed: Change['deed'], farm: Farm): bigint {
    if (deed.does === 'extend') return totalOf(deed.segments);
    const { emission } = rewardOf(farm, of);
    return deed.does === 'add' && emission.kind === 'curve' ? totalOf(emission.segments) : 0n;
}

async function instructionsFor({ of, deed }: Change, work: Work): Promise<Instruction[]> {
    const { farm, ground, who, payer } = work;
    const { capacity, id, lock, caps, acceptedRisks, stake } = poolOf(farm, of);
    const pool = accountOf(of, ground);
    const slot = of.is === 'reward' ? of.slot! : 0;
    switch (deed.does) {
        case 'create': {
            const terms = { capacity, id, lock, caps, acceptedRisks };
            const mint = ground.mints[stake]!;
            return (await createPool({ creator: who, payer, stake: mint, ...terms })).instructions;
        }
        case 'setCaps':
            return [acequia.getSetCapsInstruction({ authority: who, pool: pool.address, caps })];
        case 'add':
            return addReward(of, deed.opening, pool, slot, work);
        case 'extend': {
            const { segments, commitUntil: until } = deed;
            const stream = { pool, slot, funder: who };
            const source = work.sources.get(rewardOf(farm, of).token);
            const more =
                segments.length > 0 ? await extendStream({ ...stream, segments, source }) : [];
            const promise = until === undefined ? [] : commitStream({ ...stream, until });
            return [...asSeenIn(pool, slot), ...more, ...promise];
        }
        case 'keep':
            return [];
    }
}

/** The guard before a stream that is there is paid into, or promised. */
function asSeenIn(pool: PoolAccount, slot: number): Instruction[] {
    const streams = streamsOf(pool).filter((stream) => stream.slot === slot);
    return whileSeen({ pool, streams });
}

/** Adds a reward to a slot of a pool. */
async function addReward(
    of: Thing,
    opening: Opening | undefined,
    pool: PoolAccount,
    slot: number,
    { farm, ground, who, payer, sources }: Work,
): Promise<Instruction[]> {
    const { token, idle, emission, rate } = rewardOf(farm, of);
    const reward: MintOf = ground.mints[token]!;
    const idlePolicy = idle === 'wait' ? IdlePolicy.Wait : IdlePolicy.Refund;
    const stream = { pool, rewardManager: who, payer, reward, slot, idlePolicy };
    const isThere = ground.pools[of.is === 'token' ? 0 : of.pool] !== undefined;
    const seen = isThere ? whileSeen({ pool, powers: true }) : [];
    if (emission.kind !== 'curve') {
        return [...seen, ...(await addFlowStream({ ...stream, window: emission.window }))];
    }
    const { start, committedUntil } = opening!;
    const terms = { segments: emission.segments, start, committedUntil, rate };
    return [...seen, ...(await addStream({ ...stream, ...terms, source: sources.get(token) }))];
}

/** The pool as it is there; of one that is still to be created only the address is known, which is
 *  all that adding to a named slot of it asks for. */
function accountOf(of: Thing, { pools, addresses }: Ground): PoolAccount {
    const nth = of.is === 'token' ? 0 : of.pool;
    return pools[nth] ?? ({ address: addresses[nth]! } as PoolAccount);
}
