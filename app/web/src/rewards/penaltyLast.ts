/** In their order, but what leaving locks early costs comes last: it is nobody's promise. */
export function penaltyLast<T extends { readonly isPenalty: boolean }>(all: readonly T[]): T[] {
    return [...all].sort((a, b) => Number(a.isPenalty) - Number(b.isPenalty));
}
