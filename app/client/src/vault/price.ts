/** What shares of a vault are worth: `crates/acequia-vault-interface/src/price.rs`, held to its vectors. */
import type { Address } from '@solana/kit';
import type { ShareCheckpoint } from '../generated/vault/types/shareCheckpoint.js';
import type { VaultReward } from '../generated/vault/types/vaultReward.js';
import { streamsOf, type PoolStream } from '../read/pools.js';
import { pendingRewards } from '../rules/pool.js';
import type { Pooled, SharesAccount } from './read.js';

/** Shares that nobody holds, against one unit that is not there; so many a unit buys at first. */
export const VIRTUAL_SHARES = 1_024n;

const MASK = (1n << 128n) - 1n;

/** What `burnt` of all `shares` are worth [base units, rounded down]. */
export function assetsFor(burnt: bigint, shares: bigint, assets: bigint): bigint {
    const worth = (burnt * (assets + 1n)) / (shares + VIRTUAL_SHARES);
    return worth < assets ? worth : assets;
}

/** How many shares `amount` buys [rounded down]; none where rounding would take more than a thousandth. */
export function sharesFor(amount: bigint, shares: bigint, assets: bigint): bigint {
    const product = (shares + VIRTUAL_SHARES) * amount;
    const [bought, lost] = [product / (assets + 1n), product % (assets + 1n)];
    const isFair = bought >= 999n || lost * 999n <= bought * (assets + 1n);
    return isFair ? bought : 0n;
}

/** What an account that has held `shares` is owed by a reward [base units, rounded down]. */
export function owedBy(
    reward: Pick<VaultReward, 'index'>,
    { index, owed }: ShareCheckpoint,
    shares: bigint,
): bigint {
    const grown = (((reward.index - index) & MASK) * shares) & MASK;
    return ((owed + grown) & MASK) >> 64n;
}

/** A stream that owes a vault whole units. */
export interface Owing {
    readonly stream: PoolStream;
    /** [base units] */
    readonly units: bigint;
}

/** Every stream that owes the vault something at `now` [unix s]. */
export function owingTo({ pool, position }: Pooled, now: bigint): Owing[] {
    if (!position) return [];
    const pending = pendingRewards(pool.data, position.data, now);
    const units = new Map(pending.map(({ slot, claimable }) => [slot, claimable]));
    return streamsOf(pool).flatMap((stream) => {
        const owed = units.get(stream.slot) ?? 0n;
        return owed > 0n ? [{ stream, units: owed }] : [];
    });
}

/** Whether a stream pays what the vault stakes. */
export const paysStake = ({ vault }: Pooled, { stream }: Owing): boolean =>
    stream.mint === vault.data.stakeMint;

/** What the shares of a vault are of at `now`, with what the farm owes it [base units]. */
export function assetsOf(pooled: Pooled, now: bigint): bigint {
    const own = owingTo(pooled, now).filter((one) => paysStake(pooled, one));
    return own.reduce((sum, { units }) => sum + units, pooled.vault.data.assets);
}

/** What some shares are worth at `now` once what the farm owes is compounded [base units]. */
export const worthOf = (pooled: Pooled, shares: bigint, now: bigint): bigint =>
    assetsFor(shares, pooled.vault.data.shares, assetsOf(pooled, now));

/** The fewest of an account's shares that are worth an amount at `now`; all where no unit would be left. */
export function sharesWorth(pooled: Pooled, held: bigint, amount: bigint, now: bigint): bigint {
    const [all, assets] = [pooled.vault.data.shares, assetsOf(pooled, now)];
    const worth = (shares: bigint) => assetsFor(shares, all, assets);
    if (worth(held) <= amount) return held;
    // The first guess is short by a share at most.
    const few = (amount * (all + VIRTUAL_SHARES)) / (assets + 1n);
    return worth(few) >= amount ? few : few + 1n;
}

/** What a reward that is passed on owes an account. */
export interface Passed {
    readonly mint: Address;
    /** Once what the farm owes is harvested [base units]. */
    readonly units: bigint;
}

/** What an account is owed at `now` of each reward that the vault passes on or is about to. */
export function passedOn(pooled: Pooled, account: SharesAccount, now: bigint): Passed[] {
    const { rewards, shares: all, sources } = pooled.vault.data;
    const uncredited = new Map<Address, bigint>();
    for (const one of owingTo(pooled, now).filter((one) => !paysStake(pooled, one))) {
        const { slot, mint, books } = one.stream;
        const source = sources[slot];
        const seen = source && source.generation === books.generation ? source.seen : 0n;
        const more = one.units > seen ? one.units - seen : 0n;
        uncredited.set(mint, (uncredited.get(mint) ?? 0n) + more);
    }
    const mints = [...new Set([...rewards.map(({ mint }) => mint), ...uncredited.keys()])];
    return mints.map((mint, nth) => {
        const { index = 0n, waiting = 0n, carry = 0n } = rewards[nth] ?? {};
        const sum = ((waiting + (uncredited.get(mint) ?? 0n)) << 64n) + carry;
        const reward = { index: all > 0n ? index + sum / all : index };
        const checkpoint = account.data.checkpoints[nth] ?? { index: 0n, owed: 0n };
        return { mint, units: owedBy(reward, checkpoint, account.data.shares) };
    });
}
