/**
 * Powers of one half in fixed point: the same bits on every machine, which floats are not.
 *
 * A fraction is a sum of halves, quarters, eighths and so on, so a power of one half is a
 * product of its square root, the square root of that, and so on: 64 of them at most.
 */
/** 2^-(1/2), 2^-(1/4), 2^-(1/8) …, 64 of them [2^-127]. */
const ROOTS = rootsOfHalf();
/** `2^62 * 2^-(part / whole)`, rounded down. `whole` is at least 1, both are below 2^40. */
export function halfToThe(part, whole) {
    const halvings = part / whole;
    const fraction = ((part % whole) << 64n) / whole;
    let value = 1n << 127n;
    for (const [nth, root] of ROOTS.entries()) {
        if ((fraction >> BigInt(63 - nth)) & 1n)
            value = multiply(value, root);
    }
    return (value >> halvings) >> 65n;
}
function rootsOfHalf() {
    const roots = [];
    for (let value = 1n << 126n; roots.length < 64;)
        roots.push((value = root(value)));
    return roots;
}
/** Square root of a number of 2^-127ths that is at most 1, good to 63 bits. */
function root(value) {
    return squareRoot(value / 2n) << 64n;
}
/** Product of two numbers of 2^-127ths, from their upper halves. */
function multiply(a, b) {
    return ((a >> 64n) * (b >> 64n)) << 1n;
}
/** Rounded down; Newton's method from above. */
function squareRoot(value) {
    if (value < 2n)
        return value;
    let guess = 1n << BigInt((value.toString(2).length + 1) >> 1);
    for (;;) {
        const next = (guess + value / guess) >> 1n;
        if (next >= guess)
            return guess;
        guess = next;
    }
}
