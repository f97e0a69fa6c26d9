/** `schedule = { shape = ... }`: the shapes in which a budget can be written. */
import { BPS, MAX_SECONDS, MAX_SEGMENTS } from '../limits.js';
import { suggest } from '../toml/suggest.js';
import { readExact, readSteps } from './steps.js';
const SHAPES = ['constant', 'steps', 'decaying', 'ramp', 'segments'];
const ALL_KEYS = [
    ...['for', 'cliff', 'steps', 'half_life', 'every'],
    ...['falls_by', 'segments', 'from', 'to', 'shape'],
];
/** Reads a schedule. `budget` is what the amounts in it must add up to, where it is known. */
export function readSchedule(field, budget, token) {
    const section = field.section('the schedule');
    if (!section)
        return undefined;
    const shape = section.need('shape', 'add shape = "constant", "steps", "decaying", "ramp" or "segments"');
    return section.done(readShape(section, shape, budget, token));
}
function readShape(section, shape, budget, token) {
    const name = shape?.text();
    switch (name) {
        case 'constant': {
            const seconds = readLength(section);
            return seconds === undefined ? undefined : { kind: 'constant', seconds };
        }
        case 'steps':
            return readSteps(section, budget, token);
        case 'decaying':
            return readDecaying(section);
        case 'ramp':
            return readRamp(section);
        case 'segments':
            return readExact(section, budget, token);
    }
    section.expectKeys(...ALL_KEYS);
    if (name === undefined)
        return undefined;
    return shape.wrong(`there is no shape \`${name}\``, suggest(name, SHAPES));
}
/** `for = "90 days"`: how long a schedule or a step lasts [s]. */
export function readLength(section) {
    return section.need('for', 'add for = "90 days", how long it runs')?.duration(MAX_SECONDS);
}
/** A rate that halves every `half_life`, or falls by a share with every step. */
function readDecaying(section) {
    const seconds = readLength(section);
    const fields = ['half_life', 'every', 'falls_by'].map((key) => section.get(key));
    const [halfLifeField, everyField, fallField] = fields;
    const halfLife = halfLifeField?.duration(MAX_SECONDS);
    const every = everyField?.duration(MAX_SECONDS);
    const fallsBy = fallField?.shareBps();
    const segments = readStepCount(section);
    if (halfLifeField && !everyField && !fallField) {
        if (seconds === undefined || halfLife === undefined || !segments)
            return undefined;
        return { kind: 'halving', seconds, halfLife, segments };
    }
    if (!halfLifeField && everyField && fallField) {
        if (seconds === undefined || every === undefined || fallsBy === undefined)
            return undefined;
        return { kind: 'falling', seconds, every, keepBps: BPS - fallsBy };
    }
    return section.wrong('it is not said how the rate decays', 'add half_life = "20 days", or every = "7 days" with falls_by = "5%"');
}
/** The rates at both ends are relative to each other; the budget is what they add up to. */
function readRamp(section) {
    const field = (key) => section.need(key, 'add from = 1 and to = 5, the rates at both ends');
    const fields = [field('from'), field('to')];
    const [from, to] = fields.map((one) => one?.integer(0n, 1000000n));
    const seconds = readLength(section);
    const segments = readStepCount(section);
    if (from === undefined || to === undefined)
        return undefined;
    if (seconds === undefined || segments === undefined)
        return undefined;
    return { kind: 'ramp', seconds, from: Number(from), to: Number(to), segments };
}
/** In how many steps a smooth curve is cut; as many as fit where it is not said. */
function readStepCount(section) {
    const most = BigInt(MAX_SEGMENTS);
    const count = section.getOr('segments', most, (f) => f.integer(2n, most));
    return count === undefined ? undefined : Number(count);
}
