/** JSON whose whole numbers are never rounded: those that a double cannot hold are bigints. */

/** Not in TypeScript's libraries yet. */
interface Sourced {
    readonly rawJSON: (text: string) => unknown;
    readonly parse: (
        text: string,
        read: (key: string, value: unknown, at: { readonly source?: string }) => unknown,
    ) => unknown;
}

const { rawJSON, parse } = JSON as unknown as Sourced;

/** Writes a value; bigints as the numbers that they are. */
export function write(value: unknown): string {
    return JSON.stringify(value, (_, one: unknown) =>
        typeof one === 'bigint' ? rawJSON(one.toString()) : one,
    );
}

/** Reads a value. Throws a `SyntaxError` where it is not JSON. */
export function read(text: string): unknown {
    return parse(text, (_, value, { source = '' }) => {
        const isWhole = typeof value === 'number' && /^-?\d+$/.test(source);
        return isWhole && !Number.isSafeInteger(value) ? BigInt(source) : value;
    });
}

/** A value as it is after it went over a wire. */
export const overTheWire = (value: unknown): unknown => read(write(value));
