/** What an LP does, each deed a transaction built and sent by the client. */
import { unwrapOption, type Address, type KeyPairSigner } from '@solana/kit';
import {
    claim,
    closePosition,
    compound,
    emergencyExit,
    fetchPool,
    findPositions,
    leaveLockEarly,
    lockPosition,
    moveStake,
    openPosition,
    reinvest,
    releaseLock,
    rules,
    setOperator,
    stake,
    unstake,
    type Holding,
    type StakeTarget,
    type PoolAccount,
} from '@acequia/client';
import type { Chain } from '../chain/chain.js';
import { ensure, ensureSol, type Token } from '../chain/mints.js';
import type { Farm } from '../farm/farm.js';
import type { Act } from '../farm/script.js';
import { amountOf, daysOf } from './words.js';

/** What an operator pays fees with [lamports]. */
const OPERATORS_SOL = 10_000_000n;

/** An LP in a pool of a farm. */
export interface Seat {
    readonly chain: Chain;
    readonly farm: Farm;
    readonly lp: KeyPairSigner;
    /** The pool's place in the farm. */
    readonly pool: number;
}

/** What was done, in words; `undefined` where there was nothing to do. */
export type Done = Promise<string | undefined>;

/** Does it. Throws what the client throws where the chain refuses. */
export function act(seat: Seat, deed: Act): Done {
    switch (deed.deed) {
        case 'stake':
            return stakes(seat, deed.units);
        case 'unstake':
            return unstakes(seat, deed.units);
        case 'claim':
            return claims(seat, deed.slots);
        case 'compound':
            return compounds(seat, deed.slot);
        case 'reinvest':
            return reinvests(seat, deed);
        case 'lock':
            return locks(seat, deed.seconds);
        case 'release':
            return releases(seat);
        case 'leaveEarly':
            return leavesEarly(seat, deed.units);
        case 'move':
            return moves(seat, deed.units, deed.to);
        case 'emergencyExit':
            return takesEmergencyExit(seat);
        case 'close':
            return closes(seat);
        default:
            throw new Error(`"${deed.deed}" is for the team`);
    }
}

/** The LP's position with its pool, as they stand. One that is open; a story has one a pool. */
export async function holdingIn({ chain, farm, lp, pool }: Seat): Promise<Holding | undefined> {
    const address = farm.pools[pool]!.address;
    const [position] = await findPositions(chain.rpc, { owner: lp.address, pool: address });
    return position && { position, pool: await fetchPool(chain.rpc, address) };
}

async function needed(seat: Seat): Promise<Holding> {
    const holding = await holdingIn(seat);
    if (holding) return holding;
    throw new Error('there is no position in this pool');
}

/** The token that is staked in a pool. */
export function stakeToken({ script, tokens }: Farm, pool: number): Token {
    return tokens[script.pools[pool]!.stake]!;
}

function tokenOf(farm: Farm, mint: Address): Token | undefined {
    return farm.tokens.find((token) => token.mint === mint);
}

async function stakes(seat: Seat, amount: bigint): Done {
    const { chain, farm, lp } = seat;
    const token = stakeToken(farm, seat.pool);
    await ensure(chain, lp.address, token, amount); // LPs of a demo earn it elsewhere
    const pool = await poolIn(seat);
    await chain.send(lp, await stake({ ...(await targetIn(seat)), pool, owner: lp, amount }));
    return `stakes ${amountOf(amount, token)}`;
}

/** An LP of a story has one position in a pool, so it is the first where there is none. */
async function targetIn(seat: Seat): Promise<StakeTarget> {
    const holding = await holdingIn(seat);
    return holding ? { position: holding.position } : { index: 0 };
}

function poolIn({ chain, farm, pool }: Seat): Promise<PoolAccount> {
    return fetchPool(chain.rpc, farm.pools[pool]!.address);
}

async function unstakes(seat: Seat, units: bigint | undefined): Done {
    const holding = await needed(seat);
    const amount = part(holding, units);
    await seat.chain.send(seat.lp, await unstake({ ...holding, owner: seat.lp, amount }));
    return `unstakes ${amountOf(amount, stakeToken(seat.farm, seat.pool))}`;
}

function part({ position }: Holding, units: bigint | undefined): bigint {
    return units ?? position.data.stake.amount;
}

async function claims(seat: Seat, slots: readonly number[]): Done {
    const { chain, farm, lp } = seat;
    const holding = await needed(seat);
    const owed = await pendingIn(seat, holding);
    // Whoever claims all that the file names wants what came later too, as a gauge's shares.
    const isAll = slots.length >= farm.script.pools[seat.pool]!.rewards.length;
    const wanted = isAll ? [...owed.keys()] : slots;
    const owing = wanted.filter((slot) => (owed.get(slot) ?? 0n) > 0n);
    if (owing.length === 0) return undefined;
    await chain.send(lp, await claim({ ...holding, owner: lp, slots: owing }));
    const said = owing.map((slot) => {
        const token = tokenOf(farm, holding.pool.data.streams[slot]!.mint);
        return token ? amountOf(owed.get(slot)!, token) : '';
    });
    return `claims ${said.filter(Boolean).join(' + ')}`;
}

/** What is owed by slot [base units], about now. */
export async function pendingIn(
    { chain }: Pick<Seat, 'chain'>,
    { pool, position }: Holding,
): Promise<Map<number, bigint>> {
    const pending = rules.pendingRewards(pool.data, position.data, await chain.now());
    return new Map(pending.map(({ slot, claimable }) => [slot, claimable]));
}

async function compounds(seat: Seat, slot: number): Done {
    const { chain, farm, lp } = seat;
    const holding = await needed(seat);
    const owed = (await pendingIn(seat, holding)).get(slot) ?? 0n;
    if (owed === 0n) return undefined;
    await chain.send(lp, compound({ ...holding, owner: lp, slots: [slot] }));
    return `compounds ${amountOf(owed, stakeToken(farm, seat.pool))}`;
}

/** Stakes what one slot owes in another pool; where an operator is to sign, the LP names it first. */
async function reinvests(
    seat: Seat,
    { slot, to, byOperator }: Extract<Act, { deed: 'reinvest' }>,
): Done {
    const { chain, farm, lp } = seat;
    const from = await needed(seat);
    const owed = (await pendingIn(seat, from)).get(slot) ?? 0n;
    if (owed === 0n) return undefined;
    const there = { ...seat, pool: to };
    const operator = byOperator ? await operatorFor(seat, there) : lp;
    const into = { ...(await targetIn(there)), pool: await poolIn(there) };
    await chain.send(operator, await reinvest({ owner: operator, from, to: into, slots: [slot] }));
    const said = `reinvests ${amountOf(owed, stakeToken(farm, to))} in ${farm.pools[to]!.name}`;
    return byOperator ? `${said}, by an operator` : said;
}

/** What acts for LPs, once they have named it for both positions; that which is missing is opened. */
async function operatorFor(seat: Seat, there: Seat): Promise<KeyPairSigner> {
    const { chain, lp } = seat;
    const operator = await chain.wallet('operator');
    await ensureSol(chain, operator.address, { least: OPERATORS_SOL, more: OPERATORS_SOL });
    if (!(await holdingIn(there))) {
        const pool = there.farm.pools[there.pool]!.address;
        const { instructions } = await openPosition({ pool, opener: lp, index: 0 });
        await chain.send(lp, instructions);
    }
    for (const one of [seat, there]) {
        const { position } = await needed(one);
        const named = unwrapOption(position.data.operator) === operator.address;
        const may = ['compound'] as const;
        const naming = setOperator({ position, owner: lp, operator: { ...operator, may } });
        if (!named) await chain.send(lp, naming);
    }
    return operator;
}

async function locks(seat: Seat, seconds: number): Done {
    const holding = await needed(seat);
    const lockEnd = (await seat.chain.now()) + BigInt(seconds);
    await seat.chain.send(seat.lp, lockPosition({ ...holding, owner: seat.lp, lockEnd }));
    return `locks ${staked(seat, holding)} for ${daysOf(seconds)}`;
}

function staked({ farm, pool }: Seat, { position }: Holding): string {
    return amountOf(position.data.stake.amount, stakeToken(farm, pool));
}

/** Anybody may release an ended lock; here its owner does, where nobody has before. */
async function releases(seat: Seat): Done {
    const holding = await holdingIn(seat);
    const lockEnd = holding?.position.data.stake.lockEnd ?? 0n;
    if (!holding || lockEnd === 0n || lockEnd > (await seat.chain.now())) return undefined;
    await seat.chain.send(seat.lp, releaseLock(holding));
    return 'releases the lock that has ended';
}

async function leavesEarly(seat: Seat, units: bigint | undefined): Done {
    const holding = await needed(seat);
    const amount = part(holding, units);
    const leaving = await leaveLockEarly({ ...holding, owner: seat.lp, amount });
    await seat.chain.send(seat.lp, leaving);
    return `leaves a lock early with ${amountOf(amount, stakeToken(seat.farm, seat.pool))}`;
}

async function moves(seat: Seat, units: bigint | undefined, to: number): Done {
    const { chain, farm, lp } = seat;
    const from = await needed(seat);
    const there = { ...seat, pool: to };
    const entering = { ...(await targetIn(there)), pool: await poolIn(there) };
    const amount = part(from, units);
    await chain.send(lp, await moveStake({ owner: lp, from, to: entering, amount }));
    const token = stakeToken(farm, seat.pool);
    return `moves ${amountOf(amount, token)} to ${farm.pools[to]!.name}`;
}

async function takesEmergencyExit(seat: Seat): Done {
    const holding = await needed(seat);
    await seat.chain.send(seat.lp, await emergencyExit({ ...holding, owner: seat.lp }));
    return `takes the emergency exit with ${staked(seat, holding)}`;
}

async function closes(seat: Seat): Done {
    const holding = await needed(seat);
    await seat.chain.send(seat.lp, closePosition({ ...holding, closer: seat.lp }));
    return 'closes the position; its rent is back';
}
