/** The vectors that `crates/acequia-farm-file/tests/vectors.rs` writes. */
import { readFileSync } from 'node:fs';
import {
    describeShape,
    type Curve,
    type Farm,
    type Segment,
    type Shape,
    type When,
} from '../src/index.js';

export type Pairs = readonly (readonly [seconds: number, units: string])[];

export interface Vectors {
    readonly limits: readonly Record<string, unknown>[];
    readonly amounts: readonly { text: string; decimals: number; units?: string; error?: string }[];
    readonly written: readonly { units: string; decimals: number; exact: string; short: string }[];
    readonly durations: readonly { text: string; seconds?: string; words?: string }[];
    readonly shapes: readonly {
        shape: Record<string, unknown>;
        budget: string;
        seconds: number;
        words: string;
        segments?: Pairs;
        error?: string;
    }[];
    readonly emitted: readonly {
        start: number;
        segments: Pairs;
        by: readonly (readonly [at: number, units: string])[];
    }[];
    readonly files: readonly {
        name: string;
        text?: string;
        farm?: unknown;
        problems?: readonly (readonly [line: number, condition: string, remedy: string])[];
    }[];
}

const FOLDER = new URL('../../test/vectors/', import.meta.url);

export const vectors = JSON.parse(
    readFileSync(new URL('farm-file.json', FOLDER), 'utf8'),
) as Vectors;

/** The text of a file; that of a slip is the whole file with one thing changed. */
export function textOf({ name, text }: Vectors['files'][number]): string {
    if (text !== undefined) return text;
    const whole = vectors.files.find((file) => file.name.endsWith('whole.toml'))!.text!;
    const [from, to] = name.split(' =>') as [string, string];
    return whole.replace(from, () => to.trimStart());
}

export const segments = (pairs: Pairs): Segment[] =>
    pairs.map(([seconds, units]) => ({ seconds, amount: BigInt(units) }));

export const pairs = (list: readonly Segment[]): Pairs =>
    list.map(({ seconds, amount }) => [seconds, amount.toString()]);

/** A shape of the vectors. */
export function shapeOf(shape: Record<string, unknown>): Shape {
    const steps = 'steps' in shape ? { steps: segments(shape['steps'] as Pairs) } : {};
    return { ...shape, ...steps } as Shape;
}

/** A farm as the vectors have it. */
export function plain({ name, tokens, pools }: Farm): unknown {
    return {
        name,
        tokens: tokens.map((token) => ({ ...token, mint: token.mint ?? null })),
        pools: pools.map(({ lock, caps, rewards, ...pool }) => ({
            ...pool,
            lock: [lock.maxSeconds, lock.maxMultiplierBps, lock.earlyLeaveBps],
            caps: [caps.pool.toString(), caps.position.toString()],
            rewards: rewards.map(({ token, idle, emission }) => ({
                token,
                idle,
                emission: emission.kind === 'flow' ? { window: emission.window } : curve(emission),
            })),
        })),
    };
}

function curve({ budget, start, committedUntil, shape, segments: list, past }: Curve) {
    return {
        budget: budget.toString(),
        start: when(start),
        committedUntil: committedUntil ? when(committedUntil) : null,
        words: describeShape(shape),
        segments: pairs(list),
        past: past
            ? { ...past, streamed: `${past.streamed}`, takenBack: `${past.takenBack}` }
            : null,
    };
}

const when = (moment: When) => ('at' in moment ? { at: Number(moment.at) } : moment);
