/** What programs of this repository log as data, and how it is read. */
import { getBase64Encoder, type Address, type ReadonlyUint8Array } from '@solana/kit';

const DATA = 'Program data: '; // no words

/** What a program itself has logged as data, in order. */
export function loggedBy(program: Address, logs: readonly string[]): ReadonlyUint8Array[] {
    const running: string[] = [];
    return logs.flatMap((line) => {
        const invoked = /^Program (\w+) invoke \[\d+\]$/.exec(line)?.[1];
        if (invoked) running.push(invoked);
        else if (/^Program \w+ (success|failed: .*)$/.test(line)) running.pop();
        else if (running.at(-1) === program && line.startsWith(DATA)) {
            return bytesOf(line.slice(DATA.length));
        }
        return [];
    });
}

/** The events of a program, as they are generated. */
type Kinds = readonly {
    readonly name: string;
    readonly discriminator: string;
    readonly decoder: () => { decode: (bytes: ReadonlyUint8Array, offset: number) => unknown };
}[];

/** An event of one of these kinds: 8 bytes that say which, then its data. `undefined` for other bytes, and
 *  for those of a version that has less in them. */
export function decodedBy(
    kinds: Kinds,
    bytes: ReadonlyUint8Array,
): { readonly name: string; readonly data: unknown } | undefined {
    const start = hexadecimal(bytes.slice(0, 8));
    const kind = kinds.find(({ discriminator }) => discriminator === start);
    try {
        return kind && { name: kind.name, data: kind.decoder().decode(bytes, 8) };
    } catch {
        return undefined;
    }
}

function bytesOf(base64: string): ReadonlyUint8Array[] {
    try {
        return [getBase64Encoder().encode(base64)];
    } catch {
        return []; // Not base64.
    }
}

const hexadecimal = (bytes: ReadonlyUint8Array): string =>
    Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
