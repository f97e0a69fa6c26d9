/** Moments as fields of date and time have them: in the person's zone, by the minute. */

/** [unix s]; `undefined` where it is none. */
export function readLocal(text: string): bigint | undefined {
    const at = Date.parse(text); // Without a zone it is the person's.
    return Number.isNaN(at) ? undefined : BigInt(Math.floor(at / 1_000));
}

/** "2026-06-15T17:46": the minute that a moment is in. */
export function writeLocal(time: bigint): string {
    const at = new Date(Number(time) * 1_000);
    const two = (part: number) => String(part).padStart(2, '0');
    const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
    return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
