/** Schedules of steps, whose amounts or shares must add up. */
import { BPS, MAX_SECONDS, MAX_UNITS } from '../limits.js';
import { totalOf } from '../schedule/segment.js';
import { formatExact } from '../words/amount.js';
import { readLength } from './schedule.js';
/** Steps by amount or by share, with nothing before the cliff. */
export function readSteps(section, budget, token) {
    const cliff = section.getOr('cliff', 0, (f) => f.duration(MAX_SECONDS));
    const field = section.need('steps', 'add steps = [{ for = "30 days", share = "60%" }, ...]');
    const steps = all(field?.list().map((one) => readStep(one, token)));
    if (!field || !steps || !addUp(field, steps, budget, token))
        return undefined;
    const bare = steps.map(({ seconds, amount }) => ({ seconds, amount }));
    return cliff === undefined ? undefined : { kind: 'steps', cliff, steps: bare };
}
/** Whether all are given the same way, and add up. */
function addUp(field, steps, budget, token) {
    const shares = steps.filter(({ isShare }) => isShare).length;
    if (shares === 0)
        return budget !== undefined && isBudget(field, steps, budget, token);
    if (shares === steps.length)
        return isWhole(field, steps);
    field.wrong('some steps have an amount and some a share', 'give all of them the same');
    return false;
}
function readStep(field, token) {
    const section = field.section('this step');
    if (!section)
        return undefined;
    const seconds = readLength(section);
    const [share, amount] = [section.get('share'), section.get('amount')];
    const bps = share?.shareBps();
    const units = amount?.decimal(token.decimals, token.symbol);
    section.done(undefined);
    if (share && amount) {
        return field.wrong('this step has a share and an amount', 'leave one of them out');
    }
    if (!share && !amount) {
        const remedy = 'add share = "25%" or amount = "1_000"';
        return field.wrong('this step has no amount', remedy);
    }
    const given = bps === undefined ? units : BigInt(bps);
    if (seconds === undefined || given === undefined)
        return undefined;
    return { seconds, amount: given, isShare: share !== undefined };
}
/** Segments to the second and the unit, as an export writes them. */
export function readExact(section, budget, token) {
    const field = section.need('segments', 'add segments = [{ seconds = 86400, units = 1000 }, ...]');
    const steps = all(field?.list().map(readSegment));
    if (!field || !steps || budget === undefined)
        return undefined;
    return isBudget(field, steps, budget, token) ? { kind: 'steps', cliff: 0, steps } : undefined;
}
/** `{ seconds = 86400, units = 1000 }`. */
function readSegment(field) {
    const section = field.section('this segment');
    if (!section)
        return undefined;
    const seconds = section
        .need('seconds', 'add seconds = 86400')
        ?.integer(1n, BigInt(MAX_SECONDS));
    const amount = section.need('units', 'add units = 1000, in base units')?.integer(0n, MAX_UNITS);
    section.done(undefined);
    if (seconds === undefined || amount === undefined)
        return undefined;
    return { seconds: Number(seconds), amount };
}
/** Amounts must add up to the budget to the unit. */
function isBudget(field, steps, budget, { decimals, symbol }) {
    const sum = totalOf(steps);
    if (sum === budget)
        return true;
    const written = (units) => formatExact(units, decimals);
    const [difference, side] = sum > budget ? [sum - budget, 'less'] : [budget - sum, 'more'];
    field.wrong(`the steps add up to ${written(sum)} ${symbol}, not to the budget`, `the budget is ${written(budget)}: write ${written(difference)} ${side}`);
    return false;
}
/** Shares must add up to 100 %. */
function isWhole(field, steps) {
    const sum = totalOf(steps);
    if (sum === BigInt(BPS))
        return true;
    field.wrong(`the shares add up to ${formatExact(sum, 2)} %`, 'make them add up to 100 %');
    return false;
}
/** All of a list, if none is missing. */
function all(list) {
    const there = list?.filter((one) => one !== undefined);
    return there?.length === list?.length ? there : undefined;
}
