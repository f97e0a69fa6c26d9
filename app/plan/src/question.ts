/** How a question is put together: in the order in which `crates/acequia-wasm` takes it apart. */

/** A question. What may be absent is a list of one or none. */
export class Question {
    private readonly parts: Uint8Array[] = [];

    constructor(verb: string) {
        this.text(verb);
    }

    number(number: number | bigint): this {
        const bytes = new Uint8Array(8);
        new DataView(bytes.buffer).setBigUint64(0, BigInt(number), true);
        this.parts.push(bytes);
        return this;
    }

    bytes(bytes: Uint8Array): this {
        this.number(bytes.length).parts.push(bytes);
        return this;
    }

    text(text: string): this {
        return this.bytes(new TextEncoder().encode(text));
    }

    list<T>(items: readonly T[], put: (item: T) => unknown): this {
        this.number(items.length);
        items.forEach(put);
        return this;
    }

    perhaps<T>(item: T | undefined, put: (item: T) => unknown): this {
        return this.list(item === undefined ? [] : [item], put);
    }

    /** All of it. */
    whole(): Uint8Array {
        const all = new Uint8Array(this.parts.reduce((sum, { length }) => sum + length, 0));
        let at = 0;
        for (const part of this.parts) {
            all.set(part, at);
            at += part.length;
        }
        return all;
    }
}
