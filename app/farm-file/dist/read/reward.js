/** `[[pool.reward]]`: a token, where it comes from, and how it is spread over time. */
import { MAX_WINDOW, MIN_WINDOW } from '../limits.js';
import { suggest } from '../toml/suggest.js';
import { checkRisks, tokenNamed } from './context.js';
import { readCurve } from './curve.js';
/** Stands in for a curve that could not be read; a file with one is never returned. */
const NO_CURVE = {
    kind: 'curve',
    budget: 0n,
    start: { after: 0 },
    shape: { kind: 'constant', seconds: 1 },
    segments: [],
};
/** Reads a reward of which at least the token and the kind are known. */
export function readReward(field, accepted, at) {
    const section = field.section('this reward');
    if (!section)
        return undefined;
    const tokenField = section.need('token', 'add token = "SYMBOL"');
    const token = tokenField && tokenNamed(tokenField, at);
    if (token !== undefined) {
        section.name = `the reward in ${at.tokens[token].symbol}`;
        checkRisks(tokenField, at.tokens[token], accepted);
    }
    const idle = section.getOr('idle', 'wait', readIdle) ?? 'wait';
    const emission = readEmission(section, token, at);
    section.done(undefined);
    return token === undefined || !emission ? undefined : { token, idle, emission };
}
/** Reads what the kind asks for. A kind that nobody knows may have the keys of any. */
function readEmission(section, token, at) {
    const kind = section.need('kind', 'add kind = "curve" (a budget up front) or "flow" (revenue)');
    const name = kind?.text();
    switch (name) {
        case undefined:
            return undefined;
        case 'curve':
            return (readCurve(section, token === undefined ? undefined : at.tokens[token]) ?? NO_CURVE);
        case 'flow':
            return { kind: 'flow', window: readWindow(section) ?? MIN_WINDOW };
    }
    section.expectKeys('budget', 'schedule', 'start', 'committed', 'past', 'window');
    return kind.wrong(`there is no kind of reward \`${name}\``, suggest(name, ['curve', 'flow']));
}
/** The window of a flow [s], at least ten minutes. */
function readWindow(section) {
    const field = section.need('window', 'add window = "7 days", over which a deposit is spread');
    const seconds = field?.duration(MAX_WINDOW);
    if (seconds === undefined || seconds >= MIN_WINDOW)
        return seconds;
    return field.wrong('the window is shorter than 10 minutes', 'make it longer');
}
function readIdle(field) {
    const name = field.text();
    if (name === undefined || name === 'wait' || name === 'refund')
        return name;
    return field.wrong(`\`${name}\` is no idle policy`, 'write "wait" (the schedule stands still while nobody is staked) or "refund"');
}
