/** What a farm file says, as `acequia-deeds` tells it: tokens, pools, and a story's dated deeds. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { binary } from '../repository.js';

/** A farm file. Tokens, pools, LPs and slots are named by their places. */
export interface Script {
    readonly name: string;
    readonly tokens: readonly {
        readonly symbol: string;
        readonly decimals: number;
        readonly program: 'spl-token' | 'token-2022';
        readonly risks: readonly string[];
    }[];
    readonly pools: readonly {
        readonly name: string;
        readonly id: number;
        readonly stake: number;
        readonly rewards: readonly Reward[];
    }[];
    readonly story: Story | null;
}

/** A reward of a pool. A flow has no curve, and neither has the penalty flow, which comes first where
 *  there is one. */
export interface Reward {
    readonly token: number;
    readonly curve: { readonly units: string; readonly seconds: number } | null;
}

/** Who does what when. */
export interface Story {
    /** How long it lasts [s]. */
    readonly seconds: number;
    readonly lps: readonly { readonly name: string; readonly crowd: boolean }[];
    /** In the order of time. */
    readonly deeds: readonly Deed[];
}

/** Base units as text; `null` is all there is. */
type Units = string | null;

/** What somebody does. */
export type Act =
    | { readonly deed: 'stake'; readonly units: string }
    | { readonly deed: 'unstake' | 'leaveEarly'; readonly units: Units }
    | { readonly deed: 'claim'; readonly slots: readonly number[] }
    | { readonly deed: 'compound'; readonly slot: number }
    | { readonly deed: 'lock'; readonly seconds: number }
    | { readonly deed: 'release' | 'emergencyExit' | 'close' }
    | { readonly deed: 'move'; readonly units: Units; readonly to: number }
    | { readonly deed: 'topUp'; readonly slot: number; readonly units: string }
    | { readonly deed: 'refund'; readonly slot: number };

/** An act with its actor and its time, counted from the story's beginning [s]. */
export type Deed = Act & {
    readonly at: number;
    readonly who: number | 'team';
    readonly pool: number;
};

/** Reads a farm file. Throws with everything that is wrong with it. */
export async function readScript(file: string): Promise<Script> {
    const run = promisify(execFile);
    try {
        const { stdout } = await run(binary('acequia-deeds'), [file], { maxBuffer: 1 << 28 });
        return JSON.parse(stdout) as Script;
    } catch (error) {
        const said = (error as { stderr?: string }).stderr;
        throw new Error(said || String(error), { cause: error });
    }
}
