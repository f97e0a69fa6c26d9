/** What the module can be asked. */
import type { Farm, File, Opening, Plan, Problem, Story, Foreseen, TokenProgram } from './types.js';
import { ask } from './memory.js';
import { Question } from './question.js';

/** A farm, or everything that is wrong with its file. */
export type Parsed =
    | { readonly farm: Farm; readonly problems?: undefined }
    | { readonly problems: readonly Problem[]; readonly farm?: undefined };

/** Reads a farm file. A story is kept as it stands: whether it can happen is for who plays it. */
export const parseFarm = (text: string): Parsed => asked(new Question('read').text(text));

/** Who does what when in a farm file's story, if it has one. Throws with everything that is wrong. */
export const storyOf = (text: string): Story | undefined =>
    asked<Story | null>(new Question('story').text(text)) ?? undefined;

/** Mints by the symbols of tokens that name none. */
export type NamedMints = Readonly<Record<string, string>>;

/** A farm file as it is written from what it says. Throws where something is wrong with it. */
export function writeFarm(text: string, mints: NamedMints = {}): string {
    const of = new Question('write').text(text);
    return asked(of.list(Object.entries(mints), ([symbol, mint]) => of.text(symbol).text(mint)));
}

/** A mint on chain. */
export interface Mint {
    readonly address: string;
    readonly program: TokenProgram;
    readonly decimals: number;
    /** What its issuer can do to holders, as a set of bits: see `RISK_NAMES`. */
    readonly risks: number;
}

/** The chain as far as a farm file speaks of it, and who looks at it. */
export interface Ground {
    /** Who creates, funds and pays, and adds rewards to pools that are created. */
    readonly me: string;
    /** The chain's clock [unix s]. */
    readonly now: bigint;
    /** The mint of each token of the file; `undefined` for one that no pool speaks of. */
    readonly mints: readonly (Mint | undefined)[];
    /** Where each pool of the file is or will be, and the account that is there. */
    readonly pools: readonly {
        readonly address: string;
        readonly account?: Uint8Array | undefined;
    }[];
}

/** How much later than it was made a plan may be carried out [s]. */
const SLACK = 600;

/** What is missing of a farm, so that the chain is as its file says. Throws where something is wrong
 *  with the file. */
export function planOf(text: string, { me, now, mints, pools }: Ground): Plan {
    const of = new Question('plan').text(text).text(me).number(now).number(SLACK);
    of.list(mints, (mint) => of.perhaps(mint, (one) => put(of, one)));
    of.list(pools, ({ address, account }) =>
        of.text(address).perhaps(account, (bytes) => of.bytes(bytes)),
    );
    return asked(of);
}

/** What is to be told of a pool's budgets. */
export interface Outlook {
    /** The place of the pool in the file. */
    readonly pool: number;
    /** What a whole token of each is worth, by their places, as far as anybody says. */
    readonly prices: readonly (number | undefined)[];
    /** While so much is staked throughout [base units]. */
    readonly staked: bigint;
    /** What staked money may cost in a year [bps]. */
    readonly rate: number;
}

/** What the budgets of a file's pool pay while so much is staked, each spread evenly over its time, and from
 *  which stake on that costs no more than a rate. Throws where something is wrong with the file. */
export function outlookOf(text: string, { pool, prices, staked, rate }: Outlook): Foreseen {
    const floats = Float64Array.from(prices.map((price) => price ?? NaN));
    const of = new Question('outlook').text(text).number(pool);
    return asked(of.bytes(new Uint8Array(floats.buffer)).number(staked).number(rate));
}

/** When the first reward of a file begins if it is added at `now` [unix s] to a pool that is there,
 *  and what it promises; `undefined` for a flow. Throws where it would begin in the past. */
export const openingOf = (text: string, now: bigint): Opening | undefined =>
    asked<Opening | null>(new Question('opening').text(text).number(now).number(SLACK)) ??
    undefined;

/** The mints that a file of a pool, given by its account, speaks of at `now` [unix s]. */
export const mintsOf = (pool: Uint8Array, now: bigint): string[] =>
    asked(new Question('mints').number(now).bytes(pool));

/** What a farm file is made of. */
export interface OnChain {
    /** What the farm and its pool are called. */
    readonly name: string;
    readonly address: string;
    /** Its account. */
    readonly pool: Uint8Array;
    /** Those of `mintsOf`. */
    readonly mints: readonly Mint[];
    /** What they are called, as far as anybody says. */
    readonly symbols: Readonly<Record<string, string>>;
    /** The chain's clock [unix s]. */
    readonly now: bigint;
}

/** A farm file of a pool as it stands. */
export function exportFarm({ name, address, pool, mints, symbols, now }: OnChain): File {
    const of = new Question('export').text(name).text(address).number(now).bytes(pool);
    of.list(mints, (mint) => put(of, mint));
    of.list(Object.entries(symbols), ([mint, symbol]) => of.text(mint).text(symbol));
    return asked(of);
}

const put = (of: Question, { address, program, decimals, risks }: Mint): Question =>
    of.text(address).text(program).number(decimals).number(risks);

function asked<T>(question: Question): T {
    const answer = ask(question.whole()) as T | { readonly refused: string };
    const isRefused = typeof answer === 'object' && answer !== null && 'refused' in answer;
    if (isRefused) throw new Error(answer.refused);
    return answer;
}
