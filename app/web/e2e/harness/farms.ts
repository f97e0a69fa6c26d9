/** Farms of a test's own, with figures that are known. */
import {
    addStream,
    createPool,
    fetchPool,
    findStakeTarget,
    findPositions,
    isPenaltyFlow,
    retireStream,
    RISKS,
    rules,
    stake,
    windDownStream,
    type Holding,
    type PoolAccount,
    type PoolTerms,
} from '@acequia/client';
import type { Token } from '@acequia/demo';
import type { Address, KeyPairSigner } from '@solana/kit';
import type { World } from './world.js';

/** A reward that is streamed evenly. */
export interface RewardTerms {
    readonly token: Token;
    /** [base units] */
    readonly amount: bigint;
    /** For how long [s]. */
    readonly seconds: number;
}

/** What a farm is to be. */
export interface FarmTerms extends Pick<PoolTerms, 'lock' | 'caps' | 'acceptedRisks'> {
    readonly name: string;
    readonly stake: Token;
    readonly rewards?: readonly RewardTerms[];
}

/** A farm on the chain. */
export interface Farm {
    readonly name: string;
    readonly pool: Address;
    readonly stake: Token;
    readonly rewards: readonly RewardTerms[];
    readonly team: KeyPairSigner;
}

const ROOM = 4;
const ALL_RISKS = Object.values(RISKS).reduce((all, one) => all | one, 0);

/** Makes one, and names it in the list that pages are given. */
export async function makeFarm(world: World, terms: FarmTerms): Promise<Farm> {
    const { name, stake: token, rewards = [], lock, caps, acceptedRisks = ALL_RISKS } = terms;
    const team = await world.wallet();
    // A transaction each: all of many would be too large for one.
    for (const { token, amount } of rewards) await world.give(team, [[token, amount]]);
    const capacity = Math.max(ROOM, rewards.length);
    const creation = { creator: team, stake: token, id: 0, capacity, lock, caps };
    const { pool, instructions } = await createPool({ ...creation, acceptedRisks });
    await world.chain.send(team, instructions);
    const farm = { name, pool, stake: token, rewards, team };
    for (const reward of rewards) await stream(world, farm, reward);
    world.announced.pools.push({ pool, name });
    return farm;
}

/** Adds a stream, of tokens that the team has. */
export async function stream(
    world: World,
    farm: Pick<Farm, 'pool' | 'team'>,
    { token, amount, seconds }: RewardTerms,
): Promise<void> {
    const pool = await poolOf(world, farm);
    const terms = { rewardManager: farm.team, reward: token, segments: [{ seconds, amount }] };
    await world.chain.send(farm.team, await addStream({ pool, ...terms }));
}

/** Frees the slot of a stream that has ended, and of which everybody has claimed. */
export async function retires(world: World, farm: Farm, slot: number): Promise<void> {
    const of = { slot, closer: farm.team };
    await world.chain.send(farm.team, windDownStream({ pool: await poolOf(world, farm), ...of }));
    await world.chain.send(
        farm.team,
        await retireStream({ pool: await poolOf(world, farm), ...of }),
    );
}

/** The pool of a farm as it stands. */
export function poolOf(world: World, { pool }: Pick<Farm, 'pool'>): Promise<PoolAccount> {
    return fetchPool(world.chain.rpc, pool);
}

/** Somebody who has staked, by the client and not by a page. */
export async function staker(world: World, farm: Farm, amount: bigint): Promise<KeyPairSigner> {
    const owner = await world.wallet({ tokens: [[farm.stake, amount]] });
    await stakeIn(world, farm, owner, amount);
    return owner;
}

/** Stakes, by the client. */
export async function stakeIn(
    world: World,
    farm: Pick<Farm, 'pool'>,
    owner: KeyPairSigner,
    amount: bigint,
): Promise<void> {
    const pool = await poolOf(world, farm);
    const target = await findStakeTarget(world.chain.rpc, {
        pool: farm.pool,
        owner: owner.address,
    });
    await world.chain.send(owner, await stake({ pool, owner, amount, ...target }));
}

/** The largest position of an owner in a farm, as the chain has it; `undefined`: there is none. */
export async function holdingOf(
    world: World,
    farm: Pick<Farm, 'pool'>,
    owner: KeyPairSigner,
): Promise<Holding | undefined> {
    const by = { pool: farm.pool, owner: owner.address };
    const [position] = await findPositions(world.chain.rpc, by);
    return position && { pool: await poolOf(world, farm), position };
}

/** What an owner is owed by each slot, what early leaves cost last, by the chain's clock [base units]. */
export async function owedTo(
    world: World,
    farm: Pick<Farm, 'pool'>,
    owner: KeyPairSigner,
): Promise<bigint[]> {
    const { pool, position } = (await holdingOf(world, farm, owner))!;
    const pending = rules.pendingRewards(pool.data, position.data, await world.chain.now());
    const isPenalty = ({ slot }: { slot: number }) => isPenaltyFlow(pool.data.streams[slot]!);
    const penaltyLast = pending.sort((a, b) => Number(isPenalty(a)) - Number(isPenalty(b)));
    return penaltyLast.map(({ claimable }) => claimable);
}
