/** LPs who go on living: they stake, claim, compound, lock, move to where yield is better, leave. */
import { setTimeout as sleep } from 'node:timers/promises';
import {
    aprs,
    fetchPool,
    rules,
    type Holding,
    type PoolAccount,
    type PositionAccount,
} from '@acequia/client';
import type { Chain } from '../chain/chain.js';
import { ensureSol } from '../chain/mints.js';
import type { Farm } from '../farm/farm.js';
import type { Act } from '../farm/script.js';
import { pricesOf } from '../prices.js';
import { act, holdingIn, pendingIn, stakeToken, type Seat } from './act.js';
import type { Random } from './random.js';
import type { ActivityLog } from './activityLog.js';
import { LP_SOL, type Lp } from './storyRun.js';
import { keepFlowing } from './team.js';
import type { Timed } from './timed.js';

/** How much somebody stakes of what is usual [%], and what is where a story says nothing [whole
 *  tokens]. */
const PERCENT = [5, 40] as const;
const UNUSUAL = 10_000n;
/** How much better another pool must be to move there. */
const BETTER = 1.2;
/** Who has less gets more [lamports]. */
const POOR = 300_000_000n;
/** How busy a place is. */
export interface Pace {
    /** Between two deeds while the past is played [s]. */
    readonly played: bigint;
    /** Between two deeds live, at the least and at the most [ms]. */
    readonly pauses: readonly [number, number];
}

/** A farm that everybody looks at. */
export const BUSY: Pace = { played: 12n * 3_600n, pauses: [1_500, 6_000] };
/** A farm beside it. */
export const QUIET: Pace = { played: 4n * 86_400n, pauses: [8_000, 25_000] };

/** Names of those who live beside a story. */
export const NEIGHBOURS = ['Gabriela', 'Hugo', 'Irene', 'Julián', 'Karla', 'Lucas'];

/** A farm's people beyond its story, and its team's daily work. */
export class RandomLps implements Timed {
    private next: bigint;
    private readonly lps: Lp[] = [];

    constructor(
        private readonly chain: Chain,
        private readonly farm: Farm,
        private readonly random: Random,
        private readonly log: ActivityLog,
        private readonly pace: Pace,
    ) {
        this.next = farm.began + pace.played;
    }

    /** Lets more people live. */
    join(...lps: readonly Lp[]): void {
        this.lps.push(...lps);
    }

    /** Only for the past: live, they keep their own pauses. */
    get due(): bigint | undefined {
        return this.next;
    }

    async catchUp(now: bigint): Promise<void> {
        if (now < this.next) return;
        this.next = now + this.pace.played;
        await this.act(now);
    }

    /** One deed after the other, with pauses, until it is stopped. */
    async live(signal: AbortSignal): Promise<void> {
        while (!signal.aborted) {
            await sleep(this.random.between(...this.pace.pauses), undefined, { signal }).catch(
                () => {},
            );
            if (signal.aborted) return;
            const now = await this.chain.now().catch(() => undefined);
            if (now === undefined) continue;
            await this.sustain(now);
            await this.act(now);
        }
    }

    /** The team: no stream runs dry. */
    async sustain(now: bigint): Promise<void> {
        for (const [place, { name }] of this.farm.pools.entries()) {
            await this.tell(now, 'the team', `funds ${name}`, () =>
                keepFlowing(this.chain, this.farm, place),
            );
        }
    }

    private async act(now: bigint): Promise<void> {
        const lp = this.random.pick(this.lps);
        if (!lp) return;
        await this.tell(now, lp.name, 'acts', async () => {
            await ensureSol(this.chain, lp.signer.address, { least: POOR, more: LP_SOL });
            const [seat, deed] = await this.choose(lp);
            return deed && act(seat, deed);
        });
    }

    private async tell(
        now: bigint,
        who: string,
        what: string,
        work: () => Promise<string | undefined>,
    ): Promise<void> {
        try {
            const told = await work();
            if (told) this.log.done(now, who, told);
        } catch (error) {
            this.log.refused(now, who, what, error);
        }
    }

    /** What somebody does next: by what they hold, what it is owed, and by chance. */
    private async choose({ signer: lp }: Lp): Promise<[Seat, Act | undefined]> {
        const { chain, farm, random } = this;
        const seats = farm.pools.map((_, pool): Seat => ({ chain, farm, lp, pool }));
        const held = await Promise.all(seats.map((seat) => holdingIn(seat)));
        const places = seats.filter((_, place) => staked(held[place]) > 0n);
        const seat = random.pick(places);
        if (!seat) {
            const somewhere = random.pick(seats)!;
            return [somewhere, this.stakes(somewhere)];
        }
        return [seat, await this.among(seat, held[seat.pool]!)];
    }

    /** A part of what somebody of the story stakes in the pool, so that neighbours fit in. */
    private stakes({ farm, pool }: Seat): Act {
        const deeds = farm.script.story?.deeds ?? [];
        const usual = deeds.flatMap((deed) =>
            deed.deed === 'stake' && deed.pool === pool ? [deed.units] : [],
        );
        const some = UNUSUAL * 10n ** BigInt(stakeToken(farm, pool).decimals);
        const whole = this.random.pick(usual) ?? some;
        const units = (whole * BigInt(this.random.between(...PERCENT))) / 100n;
        return { deed: 'stake', units: units > 0n ? units : 1n };
    }

    private async among(seat: Seat, holding: Holding): Promise<Act> {
        const now = await this.chain.now();
        const owed = await pendingIn(seat, holding);
        const rewards = seat.farm.script.pools[seat.pool]!.rewards;
        const own = [...owed].filter(([slot, units]) => {
            return units > 0n && rewards[slot]?.token === seat.farm.script.pools[seat.pool]!.stake;
        });
        const { lockEnd } = holding.position.data.stake;
        if (lockEnd > 0n && lockEnd <= now) return { deed: 'release' };
        const better = lockEnd === 0n ? await this.better(seat, holding, now) : undefined;
        const choices: Act[] = [this.stakes(seat)];
        if (own[0]) choices.push({ deed: 'compound', slot: own[0][0] });
        if ([...owed.values()].some((units) => units > 0n)) {
            choices.push({ deed: 'claim', slots: [...owed.keys()] });
        }
        if (better !== undefined) choices.push(better, better);
        if (lockEnd === 0n) choices.push(...this.departures(holding, now));
        return this.random.pick(choices)!;
    }

    /** Ways out, as far as open votes let the stake go; and a lock, which is one in. */
    private departures({ pool, position }: Holding, now: bigint): Act[] {
        const { maxSeconds } = pool.data.lock;
        const { stake } = position.data;
        const lock: Act = {
            deed: 'lock',
            seconds: Math.floor(maxSeconds / this.random.between(2, 8)),
        };
        const locks = maxSeconds > 0 && this.random.next() < 0.3 ? [lock] : [];
        if (isHeld(position, now)) return locks;
        const third: Act = { deed: 'unstake', units: stake.amount / 3n };
        const all: Act = { deed: 'unstake' };
        return [
            ...locks,
            ...(stake.amount >= 3n ? [third] : []),
            ...(this.random.next() < 0.2 ? [all] : []),
        ];
    }

    /** Another pool of the same stake that pays a good deal more, by the demo's prices. */
    private async better(
        seat: Seat,
        { pool, position }: Holding,
        now: bigint,
    ): Promise<Act | undefined> {
        if (isHeld(position, now)) return undefined;
        const { farm } = seat;
        const here = this.apr(pool, now);
        for (const [place, { address }] of farm.pools.entries()) {
            if (place === seat.pool) continue;
            const there = await fetchPool(this.chain.rpc, address);
            if (there.data.stakeMint !== pool.data.stakeMint) continue;
            if (this.apr(there, now) < here * BETTER) continue;
            return { deed: 'move', units: position.data.stake.amount / 2n, to: place };
        }
        return undefined;
    }

    private apr(pool: PoolAccount, now: bigint): number {
        const prices = pricesOf(this.farm.tokens);
        const price = (mint: string) => prices[mint]?.usdPrice;
        return aprs(pool, { now, price }).reduce((sum, { apr }) => sum + apr, 0);
    }
}

const isHeld = ({ data: { stake } }: PositionAccount, now: bigint): boolean =>
    rules.totalOf(rules.held(stake.votes, now)) > 0n;
const staked = (holding: Holding | undefined): bigint => holding?.position.data.stake.amount ?? 0n;
