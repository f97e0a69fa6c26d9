/** Where two answers differ, once what differs by its nature is taken out. */
import * as json from '../../src/json.js';
import type { Said } from './asker.js';

/** A place in an answer at which two networks say different things. */
export interface Difference {
    readonly name: string;
    readonly path: string;
    readonly ours: unknown;
    readonly theirs: unknown;
}

/** Numbers and texts of one network alone: that there is one is compared, and of which type. */
const OF_A_NETWORK: ReadonlySet<string> = new Set([
    'slot',
    'parent',
    'root',
    'absoluteSlot',
    'slotIndex',
    'epoch',
    'leaderScheduleEpoch',
    'epochStartTimestamp',
    'unixTimestamp',
    'blockHeight',
    'lastValidBlockHeight',
    'contextSlot',
    'confirmations',
    'blockTime',
    'transactionCount',
    'blockhash',
    'recentBlockhash',
    'apiVersion',
    'feature-set',
    'solana-core',
]);

/** The places where they differ. An absence is `undefined`. */
export function differences(ours: readonly Said[], theirs: readonly Said[]): Difference[] {
    return ours.flatMap(({ name, answer }, nth) => {
        const other = theirs[nth];
        if (other?.name !== name) throw new Error(`${name} was not asked of both`);
        return between(name, '', answer, other.answer);
    });
}

function between(name: string, path: string, ours: unknown, theirs: unknown): Difference[] {
    if (isMap(ours) && isMap(theirs)) {
        const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
        return keys.flatMap((key) => {
            const below = path ? `${path}.${key}` : key;
            return between(name, below, plain(key, ours[key]), plain(key, theirs[key]));
        });
    }
    return json.write(ours ?? null) === json.write(theirs ?? null) &&
        (ours === undefined) === (theirs === undefined)
        ? []
        : [{ name, path, ours, theirs }];
}

const plain = (key: string, value: unknown): unknown =>
    OF_A_NETWORK.has(key) && (typeof value === 'number' || typeof value === 'string')
        ? `a ${typeof value}`
        : value;

/** Lists are compared item by item. */
const isMap = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;
