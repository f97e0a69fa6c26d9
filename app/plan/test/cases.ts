/** Golden vectors of `crates/acequia-wasm`: what is asked, and what that crate answers natively. */
import type { File, Ground, OnChain, Parsed, Plan } from '../src/index.js';
import { revive } from '../src/memory.js';

/** A farm file, a pool on chain, and the answers. */
export interface Case {
    readonly file: string;
    readonly me: string;
    readonly now: number;
    readonly address: string;
    /** The pool's, as hexadecimal digits. */
    readonly account: string;
    /** Whether it is the pool of the file. */
    readonly isThere: boolean;
    readonly read: Parsed;
    readonly plan: Plan;
    readonly export: File;
}

/** What can be asked. */
export interface Verbs {
    parseFarm(text: string): Parsed;
    planOf(text: string, ground: Ground): Plan;
    mintsOf(pool: Uint8Array, now: bigint): string[];
    exportFarm(of: OnChain): File;
}

/** The cases in the text of `vectors/plans.json`. */
export const casesOf = (text: string): Case[] => JSON.parse(text, revive) as Case[];

/** A file as somebody left it, and what is read of it. */
export type Awkward = Pick<Case, 'file' | 'read'>;

/** The files in the text of `vectors/awkward.json`. */
export const awkwardIn = (text: string): Awkward[] => JSON.parse(text, revive) as Awkward[];

/** What a module answers to a case, in its order, and what it should. */
export function answersTo(one: Case, verbs: Verbs): [given: unknown, known: unknown][] {
    const { file, me, address } = one;
    const account = Uint8Array.from(one.account.match(/../g)!, (byte) => parseInt(byte, 16));
    const now = BigInt(one.now);
    const mint = (of: string) =>
        ({ address: of, program: 'spl-token', decimals: 6, risks: 0 }) as const;
    const mints = one.read.farm!.tokens.map((token) => mint(token.mint!));
    const pools = [{ address, account: one.isThere ? account : undefined }];
    const spoken = verbs.mintsOf(account, now).map(mint);
    const symbols = { [AGUA]: 'AGUA' };
    const onChain = { name: 'Pool', address, pool: account, mints: spoken, symbols, now };
    return [
        [verbs.parseFarm(file), one.read],
        [verbs.planOf(file, { me, now, mints, pools }), one.plan],
        [verbs.exportFarm(onChain), one.export],
    ];
}

/** What is staked: 32 bytes of 1. */
const AGUA = '4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi';
