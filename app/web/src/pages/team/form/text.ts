/** No words of ours: what a file says, and what its reader says of it.
 *
 * From a form to the text of a farm file, and from what is wrong with the text back to the fields
 * that say so. So a form and a file are held to the same rules, in the same words.
 *
 * Each field stands in a line of its own: its line is how a problem finds it.
 */
import { ClientFailure } from '@acequia/client';
import {
    openingOf,
    outlookOf,
    parseFarm,
    readInstant,
    RISK_NAMES,
    type Curve,
    type Farm,
    type Forecast,
    type Opening,
    type Problem,
    type Reward,
    type Token,
} from '@acequia/plan';
import type { Fault } from '../../../ui/Field';
import { asInFile, readHere, writeHere } from '../../../ui/marks';
import { CHOOSE_LATER, emptiesOf } from './empties';
import { inFormWords } from './words';
import {
    followsStake,
    type FarmForm,
    type PoolForm,
    type RewardForm,
    type ScheduleForm,
    type WhenForm,
} from './model';

/** What is wrong with a form, by field: "pool 0 reward 1 budget". */
export type Faults = ReadonlyMap<string, Fault>;

/** A form that was read: the farm, or what is wrong. */
export interface Reading {
    readonly text: string;
    readonly farm: Farm | undefined;
    readonly faults: Faults;
}

/** Reads a form. */
export function read(form: FarmForm): Reading {
    const lines = new Lines();
    lines.add('name', `name = ${quoted(form.name)}`);
    lines.add('tokens', '[tokens]');
    form.tokens.forEach((token) => lines.add('tokens', tokenLine(token)));
    form.pools.forEach((pool, nth) => poolLines(lines, pool, `pool ${nth}`));
    const { farm, problems = [] } = parseFarm(lines.text(form.story));
    const faults = faultsAt(problems, lines);
    for (const [field, text, fault] of emptiesOf(form)) {
        if (text.trim() === '') faults.set(field, fault);
    }
    const isSound = faults.size === 0;
    return { text: lines.text(form.story), farm: isSound ? farm : undefined, faults };
}

/** Reads one reward by itself, so that its plot is there while the rest is not yet. The budget of
 *  steps is what they add up to. */
export function readCurve(reward: RewardForm, token: Token | undefined): Curve | undefined {
    if (!token || reward.kind !== 'curve') return undefined;
    const budget = sumOf(reward.schedule, token.decimals) ?? reward.budget;
    const emission = readReward({ ...reward, budget }, token)?.emission;
    return emission?.kind === 'curve' ? emission : undefined;
}

/** Reads one reward by itself, as it is typed. */
export function readReward(
    reward: RewardForm,
    token: Token,
    stakeDecimals?: number,
): Reward | undefined {
    const lines = alone(reward, token, stakeDecimals);
    return parseFarm(lines.text(undefined)).farm?.pools[0]?.rewards[0];
}

/** When a curve that is added now begins, and what it promises; `undefined` for a flow. Throws a
 *  `ClientFailure` where it would begin in the past. */
export function openingFor(reward: RewardForm, token: Token, now: bigint): Opening | undefined {
    try {
        return openingOf(alone(reward, token).text(undefined), now);
    } catch (error) {
        const condition = `${(error as Error).message}.`;
        throw new ClientFailure({ kind: 'input', condition, remedy: CHOOSE_LATER });
    }
}

/** What is wrong with one reward by itself, by field: "budget", "schedule for". */
export function faultsOf(reward: RewardForm, token: Token, stakeDecimals?: number): Faults {
    const lines = alone(reward, token, stakeDecimals);
    const { problems = [] } = parseFarm(lines.text(undefined));
    return faultsAt(problems, lines);
}

/** What of a reward's budget is paid by what is staked, and what comes back; nothing where it cannot be read,
 *  or follows no stake. */
export function forecastsOf(
    reward: RewardForm,
    token: Token,
    stakeDecimals: number,
): readonly Forecast[] {
    if (!followsStake(reward) || !readReward(reward, token, stakeDecimals)) return [];
    const text = alone(reward, token, stakeDecimals).text(undefined);
    const asked = { pool: 0, prices: [], staked: 1n, rate: 1 };
    return outlookOf(text, asked).budgets[0]?.forecasts ?? [];
}

/** A farm of one reward. Without the decimals of what is staked, nothing of it follows the stake. */
function alone(reward: RewardForm, token: Token, stakeDecimals?: number): Lines {
    const lines = new Lines();
    const head = [
        'name = "one"',
        '[tokens]',
        tokenLine({ ...token, risks: 0 }),
        `${quoted(STAKE)} = { decimals = ${stakeDecimals ?? 0}, program = "spl-token" }`,
        '[[pool]]',
        'name = "one"',
        `stake = ${quoted(STAKE)}`,
    ];
    head.forEach((line) => lines.add('', line));
    const followed = stakeDecimals === undefined ? ({ follows: 'nothing' } as const) : {};
    rewardLines(lines, { ...reward, ...followed }, '');
    return lines;
}

/** A symbol that no mint has: what is staked, where only its decimals count. */
const STAKE = 'what is staked';

function faultsAt(problems: readonly Problem[], lines: Lines): Map<string, Fault> {
    const faults = new Map<string, Fault>();
    for (const { line, condition, remedy } of problems) {
        const field = lines.fieldAt(line).trim();
        if (!faults.has(field)) faults.set(field, inFormWords({ condition, remedy }));
    }
    return faults;
}

/** What steps add up to; `undefined` for other shapes, and where a step is no amount. */
function sumOf({ shape, steps }: ScheduleForm, decimals: number): string | undefined {
    const amounts = steps.map((step) => readHere(step.amount, decimals));
    if (shape !== 'steps' || !amounts.every((one) => typeof one === 'bigint')) return undefined;
    return writeHere(
        amounts.reduce((sum, one) => sum + one, 0n),
        decimals,
    );
}

class Lines {
    readonly #lines: { readonly field: string; readonly text: string }[] = [];

    add(field: string, text: string): void {
        this.#lines.push({ field, text });
    }

    text(story: string | undefined): string {
        const body = this.#lines.map(({ text }) => `${text}\n`).join('');
        return story === undefined ? body : `${body}\n${story}\n`;
    }

    fieldAt(line: number): string {
        return this.#lines[line - 1]?.field ?? 'name';
    }
}

function tokenLine({ symbol, mint, decimals, program, risks }: Token): string {
    const names = RISK_NAMES.filter(([bit]) => (risks & bit) !== 0).map(([, name]) => quoted(name));
    const named = mint === undefined ? '' : `mint = ${quoted(mint)}, `;
    const terms = `decimals = ${decimals}, program = ${quoted(program)}`;
    return `${quoted(symbol)} = { ${named}${terms}, risks = [${names.join(', ')}] }`;
}

function poolLines(lines: Lines, pool: PoolForm, at: string): void {
    lines.add(at, '[[pool]]');
    const put = (key: string, value: string, field = key) =>
        lines.add(`${at} ${field}`, `${key} = ${value}`);
    put('name', quoted(pool.name));
    put('stake', quoted(pool.stake));
    put('id', quoted(pool.id));
    if (pool.capacity.trim() !== '') put('capacity', quoted(pool.capacity));
    const names = RISK_NAMES.filter(([bit]) => (pool.accepts & bit) !== 0);
    put('accepts', `[${names.map(([, name]) => quoted(name)).join(', ')}]`);
    if (pool.locks) {
        lines.add(`${at} longest`, '[pool.lock]');
        put('longest', quoted(pool.longest));
        put('multiplier', number(pool.multiplier));
        put('leave_early', number(pool.leaveEarly));
    }
    if (pool.capPool.trim() !== '' || pool.capPosition.trim() !== '') {
        lines.add(at, '[pool.caps]');
        if (pool.capPool.trim() !== '') put('pool', number(pool.capPool), 'cap_pool');
        if (pool.capPosition.trim() !== '') {
            put('position', number(pool.capPosition), 'cap_position');
        }
    }
    pool.rewards.forEach((reward, nth) => rewardLines(lines, reward, `${at} reward ${nth}`));
}

function rewardLines(lines: Lines, reward: RewardForm, at: string): void {
    lines.add(at, '[[pool.reward]]');
    const put = (key: string, value: string) => lines.add(`${at} ${key}`, `${key} = ${value}`);
    put('token', quoted(reward.token));
    put('kind', quoted(reward.kind));
    const follows = followsStake(reward);
    put('idle', quoted(follows ? 'refund' : reward.idle));
    if (reward.kind === 'flow') return put('window', quoted(reward.window));
    put('budget', number(reward.budget));
    if (reward.start.how !== 'now') put('start', whenText(reward.start));
    const { how, when } = reward.committed;
    put('committed', how === 'when' ? whenText(when) : quoted(how));
    if (reward.past !== undefined) put('past', reward.past);
    if (follows) rateLines(put, reward);
    scheduleLines(lines, reward.schedule, `${at} schedule`);
}

function rateLines(
    put: (key: string, value: string) => void,
    { follows, fullAt, most, least }: RewardForm,
): void {
    if (follows === 'stake') put('full_at', number(fullAt));
    else put('most', number(most));
    if (least.trim() !== '') put('least', number(least));
}

function scheduleLines(lines: Lines, schedule: ScheduleForm, at: string): void {
    lines.add(at, '[pool.reward.schedule]');
    const put = (key: string, value: string) => lines.add(`${at} ${key}`, `${key} = ${value}`);
    const { shape } = schedule;
    put('shape', quoted(shape === 'halving' || shape === 'falling' ? 'decaying' : shape));
    if (shape !== 'steps') put('for', quoted(schedule.for));
    if (shape === 'halving') put('half_life', quoted(schedule.halfLife));
    if (shape === 'falling') {
        put('every', quoted(schedule.every));
        put('falls_by', number(schedule.fallsBy));
    }
    if (shape === 'ramp') {
        put('from', number(schedule.from));
        put('to', number(schedule.to));
    }
    if (shape === 'halving' || shape === 'ramp') put('segments', quoted(schedule.segments));
    if (shape !== 'steps') return;
    schedule.steps.forEach((step, nth) => {
        lines.add(at, '[[pool.reward.schedule.steps]]');
        lines.add(`${at} step ${nth} for`, `for = ${quoted(step.for)}`);
        lines.add(`${at} step ${nth} amount`, `amount = ${number(step.amount)}`);
    });
}

/** A date as TOML has it; what is none as a text, which is then refused in words. */
function whenText({ how, after, at }: WhenForm): string {
    if (how !== 'at') return quoted(after);
    return readInstant(at) === undefined ? quoted('a date') : at;
}

/** A number as the file has it, whatever marks somebody typed. */
const number = (text: string): string => quoted(asInFile(text));

/** A text of TOML in one line, whatever somebody typed. */
const quoted = (text: string): string => JSON.stringify(text).replaceAll('\u007f', '\\u007f');
