/** How a question reaches the module, and its answer comes back: bytes in its memory. */

interface Exports {
    readonly memory: WebAssembly.Memory;
    readonly allocate: (length: number) => number;
    /** Takes the question's memory back; the answer's length is in the upper half. */
    readonly ask: (question: number, length: number) => bigint;
    readonly release: (answer: number, length: number) => void;
}

let module: WebAssembly.Module | undefined;
let running: Exports | undefined;

/** Takes the module's bytes. */
export function load(wasm: BufferSource): void {
    module = new WebAssembly.Module(wasm);
}

function exportsOf(compiled: WebAssembly.Module): Exports {
    return new WebAssembly.Instance(compiled).exports as unknown as Exports;
}

/** Asks the module, which answers in JSON; numbers of 64 bits become `bigint`s. */
export function ask(question: Uint8Array): unknown {
    if (!module) throw new Error('acequia.wasm is not loaded');
    running ??= exportsOf(module);
    try {
        return JSON.parse(answer(running, question), revive);
    } catch (error) {
        running = undefined; // what has trapped may be in any state
        throw error;
    }
}

function answer({ memory, allocate, ask, release }: Exports, question: Uint8Array): string {
    const place = allocate(question.length);
    new Uint8Array(memory.buffer, place, question.length).set(question);
    const said = BigInt.asUintN(64, ask(place, question.length));
    const [start, length] = [Number(said & 0xffff_ffffn), Number(said >> 32n)];
    // Anew: memory that has grown is another buffer.
    const text = new TextDecoder().decode(new Uint8Array(memory.buffer, start, length));
    release(start, length);
    return text;
}

/** `{ u64: "…" }` is a `bigint`. */
export function revive(_: string, value: unknown): unknown {
    const isExact = typeof value === 'object' && value !== null && 'u64' in value;
    return isExact ? BigInt(value.u64 as string) : value;
}
