/** A reward of kind `"curve"`: its budget, its schedule and what LPs can rely on. */
import { FUNDING_LIMIT, MAX_TIME } from '../limits.js';
import { later } from '../model.js';
import { secondsOf, segmentsOf } from '../schedule/shape.js';
import { readDuration, readInstant } from '../words/time.js';
import { readSchedule } from './schedule.js';
/** Reads a curve. Without a token there are no decimals to read amounts with: then only what is
 *  missing is said. */
export function readCurve(section, token) {
    const budgetField = section.need('budget', 'add budget = "1_000", in whole tokens');
    const start = section.getOr('start', { after: 0 }, readWhen);
    const schedule = section.need('schedule', 'add schedule = { shape = "constant", for = "90 days" }');
    const committed = section.need('committed', 'say what LPs can rely on: committed = "all", "none", "30 days" or a date');
    const pastField = section.get('past');
    if (!token)
        return undefined;
    const past = pastField && readPast(pastField, token);
    const budget = budgetField && readFunding(budgetField, token);
    const shape = schedule && readSchedule(schedule, budget, token);
    const promise = committed && start && shape && readPromise(committed, start, secondsOf(shape));
    if (committed && start && shape && !promise)
        return undefined;
    if (budget === undefined || !shape)
        return undefined;
    const segments = segmentsOf(shape, budget);
    if (typeof segments === 'string')
        return schedule.wrong(...REFUSALS[segments]);
    if (!start || (pastField && !past))
        return undefined;
    const [committedUntil] = promise ?? [];
    return { kind: 'curve', budget, start, shape, segments, committedUntil, past };
}
/** `past = { stream = "…", streamed = "600" }`, as an export writes it. */
function readPast(field, { decimals, symbol }) {
    const section = field.section('the past');
    if (!section)
        return undefined;
    const stream = section.need('stream', "add the stream's name, as the export wrote it, or leave `past` out");
    const amount = (key) => section.getOr(key, 0n, (f) => f.decimal(decimals, symbol));
    const [streamed, takenBack] = [amount('streamed'), amount('taken_back')];
    const name = stream?.text();
    if (name === undefined || streamed === undefined || takenBack === undefined) {
        return section.done(undefined);
    }
    return section.done({ stream: name, streamed, takenBack });
}
/** An amount that a stream can hold [base units]. */
function readFunding(field, { decimals, symbol }) {
    const units = field.decimal(decimals, symbol);
    if (units === undefined)
        return undefined;
    if (units === 0n)
        return field.wrong('the amount is zero', 'write how much');
    if (units < FUNDING_LIMIT)
        return units;
    return field.wrong(`${units} base units of ${symbol} are more than a stream can hold in its life`, 'stay below 2^63 base units; split the budget or use a mint with fewer decimals');
}
const NOTHING = ['the schedule pays nothing', 'give at least one step an amount'];
/** Why a shape does not fit a stream, and what to do about it. */
const REFUSALS = {
    'too many segments': [
        'the schedule has more than 24 segments',
        'use fewer or longer steps: a stream has room for 24, and can be extended when some are done',
    ],
    'segment too short': [
        'a step is shorter than a second',
        'make the schedule longer or the steps fewer',
    ],
    'too large': NOTHING,
    empty: NOTHING,
};
/** What LPs can rely on: all of it, nothing, so long after the start, or until a date. */
function readPromise(field, start, seconds) {
    if (field.quoted === 'none')
        return [];
    if (field.quoted === 'all')
        return [later(start, seconds)];
    const when = readWhen(field);
    return when && ['after' in when ? later(start, when.after) : when];
}
/** A date, or a duration from the creation of the stream. */
function readWhen(field) {
    if (field.node.kind === 'date') {
        const at = /[Zz]|[+-]\d\d:\d\d$/.test(field.node.text)
            ? readInstant(field.node.text)
            : undefined;
        return at === undefined
            ? field.expected('a moment', '2026-01-31T12:00:00Z, with the Z')
            : { at };
    }
    const seconds = readDuration(field.quoted ?? '');
    if (seconds !== undefined && seconds < MAX_TIME / 2n)
        return { after: Number(seconds) };
    return field.expected('a date or a duration', '2026-01-31T12:00:00Z, or "3 days"');
}
