/**
 * What `acequia.wasm` answers. Made by the test of crates/acequia-wasm from what writes it: see there.
 * What each thing means says the type of its name in crates/acequia-farm-file, acequia-plan and acequia-story.
 *
 * A `bigint` is base units or unix seconds, a time that is a `number` so many seconds. Tokens, pools and
 * rewards are named by their place.
 */

export interface Problem {
    readonly start: number;
    readonly end: number;
    readonly line: number;
    readonly column: number;
    readonly condition: string;
    readonly remedy: string;
}
export interface File {
    readonly text: string;
    readonly leftOut: readonly string[];
}
export interface Farm {
    readonly name: string;
    readonly tokens: readonly Token[];
    readonly pools: readonly Pool[];
    readonly story?: string | undefined;
}
export interface Token {
    readonly symbol: string;
    readonly decimals: number;
    readonly program: 'spl-token' | 'token-2022';
    readonly mint?: string | undefined;
    readonly risks: number;
}
export interface Pool {
    readonly name: string;
    readonly id: number;
    readonly stake: number;
    readonly capacity: number;
    readonly lock: LockRule;
    readonly caps: Caps;
    readonly acceptedRisks: number;
    readonly rewards: readonly Reward[];
}
export interface LockRule {
    readonly maxSeconds: number;
    readonly maxMultiplierBps: number;
    readonly earlyLeaveBps: number;
}
export interface Caps {
    readonly pool: bigint;
    readonly position: bigint;
}
export interface RateRule {
    readonly fullWeight: bigint;
    readonly leastWeight: bigint;
}
export interface Reward {
    readonly token: number;
    readonly emission: Emission;
    readonly idle: 'wait' | 'refund';
    readonly rate: RateRule;
}
export interface Past {
    readonly stream: string;
    readonly streamed: bigint;
    readonly takenBack: bigint;
}
export interface Segment {
    readonly seconds: number;
    readonly amount: bigint;
}
export type Emission =
    | { readonly kind: 'curve'; readonly budget: bigint; readonly start: When; readonly segments: readonly Segment[]; readonly committedUntil?: When | undefined; readonly shape: Shape; readonly words: string; readonly past?: Past | undefined; }
    | { readonly kind: 'flow'; readonly window: number; }
    | { readonly kind: 'penalty'; readonly window: number; };
export type Shape =
    | { readonly kind: 'constant'; readonly seconds: number; }
    | { readonly kind: 'steps'; readonly cliff: number; readonly steps: readonly Segment[]; }
    | { readonly kind: 'halving'; readonly seconds: number; readonly halfLife: number; readonly segments: number; }
    | { readonly kind: 'falling'; readonly seconds: number; readonly every: number; readonly keepBps: number; }
    | { readonly kind: 'ramp'; readonly seconds: number; readonly from: number; readonly to: number; readonly segments: number; };

export interface Plan {
    readonly changes: readonly Change[];
    readonly spends: readonly Spend[];
    readonly promises: readonly Promise[];
    readonly conflicts: readonly Conflict[];
}
export interface Change {
    readonly of: Thing;
    readonly deed: Deed;
}
export interface Spend {
    readonly token: number;
    readonly amount: bigint;
}
export interface Promise {
    readonly of: Thing;
    readonly amount?: bigint | undefined;
    readonly until: bigint;
}
export interface Conflict {
    readonly of: Thing;
    readonly why: Against;
}
export interface Opening {
    readonly start: bigint;
    readonly begins: bigint;
    readonly committedUntil: bigint;
}
export type Thing =
    | { readonly is: 'token'; readonly token: number; }
    | { readonly is: 'pool'; readonly pool: number; }
    | { readonly is: 'reward'; readonly pool: number; readonly reward: number; readonly slot?: number | undefined; }
    | { readonly is: 'stranger'; readonly pool: number; readonly slot: number; };
export type Deed =
    | { readonly does: 'keep'; readonly why: Kept; }
    | { readonly does: 'create'; }
    | { readonly does: 'setCaps'; }
    | { readonly does: 'add'; readonly opening?: Opening | undefined; }
    | { readonly does: 'extend'; readonly segments: readonly Segment[]; readonly commitUntil?: bigint | undefined; };
export type Kept =
    | { readonly as: 'pool'; }
    | { readonly as: 'flow'; readonly window: number; }
    | { readonly as: 'curve'; readonly funded: bigint; readonly endsAt: bigint; }
    | { readonly as: 'takenBack'; readonly units: bigint; }
    | { readonly as: 'toppedUp'; readonly units: bigint; }
    | { readonly as: 'stranger'; };
export type Against =
    | { readonly stands: 'decimals'; readonly has: number; }
    | { readonly stands: 'program'; readonly has: 'spl-token' | 'token-2022'; }
    | { readonly stands: 'powers'; readonly unnamed: number; }
    | { readonly stands: 'capacity'; readonly has: number; }
    | { readonly stands: 'lock'; }
    | { readonly stands: 'risks'; }
    | { readonly stands: 'caps'; readonly authority: string; }
    | { readonly stands: 'noRoom'; }
    | { readonly stands: 'manager'; readonly manager: string; }
    | { readonly stands: 'funder'; readonly funder: string; }
    | { readonly stands: 'over'; readonly start: bigint; }
    | { readonly stands: 'window'; readonly has: bigint; }
    | { readonly stands: 'idle'; readonly waits: boolean; }
    | { readonly stands: 'rate'; readonly has: RateRule; }
    | { readonly stands: 'closing'; }
    | { readonly stands: 'notAContinuation'; readonly funded: bigint; }
    | { readonly stands: 'otherCurve'; }
    | { readonly stands: 'tooLong'; };

export interface Foreseen {
    readonly budgets: readonly Paying[];
    readonly yieldPpm?: bigint | undefined;
    readonly breakEven?: bigint | undefined;
}
export interface Paying {
    readonly reward: number;
    readonly aYear: bigint;
    readonly forecasts: readonly Forecast[];
}
export interface Forecast {
    readonly weight: bigint;
    readonly paid: bigint;
    readonly back: bigint;
}

export interface Story {
    readonly seconds: number;
    readonly lps: readonly Lp[];
    readonly events: readonly Event[];
}
export interface Lp {
    readonly name: string;
    readonly inCrowd: boolean;
}
export interface Event {
    readonly at: number;
    readonly who: 'team' | number;
    readonly pool: number;
    readonly action: Action;
}
export type Action =
    | { readonly deed: 'stake'; readonly units: bigint; }
    | { readonly deed: 'unstake'; readonly units?: bigint | undefined; }
    | { readonly deed: 'claim'; readonly slots: readonly number[]; }
    | { readonly deed: 'compound'; readonly slot: number; }
    | { readonly deed: 'reinvest'; readonly slot: number; readonly to: number; readonly byOperator: boolean; }
    | { readonly deed: 'lock'; readonly seconds: number; }
    | { readonly deed: 'release'; }
    | { readonly deed: 'leaveEarly'; readonly units?: bigint | undefined; }
    | { readonly deed: 'move'; readonly units?: bigint | undefined; readonly to: number; }
    | { readonly deed: 'emergencyExit'; }
    | { readonly deed: 'close'; }
    | { readonly deed: 'topUp'; readonly slot: number; readonly units: bigint; }
    | { readonly deed: 'refund'; readonly slot: number; };

export type When = { readonly after: number } | { readonly at: bigint };
