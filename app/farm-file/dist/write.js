/**
 * A farm file written from a farm: made in a form, or read from the chain.
 *
 * Reading it again gives the same farm, to the unit and the second. A story that the farm was
 * read with is written as it stood.
 */
import { BPS } from './limits.js';
import { isAllCommitted, NO_CAPS, NO_LOCKS, RISK_NAMES, } from './model.js';
import { totalOf } from './schedule/segment.js';
import { formatExact } from './words/amount.js';
import { exactDuration, writeInstant } from './words/time.js';
/** The text of a farm file. Remarks stand before everything else, as comments: a line each. */
export function writeFarm(farm, remarks = []) {
    const sections = [
        ...(remarks.length === 0 ? [] : [remarks.map(comment).join('')]),
        `name = ${quoted(farm.name)}\n`,
        `[tokens]\n${farm.tokens.map(writeToken).join('')}`,
        ...farm.pools.map((pool) => writePool(pool, farm.tokens)),
        ...(farm.story === undefined ? [] : [`${farm.story}\n`]),
    ];
    return sections.join('\n');
}
function writeToken({ symbol, mint, decimals, program, risks }) {
    const parts = [
        ...(mint === undefined ? [] : [`mint = ${quoted(mint)}`]),
        `decimals = ${decimals}`,
        `program = "${program}"`,
        ...(risks === 0 ? [] : [`risks = ${writeRisks(risks)}`]),
    ];
    return `${key(symbol)} = { ${parts.join(', ')} }\n`;
}
function writePool(pool, tokens) {
    const stake = tokens[pool.stake];
    const head = table('[[pool]]', [
        ['name', quoted(pool.name)],
        ['id', `${pool.id}`],
        ['stake', quoted(stake.symbol)],
        ['capacity', `${pool.capacity}`],
        ['accepts', writeRisks(pool.acceptedRisks)],
    ]);
    const rewards = pool.rewards.map((reward) => writeReward(reward, tokens[reward.token]));
    return [head, ...writeLock(pool), ...writeCaps(pool, stake), ...rewards].join('\n');
}
function writeLock({ lock }) {
    if (lock.maxSeconds === NO_LOCKS.maxSeconds)
        return [];
    const rows = [
        ['longest', quoted(exactDuration(lock.maxSeconds))],
        ['multiplier', bare(formatExact(BigInt(lock.maxMultiplierBps), 4))],
        ['leave_early', percent(lock.earlyLeaveBps)],
    ];
    return [table('[pool.lock]', rows)];
}
function writeCaps({ caps }, stake) {
    if (caps.pool === NO_CAPS.pool && caps.position === NO_CAPS.position)
        return [];
    const rows = [
        ['pool', amount(caps.pool, stake)],
        ['position', amount(caps.position, stake)],
    ];
    return [table('[pool.caps]', rows)];
}
function writeReward({ token: _, idle, emission }, token) {
    const head = [
        ['token', quoted(token.symbol)],
        ['kind', quoted(emission.kind)],
    ];
    const idleRow = idle === 'wait' ? [] : [['idle', quoted(idle)]];
    const rows = emission.kind === 'flow'
        ? [['window', quoted(exactDuration(emission.window))]]
        : curveRows(emission, token);
    return table('[[pool.reward]]', [...head, ...idleRow, ...rows]);
}
function curveRows(curve, token) {
    const now = 'after' in curve.start && curve.start.after === 0;
    return [
        ['budget', amount(curve.budget, token)],
        ...(now ? [] : [['start', moment(curve.start)]]),
        ['committed', promise(curve)],
        ...(curve.past ? [['past', writePast(curve.past, token)]] : []),
        ['schedule', schedule(curve, token)],
    ];
}
/** As `"all"`, `"none"`, a date, or a time after the start, which the file counts from there. */
function promise(curve) {
    const { committedUntil, start } = curve;
    if (!committedUntil)
        return '"none"';
    if (isAllCommitted(curve))
        return '"all"';
    if ('at' in committedUntil)
        return moment(committedUntil);
    const from = 'after' in start ? start.after : 0;
    return moment({ after: committedUntil.after - from });
}
/** What has run already, as the value of `past`. */
export function writePast({ stream, streamed, takenBack }, token) {
    const amounts = `streamed = ${amount(streamed, token)}, taken_back = ${amount(takenBack, token)}`;
    return `{ stream = ${quoted(stream)}, ${amounts} }`;
}
function schedule({ shape, budget }, token) {
    switch (shape.kind) {
        case 'constant':
            return inline('constant', `for = ${time(shape.seconds)}`);
        case 'halving': {
            const halves = `half_life = ${time(shape.halfLife)}, segments = ${shape.segments}`;
            return inline('decaying', `for = ${time(shape.seconds)}, ${halves}`);
        }
        case 'falling': {
            const falls = `falls_by = ${percent(BPS - shape.keepBps)}`;
            return inline('decaying', `for = ${time(shape.seconds)}, every = ${time(shape.every)}, ${falls}`);
        }
        case 'ramp': {
            const ends = `from = ${shape.from}, to = ${shape.to}, segments = ${shape.segments}`;
            return inline('ramp', `for = ${time(shape.seconds)}, ${ends}`);
        }
        case 'steps':
            return steps(shape, budget, token);
    }
}
/** By amounts where they are the budget, else by shares. Steps that are neither cannot be read
 *  from a file; `segments` are what they come to. */
function steps({ cliff, steps }, budget, token) {
    const sum = totalOf(steps);
    const given = ({ amount: units }) => sum === budget ? `amount = ${amount(units, token)}` : `share = ${percent(Number(units))}`;
    const lines = steps.map((step) => `  { for = ${time(step.seconds)}, ${given(step)} },\n`);
    const pause = cliff === 0 ? '' : `cliff = ${time(cliff)}, `;
    return inline('steps', `${pause}steps = [\n${lines.join('')}]`);
}
function table(header, rows) {
    const width = Math.max(...rows.map(([name]) => name.length));
    const lines = rows.map(([name, value]) => `${name.padEnd(width)} = ${value}\n`);
    return `${header}\n${lines.join('')}`;
}
const inline = (shape, rest) => `{ shape = "${shape}", ${rest} }`;
const time = (seconds) => quoted(exactDuration(seconds));
const bare = (decimal) => decimal.replaceAll(',', '').replace(/\.?0+$/, '');
const percent = (bps) => quoted(`${bare(formatExact(BigInt(bps), 2))}%`);
const key = (name) => (/^[\w-]+$/.test(name) ? name : quoted(name));
function amount(units, { decimals }) {
    const exact = formatExact(units, decimals).replaceAll(',', '_');
    return quoted(decimals === 0 ? exact : exact.replace(/\.?0+$/, ''));
}
function moment(when) {
    return 'at' in when ? writeInstant(when.at) : time(when.after);
}
function writeRisks(set) {
    const names = RISK_NAMES.filter(([bit]) => (set & bit) !== 0).map(([, name]) => quoted(name));
    return `[${names.join(', ')}]`;
}
/** A comment of TOML, which ends with its line and takes no control characters. */
const comment = (remark) => `# ${remark.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')}\n`;
/** A basic string of TOML, which escapes what JSON does, and the delete character. */
function quoted(text) {
    return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}
