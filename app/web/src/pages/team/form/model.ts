/** A farm as a form holds it: what a person has typed, which may not be right yet. */
import { formatAmount } from '@acequia/client';
import {
    comesWithPool,
    exactDuration,
    isAllCommitted,
    totalOf,
    writeInstant,
    type Curve,
    type Farm,
    type Past,
    type Pool,
    type Reward,
    type Segment,
    type Token,
    type When,
} from '@acequia/plan';
import { writeHere } from '../../../ui/marks';

/** A farm. Tokens come from the chain and are right; everything else is text. */
export interface FarmForm {
    readonly name: string;
    readonly tokens: readonly Token[];
    readonly pools: readonly PoolForm[];
    /** Of a file that was opened; kept. */
    readonly story: string | undefined;
}

export interface PoolForm {
    readonly name: string;
    readonly id: string;
    /** A symbol. */
    readonly stake: string;
    readonly capacity: string;
    /** The risks that are accepted, as a set of bits. */
    readonly accepts: number;
    readonly locks: boolean;
    readonly longest: string;
    readonly multiplier: string;
    readonly leaveEarly: string;
    readonly capPool: string;
    readonly capPosition: string;
    readonly rewards: readonly RewardForm[];
}

export interface RewardForm {
    /** A symbol. */
    readonly token: string;
    readonly kind: 'curve' | 'flow';
    readonly idle: Reward['idle'];
    readonly window: string;
    readonly budget: string;
    readonly start: WhenForm;
    readonly committed: { readonly how: 'all' | 'none' | 'when'; readonly when: WhenForm };
    readonly schedule: ScheduleForm;
    /** Whether the full rate is always paid, from a stake on, or as far as none earns more than so much. */
    readonly follows: 'nothing' | 'stake' | 'most';
    /** How much stake the full rate takes. */
    readonly fullAt: string;
    /** The most that one of the stake earns in a year. */
    readonly most: string;
    /** A share of it, or that much stake's: what is paid however little is staked. */
    readonly least: string;
    /** Of a file that was exported: the value of its `past`, kept as it stands. */
    readonly past?: string | undefined;
}

/** At once, a time later, or at a date. */
export interface WhenForm {
    readonly how: 'now' | 'after' | 'at';
    readonly after: string;
    /** As a file has it: "2026-01-05T12:00:00Z"; empty while there is none. */
    readonly at: string;
}

/** The shapes that a form offers, with what each asks for. */
export interface ScheduleForm {
    readonly shape: 'constant' | 'steps' | 'halving' | 'falling' | 'ramp';
    readonly for: string;
    readonly halfLife: string;
    readonly every: string;
    readonly fallsBy: string;
    readonly from: string;
    readonly to: string;
    readonly segments: string;
    readonly steps: readonly StepForm[];
}

export interface StepForm {
    readonly for: string;
    readonly amount: string;
}

const NOW: WhenForm = { how: 'now', after: '7 days', at: '' };

const SCHEDULE: ScheduleForm = {
    shape: 'constant',
    for: '90 days',
    halfLife: '21 days',
    every: '7 days',
    fallsBy: '5%',
    from: '1',
    to: '5',
    segments: '24',
    steps: [],
};

/** A reward to begin with. */
export const NEW_REWARD: RewardForm = {
    token: '',
    kind: 'curve',
    idle: 'wait',
    window: '7 days',
    budget: '',
    start: NOW,
    committed: { how: 'all', when: { ...NOW, how: 'after', after: '30 days' } },
    schedule: SCHEDULE,
    follows: 'nothing',
    fullAt: '',
    most: '',
    least: '',
};

/** A pool to begin with. */
export const NEW_POOL: PoolForm = {
    name: '',
    id: '0',
    stake: '',
    capacity: '',
    accepts: 0,
    locks: false,
    longest: '60 days',
    multiplier: '2.5',
    leaveEarly: '0%',
    capPool: '',
    capPosition: '',
    rewards: [NEW_REWARD],
};

/** A farm to begin with. */
export const NEW_FARM: FarmForm = { name: '', tokens: [], pools: [NEW_POOL], story: undefined };

/** The form of a farm that was read. */
export function formOf(farm: Farm): FarmForm {
    const { name, tokens, story } = farm;
    return { name, tokens, story, pools: farm.pools.map((pool) => poolForm(pool, farm)) };
}

function poolForm(pool: Pool, { tokens }: Farm): PoolForm {
    const { lock, caps } = pool;
    const stake = tokens[pool.stake]!;
    const cap = (units: bigint) => (units === 0n ? '' : writeHere(units, stake.decimals));
    const locks = lock.maxSeconds > 0;
    const named = pool.rewards.filter((reward) => !comesWithPool(reward));
    const terms = locks && {
        longest: exactDuration(lock.maxSeconds),
        multiplier: writeHere(BigInt(lock.maxMultiplierBps), 4),
        leaveEarly: percentText(lock.earlyLeaveBps),
    };
    return {
        ...NEW_POOL,
        ...terms,
        name: pool.name,
        id: `${pool.id}`,
        stake: stake.symbol,
        capacity: `${pool.capacity - (pool.rewards.length - named.length)}`,
        accepts: pool.acceptedRisks,
        locks,
        capPool: cap(caps.pool),
        capPosition: cap(caps.position),
        rewards: named.map((reward) => rewardForm(reward, tokens[reward.token]!, cap)),
    };
}

/** `stake` writes an amount of what is staked, nothing as an empty text. */
function rewardForm(
    { idle, emission, rate }: Reward,
    token: Token,
    stake: (units: bigint) => string,
): RewardForm {
    const [fullAt, least] = [stake(rate.fullWeight), stake(rate.leastWeight)];
    const follows = fullAt === '' ? 'nothing' : 'stake';
    const base = { ...NEW_REWARD, token: token.symbol, idle, follows, fullAt, least } as const;
    if (emission.kind !== 'curve') {
        return { ...base, kind: 'flow', window: exactDuration(emission.window) };
    }
    return {
        ...base,
        kind: 'curve',
        budget: writeHere(emission.budget, token.decimals),
        start: whenForm(emission.start),
        committed: promiseForm(emission),
        schedule: scheduleForm(emission, token),
        past: emission.past && pastText(emission.past, token),
    };
}

/** What has run already, as an export writes it. */
function pastText({ stream, streamed, takenBack }: Past, { decimals }: Token): string {
    const [paid, back] = [streamed, takenBack].map((units) => `"${formatAmount(units, decimals)}"`);
    // no words
    return `{ stream = ${JSON.stringify(stream)}, streamed = ${paid!}, taken_back = ${back!} }`;
}

function whenForm(when: When): WhenForm {
    if ('at' in when) return { ...NOW, how: 'at', at: writeInstant(when.at) };
    return when.after === 0 ? NOW : { ...NOW, how: 'after', after: exactDuration(when.after) };
}

function promiseForm(curve: Curve): RewardForm['committed'] {
    const { when } = NEW_REWARD.committed;
    const { committedUntil: until, start } = curve;
    if (!until) return { how: 'none', when };
    if (isAllCommitted(curve)) return { how: 'all', when };
    // A time counts from the start, in a file and here.
    const from = 'after' in until && 'after' in start ? start.after : 0;
    const counted = 'after' in until ? { after: until.after - from } : until;
    return { how: 'when', when: whenForm(counted) };
}

function scheduleForm({ shape, segments }: Curve, { decimals }: Token): ScheduleForm {
    const base = { ...SCHEDULE, steps: stepsText(segments, decimals) };
    switch (shape.kind) {
        case 'constant':
            return { ...base, shape: 'constant', for: exactDuration(shape.seconds) };
        case 'steps':
            return { ...base, shape: 'steps' };
        case 'halving': {
            const [span, half] = [shape.seconds, shape.halfLife].map(exactDuration);
            const steps = { for: span!, halfLife: half!, segments: `${shape.segments}` };
            return { ...base, shape: 'halving', ...steps };
        }
        case 'falling': {
            const [span, every] = [shape.seconds, shape.every].map(exactDuration);
            const fallsBy = percentText(10_000 - shape.keepBps);
            return { ...base, shape: 'falling', for: span!, every: every!, fallsBy };
        }
        case 'ramp': {
            const ends = { from: `${shape.from}`, to: `${shape.to}` };
            const span = exactDuration(shape.seconds);
            return { ...base, shape: 'ramp', for: span, ...ends, segments: `${shape.segments}` };
        }
    }
}

/** Segments as rows of a table, to the second and the unit. */
export function stepsText(segments: readonly Segment[], decimals: number): StepForm[] {
    return segments.map(({ seconds, amount }) => ({
        for: exactDuration(seconds),
        amount: writeHere(amount, decimals),
    }));
}

/** What steps add up to, as text. */
export const sumText = (segments: readonly Segment[], decimals: number): string =>
    writeHere(totalOf(segments), decimals);

const percentText = (bps: number): string => `${writeHere(BigInt(bps), 2)}%`;

/** Whether a reward pays less below some stake. */
export const followsStake = ({ kind, follows }: RewardForm): boolean =>
    kind === 'curve' && follows !== 'nothing';
