/** Moments as fields of date and time have them: in the person's zone. */

/** "America/Lima": the zone that the browser names. */
export const ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** [unix s], of a moment that names its zone too; `undefined` where it is none. */
export function readLocal(text: string): bigint | undefined {
    const at = Date.parse(text); // Without a zone it is the person's.
    return Number.isNaN(at) ? undefined : BigInt(Math.floor(at / 1_000));
}

/** "2026-06-15T17:46"; with its seconds, where it has some. While a year is typed it is one of antiquity, and stays
 *  in the field. */
export function writeLocal(time: bigint): string {
    const at = new Date(Number(time) * 1_000);
    const two = (part: number) => String(part).padStart(2, '0');
    const day = [
        String(at.getFullYear()).padStart(4, '0'),
        two(at.getMonth() + 1),
        two(at.getDate()),
    ].join('-');
    const clock = [at.getHours(), at.getMinutes(), ...(at.getSeconds() ? [at.getSeconds()] : [])];
    return `${day}T${clock.map(two).join(':')}`;
}
