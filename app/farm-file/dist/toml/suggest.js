/** "Did you mean": the nearest of some names. */
/** The nearest name where one is near enough, and what else there is. */
export function suggest(wrong, names) {
    if (names.length === 0)
        return 'there is none to name: add one, or leave this out';
    const list = names.map((name) => `\`${name}\``).join(', ');
    const likeness = (name) => jaroWinkler(wrong.toLowerCase(), name.toLowerCase());
    const nearest = names.reduce((best, name) => (likeness(name) >= likeness(best) ? name : best));
    return likeness(nearest) > 0.75
        ? `did you mean \`${nearest}\`? There is ${list}`
        : `there is ${list}`;
}
/** The Jaro-Winkler likeness of two words, from 0 to 1: letters that both have at about the same
 *  place, less for those in another order, more for a shared beginning. */
export function jaroWinkler(a, b) {
    const [first, second] = [[...a], [...b]];
    const likeness = jaro(first, second);
    if (likeness <= 0.7)
        return likeness;
    let shared = 0;
    while (shared < Math.min(4, first.length, second.length) && first[shared] === second[shared]) {
        shared++;
    }
    return likeness + 0.1 * shared * (1 - likeness);
}
function jaro(a, b) {
    if (a.length === 0 && b.length === 0)
        return 1;
    if (a.length === 0 || b.length === 0)
        return 0;
    const reach = Math.max(Math.floor(Math.max(a.length, b.length) / 2) - 1, 0);
    const inB = new Set();
    const fromA = a.filter((letter, at) => {
        const end = Math.min(b.length, at + reach + 1);
        for (let other = Math.max(0, at - reach); other < end; other++) {
            if (b[other] === letter && !inB.has(other))
                return inB.add(other);
        }
        return false;
    });
    const matches = fromA.length;
    if (matches === 0)
        return 0;
    const fromB = b.filter((_, at) => inB.has(at));
    const moved = Math.floor(fromA.filter((letter, nth) => letter !== fromB[nth]).length / 2);
    return (matches / a.length + matches / b.length + (matches - moved) / matches) / 3;
}
