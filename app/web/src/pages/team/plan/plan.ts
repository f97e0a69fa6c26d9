/**
 * What is missing of a farm, so that the chain is as its file says: the plan that a person reviews
 * and the deeds that carry it out. Made from the chain's present state, so doing it again after a
 * failure does what is still missing.
 */
import {
    acequia,
    authorityOf,
    rules,
    TokenKind,
    type PoolAccount,
    type StreamSlot,
} from '@acequia/client';
import {
    describeShape,
    emittedAt,
    endOf,
    isAllCommitted,
    resolve,
    RISK_NAMES,
    totalOf,
    type Curve,
    type Farm,
    type Pool,
    type Reward,
    type Segment,
} from '@acequia/farm-file';
import { unwrapOption, type Address } from '@solana/kit';
import type { MintTerms } from '../../../tokens/mintTerms';
import { duration, grouped, moment } from '../../../ui/format';
import { compare, seatsOf, type StreamAt, type Verdict } from './compare';

/** What a plan is made from. */
export interface Ground {
    /** Who creates, funds and pays. */
    readonly me: Address;
    /** The chain's clock [unix s]. */
    readonly now: bigint;
    /** The mint of each token of the file; `undefined` for one that no pool speaks of. */
    readonly mints: readonly (MintTerms | undefined)[];
    /** Where each pool of the file is or will be. */
    readonly addresses: readonly Address[];
    /** What is there. */
    readonly pools: readonly (PoolAccount | undefined)[];
}

/** One thing to do. */
export type Deed = { readonly pool: number } & (
    | { readonly does: 'create' | 'set caps' }
    | { readonly does: 'add'; readonly slot: number; readonly reward: Reward }
    | { readonly does: 'extend'; readonly slot: number; readonly segments: readonly Segment[] }
    | { readonly does: 'commit'; readonly slot: number; readonly until: bigint }
);

/** A line of the plan, in words. */
export interface Change {
    readonly sign: 'create' | 'change' | 'keep';
    readonly what: string;
    readonly detail: string;
}

/** What leaves the wallet. */
export interface Spending {
    readonly token: number;
    /** [base units] */
    readonly amount: bigint;
}

/** What a farm's file asks for beyond what is there. */
export interface Plan {
    readonly changes: readonly Change[];
    readonly deeds: readonly Deed[];
    /** By token, at most one each. */
    readonly spends: readonly Spending[];
    /** What LPs can rely on, in words. */
    readonly promises: readonly string[];
    readonly notes: readonly string[];
    /** What stands against it: with any of these nothing is done. */
    readonly conflicts: readonly string[];
    /** The accounts that are made [bytes]: each costs rent. */
    readonly accounts: readonly number[];
}

/** A pool's account before its streams [bytes]. */
const POOL_HEADER = 432;
/** How much later than the plan was made it may be carried out: "all" is committed for so much
 *  longer [s]. */
export const SLACK = 600n;

/** Makes the plan. */
export function planOf(farm: Farm, ground: Ground): Plan {
    const draft = new Draft(farm, ground);
    farm.pools.forEach((pool, nth) => draft.pool(pool, nth));
    return draft.plan();
}

/** When the first segment of a curve that is added now starts [unix s]; 0 is at once. */
export function startOf({ start }: Curve, now: bigint): bigint {
    return 'after' in start && start.after === 0 ? 0n : resolve(start, now);
}

/** Until when a curve that is added now is committed [unix s]; 0 is not at all. */
export function commitmentOf(curve: Curve, now: bigint): bigint {
    if (!curve.committedUntil) return 0n;
    return resolve(curve.committedUntil, now) + (isAllCommitted(curve) ? SLACK : 0n);
}

class Draft {
    readonly #farm: Farm;
    readonly #ground: Ground;
    readonly #changes: Change[] = [];
    readonly #deeds: Deed[] = [];
    readonly #spends = new Map<number, bigint>();
    readonly #promises: string[] = [];
    readonly #notes: string[] = [];
    readonly #conflicts: string[] = [];
    readonly #accounts: number[] = [];

    constructor(farm: Farm, ground: Ground) {
        this.#farm = farm;
        this.#ground = ground;
        farm.tokens.forEach((_, nth) => this.#checkMint(nth));
    }

    plan(): Plan {
        return {
            changes: this.#changes,
            deeds: this.#deeds,
            spends: [...this.#spends].map(([token, amount]) => ({ token, amount })),
            promises: this.#promises,
            notes: this.#notes,
            conflicts: this.#conflicts,
            accounts: this.#accounts,
        };
    }

    /** The mint on chain must be as the file says. */
    #checkMint(nth: number): void {
        const mint = this.#ground.mints[nth];
        const token = this.#farm.tokens[nth]!;
        if (!mint) return;
        const program = mint.kind === TokenKind.SplToken ? 'spl-token' : 'token-2022';
        const against = (why: string) =>
            this.#conflicts.push(`${mint.mint} is not the ${token.symbol} of the file: ${why}`);
        if (mint.decimals !== token.decimals) {
            against(`it has ${mint.decimals} decimals, not ${token.decimals}`);
        }
        if (program !== token.program) against(`it belongs to the program ${program}`);
        const unnamed = RISK_NAMES.filter(([bit]) => (mint.risks & ~token.risks & bit) !== 0);
        if (unnamed.length > 0) {
            const names = unnamed.map(([, name]) => name).join(', ');
            against(`its issuer has powers that the file does not name (${names})`);
        }
    }

    pool(pool: Pool, nth: number): void {
        const there = this.#ground.pools[nth];
        if (there) this.#keep(pool, nth, there);
        else this.#create(pool, nth);
        this.#rewards(pool, nth, there);
    }

    #create(pool: Pool, nth: number): void {
        const stake = this.#farm.tokens[pool.stake]!;
        const lock =
            pool.lock.maxSeconds === 0
                ? 'no locks'
                : `locks of up to ${duration(pool.lock.maxSeconds)}`;
        const room = `room for ${pool.capacity} ${pool.capacity === 1 ? 'reward' : 'rewards'}`;
        const detail = `stakes ${stake.symbol}, ${room}, ${lock}`;
        this.#changes.push({ sign: 'create', what: `Pool “${pool.name}”`, detail });
        this.#deeds.push({ does: 'create', pool: nth });
        const slot = acequia.getStreamSlotEncoder().fixedSize;
        const vault = this.#ground.mints[pool.stake]?.vaultBytes ?? 0;
        this.#accounts.push(POOL_HEADER + pool.capacity * slot, vault);
        const accepted = RISK_NAMES.filter(([bit]) => (pool.acceptedRisks & bit) !== 0);
        if (accepted.length > 0) {
            const names = accepted.map(([, name]) => name).join(', ');
            this.#notes.push(`“${pool.name}” accepts for good, and every client shows: ${names}.`);
        }
    }

    /** Terms but the caps are fixed. */
    #keep(pool: Pool, nth: number, { data, address }: PoolAccount): void {
        const name = `Pool “${pool.name}”`;
        const { lock } = data;
        const sameLock =
            lock.maxSeconds === pool.lock.maxSeconds &&
            lock.maxMultiplierBps === pool.lock.maxMultiplierBps &&
            lock.earlyLeaveBps === pool.lock.earlyLeaveBps;
        const fixed: [boolean, string][] = [
            [data.capacity === pool.capacity, `room for ${data.capacity} rewards`],
            [sameLock, 'another lock rule'],
            [data.acceptedRisks === pool.acceptedRisks, 'other accepted risks'],
        ];
        for (const [same, has] of fixed) {
            if (!same) this.#conflicts.push(`${name} is there already and has ${has}, for good`);
        }
        const sameCaps =
            data.caps.pool === pool.caps.pool && data.caps.position === pool.caps.position;
        if (sameCaps) {
            this.#changes.push({ sign: 'keep', what: name, detail: `is at ${address}` });
        } else if (authorityOf({ address, data } as PoolAccount) !== this.#ground.me) {
            this.#conflicts.push(`the caps of ${name} differ, and only its authority sets them`);
        } else {
            this.#changes.push({ sign: 'change', what: name, detail: 'other caps' });
            this.#deeds.push({ does: 'set caps', pool: nth });
        }
    }

    #rewards(pool: Pool, nth: number, there: PoolAccount | undefined): void {
        const mints = pool.rewards.map(({ token }) => this.#ground.mints[token]?.mint ?? '');
        const { me, now } = this.#ground;
        const slots = there ? rules.settledTo(there.data, now).streams : emptySlots(pool.capacity);
        const manager = there && unwrapOption(there.data.rewardManager);
        const address = this.#ground.addresses[nth]!;
        const places = { pool: address, rewards: pool.rewards, mints, slots, me, now };
        seatsOf(places).forEach((seat, at) => {
            const reward = pool.rewards[at]!;
            const what = `${this.#symbol(reward)} in “${pool.name}”`;
            if (seat.at === 'full') {
                this.#conflicts.push(`there is no free slot for ${what}`);
            } else if (seat.at === 'there') {
                const { slot } = seat;
                const stream = slots[slot]!;
                this.#compare(nth, { pool: address, slot, stream }, reward, what);
            } else if (there && manager !== me) {
                this.#conflicts.push(`${what}: only the pool's reward manager adds rewards`);
            } else {
                this.#add(nth, seat.slot, reward, what);
            }
        });
    }

    #add(nth: number, slot: number, reward: Reward, what: string): void {
        const { now, mints } = this.#ground;
        const { emission } = reward;
        if (emission.kind === 'flow') {
            const detail = `each deposit spread over ${duration(emission.window)}`;
            this.#changes.push({ sign: 'create', what, detail });
        } else {
            const start = startOf(emission, now);
            if (start !== 0n && start < now) {
                this.#conflicts.push(`${what} would start at ${moment(start)}, which is over`);
            }
            this.#curve(emission, reward, start === 0n ? now : start, what);
        }
        this.#deeds.push({ does: 'add', pool: nth, slot, reward });
        this.#accounts.push(mints[reward.token]?.vaultBytes ?? 0);
    }

    #curve(curve: Curve, { token, idle }: Reward, start: bigint, what: string): void {
        const [from, to] = [moment(start), moment(endOf(curve.segments, start))];
        const waits =
            idle === 'wait'
                ? 'waits while nobody is staked'
                : 'what nobody earns comes back to you';
        const budget = this.#words(curve.budget, token);
        const detail = `${budget}, ${describeShape(curve.shape)}, ${from} to ${to}; ${waits}`;
        this.#changes.push({ sign: 'create', what, detail });
        this.#spend(token, curve.budget);
        const until = commitmentOf(curve, this.#ground.now);
        if (until <= this.#ground.now) return;
        const sum = this.#words(emittedAt(curve.segments, start, until), token);
        this.#promises.push(`${sum} as ${what}, until ${moment(until)}`);
    }

    #compare(nth: number, at: StreamAt, reward: Reward, what: string): void {
        const { slot, stream: there } = at;
        const verdict = compare(reward, at, this.#ground.now);
        if (verdict.is === 'conflict') this.#conflicts.push(`${what}: ${verdict.why}`);
        else if (verdict.is === 'kept') {
            this.#changes.push({ sign: 'keep', what, detail: KEPT[verdict.why] });
        } else if (there.funder !== this.#ground.me) {
            this.#conflicts.push(`${what}: only its funder ${there.funder} extends it`);
        } else this.#extend(nth, slot, reward, verdict, what);
    }

    #extend(
        nth: number,
        slot: number,
        { token }: Reward,
        { segments, commitUntil }: Extract<Verdict, { is: 'short' }>,
        what: string,
    ): void {
        const details: string[] = [];
        if (segments.length > 0) {
            const amount = totalOf(segments);
            const seconds = segments.reduce((sum, one) => sum + one.seconds, 0);
            details.push(`${this.#words(amount, token)} more, over another ${duration(seconds)}`);
            this.#deeds.push({ does: 'extend', pool: nth, slot, segments });
            this.#spend(token, amount);
        }
        if (commitUntil !== undefined) {
            details.push(`committed until ${moment(commitUntil)}`);
            this.#deeds.push({ does: 'commit', pool: nth, slot, until: commitUntil });
            this.#promises.push(`all that ${what} pays before ${moment(commitUntil)}`);
        }
        this.#changes.push({ sign: 'change', what, detail: details.join('; ') });
    }

    #spend(token: number, amount: bigint): void {
        this.#spends.set(token, (this.#spends.get(token) ?? 0n) + amount);
    }

    #symbol({ token }: Reward): string {
        return this.#farm.tokens[token]!.symbol;
    }

    #words(units: bigint, token: number): string {
        const { decimals, symbol } = this.#farm.tokens[token]!;
        return `${grouped(units, decimals)} ${symbol}`;
    }
}

const KEPT = {
    same: 'is as the file says',
    refunded: 'some of it was taken back, so the file is not compared',
    'topped up': 'holds more than the file says: it was topped up',
} as const;

/** The slots of a pool that is still to be created. */
function emptySlots(capacity: number): StreamSlot[] {
    const none = { books: { state: acequia.StreamState.Empty } } as StreamSlot;
    return Array.from({ length: capacity }, () => none);
}
