/** Points for plots of a curve: what it emits a day, and what it has emitted so far. */
import { emittedBy, lengthOf, totalOf } from './schedule/segment.js';
import { DAY } from './words/time.js';
/** The rate as steps, each lasting until the next point; zero from the end on [whole tokens a
 *  day]. */
export function ratePoints(segments, { start, decimals }) {
    let at = start;
    const steps = segments.map((segment) => {
        const from = at;
        at += segment.seconds;
        return { at: from, value: perDay(segment, decimals) };
    });
    return [...steps, { at, value: 0 }];
}
/** The sum at each boundary [whole tokens]; between them it is a straight line. */
export function cumulativePoints(segments, { start, decimals }) {
    let at = start;
    let sum = 0n;
    const ends = segments.map(({ seconds, amount }) => {
        at += seconds;
        sum += amount;
        return { at, value: toTokens(sum, decimals) };
    });
    return [{ at: start, value: 0 }, ...ends];
}
/** What a segment emits a day [whole tokens]. */
export function perDay({ seconds, amount }, decimals) {
    return (toTokens(amount, decimals) * DAY) / seconds;
}
/** What a curve that starts at `start` has emitted by `time` [unix s; base units]. */
export function emittedAt(segments, start, time) {
    return time <= start ? 0n : emittedBy(segments, time - start);
}
/** What a curve emits after `time` [unix s; base units]: what is not promised where that is the
 *  end of a commitment. */
export function emittedAfter(segments, start, time) {
    return totalOf(segments) - emittedAt(segments, start, time);
}
/** When a curve that starts at `start` ends [unix s]. */
export function endOf(segments, start) {
    return start + BigInt(lengthOf(segments));
}
function toTokens(units, decimals) {
    const one = 10n ** BigInt(decimals);
    return Number(units / one) + Number(units % one) / Number(one);
}
