/** Reviewing and carrying out an action: the states that a person goes through. */
import {
    deliver,
    explain,
    fetchNoWayOut,
    send,
    UnknownOutcome,
    type Explanation,
    type Landed,
    type PayTo,
    type Preview,
    type Signed,
} from '@acequia/client';
import { isTransactionModifyingSigner, type Address, type Instruction } from '@solana/kit';
import type { Connection } from '../chain/connection';
import type { Actor } from '../wallet/wallet';
import type { Action } from './action';
import { previewAtPrice, versionFor, type Terms } from './terms';
import { attend, forget, isAsked, release, remember, unfinishedOn } from './unfinished';

/** Few wallets send by themselves, and few act for a multisig. */
const byWallet = () => import('./byWallet');
const proposing = () => import('./proposing');

/** What one of the transactions would do; where only the ones before it make it possible, that. */
export type Forecast = { readonly preview: Preview } | { readonly later: Explanation };

/** A transaction to sign, and what it would do. */
export interface Step {
    readonly instructions: readonly Instruction[];
    readonly terms: Terms;
    readonly forecast: Forecast;
    /** Of a proposal what it takes to put it forward; the forecast is what it does once it is carried out. */
    readonly proposal?: Forecast;
}

/** A signature that a wallet is asked for. */
export interface Asking {
    /** Until the chain is so high it is good. */
    readonly until: bigint;
    /** Asks for another once it is too late for this one. */
    readonly signAnew: () => void;
}

/** Where a run stands. */
export type Stage =
    | { readonly at: 'preparing' }
    | { readonly at: 'nothing' }
    | { readonly at: 'unfit'; readonly why: Explanation }
    | {
          readonly at: 'review';
          readonly steps: readonly Step[];
          /** What was found while it was built. */
          readonly notes: readonly string[];
          /** What is done of it already. */
          readonly landed?: readonly Landed[];
          /** What was signed before and has landed since this was reviewed first. */
          readonly meanwhile: readonly string[];
          /** Why who pays could not pay for the way out afterwards, where that is so. */
          readonly noWayOut?: Explanation | undefined;
      }
    | { readonly at: 'settling' }
    | {
          readonly at: 'running';
          readonly doing: 'checking' | 'waiting';
          readonly nth: number;
          readonly of: number;
          /** What the wallet is asked for. */
          readonly asking?: Asking;
          /** Whether nobody would know of it but this page. */
          readonly unkept?: boolean;
      }
    | { readonly at: 'done'; readonly landed: readonly Landed[] }
    | {
          readonly at: 'failed';
          readonly why: Explanation;
          readonly landed: readonly Landed[];
          /** What is not done. */
          readonly steps: readonly Step[];
          /** The outcome of this one is open. */
          readonly open?: Signed | undefined;
      };

/** Where a person has tokens paid that their own account cannot take. */
export interface Elsewhere {
    /** As they wrote it. */
    readonly named: Address;
    /** Who can spend what comes there. */
    readonly owner: Address;
    readonly to: PayTo;
}

/** By mint. */
export type Elsewheres = ReadonlyMap<Address, Elsewhere>;

/** An action that somebody reviews or has signed. */
export interface Run {
    readonly action: Action;
    readonly stage: Stage;
    readonly elsewhere: Elsewheres;
}

export interface Means {
    readonly connection: Connection;
    readonly who: Actor;
    /** Pays fees and rent; whoever acts, or another. */
    readonly payer: Actor;
    readonly action: Action;
    readonly elsewhere: Elsewheres;
    readonly show: (stage: Stage) => void;
}

/** Builds the action and looks at what it would do. Nothing is signed. */
export async function prepare(means: Means, meanwhile: readonly string[] = []): Promise<void> {
    const { action, connection, who, payer, show } = means;
    show({ at: 'preparing' });
    try {
        const payInto = new Map([...means.elsewhere].map(([mint, { to }]) => [mint, to]));
        const version = await versionFor(connection, payer, who);
        // There is to be room for a price.
        const room = { version, computeUnitPrice: 0n };
        const notes: string[] = [];
        const says = (note: string) => void notes.push(note);
        const proposes = action.vault && (await proposing());
        const acts = proposes ? proposes.standIn(action.vault) : who;
        const pays = proposes ? acts : payer;
        const transactions = await action.build(acts, payInto, pays, room, says);
        if (transactions.length === 0) return show({ at: 'nothing' });
        const { lookupTables } = action;
        const terms = { version, lookupTables: proposes ? undefined : lookupTables };
        const foreseen = await foresee(means, terms, transactions, acts.address);
        const first = foreseen[0]!.forecast;
        if ('later' in first) return show({ at: 'unfit', why: first.later });
        const steps = proposes ? await proposes.proposed(means, foreseen, says) : foreseen;
        const noWayOut =
            action.isWayIn && !proposes ? await noWayOutAfter(means, steps) : undefined;
        show({ at: 'review', steps, notes, meanwhile, noWayOut });
    } catch (error) {
        show({ at: 'unfit', why: explain(error) });
    }
}

/** Nothing where it cannot be found out: it is a word of advice. */
async function noWayOutAfter(
    { connection, who, payer }: Means,
    steps: readonly Step[],
): Promise<Explanation | undefined> {
    const previews = steps.flatMap(({ forecast }) =>
        'preview' in forecast ? forecast.preview : [],
    );
    const sum = (of: (one: Preview) => bigint) => previews.reduce((all, one) => all + of(one), 0n);
    const isOwn = payer.address === who.address;
    const spent = sum(({ lamports, fee, deposits }) => (isOwn ? -lamports : fee + deposits));
    const fee = sum((one) => one.fee);
    return fetchNoWayOut(connection.rpc, payer.address, spent, fee).catch(() => undefined);
}

/** Carries out what was reviewed, once nothing that was signed before can land any more: where some of
 *  that has landed, all is looked at anew. */
export async function agree(
    means: Means,
    steps: readonly Step[],
    landed: readonly Landed[] = [],
): Promise<void> {
    const { connection, show } = means;
    const meanwhile: string[] = [];
    for (const { title, signed } of unfinishedOn(connection.cluster.rpc)) {
        show({ at: 'settling' });
        try {
            await waitFor(means, signed);
            meanwhile.push(title);
        } catch (error) {
            if (error instanceof UnknownOutcome) return show({ at: 'unfit', why: explain(error) });
        }
    }
    return meanwhile.length > 0 ? prepare(means, meanwhile) : carryOut(means, steps, landed);
}

/** Signs and delivers what was reviewed, one transaction after the other. */
export async function carryOut(
    means: Means,
    steps: readonly Step[],
    landed: readonly Landed[] = [],
) {
    const { show } = means;
    const of = landed.length + steps.length;
    const done = [...landed];
    for (const [at, step] of steps.entries()) {
        const nth = done.length + 1;
        const left = steps.slice(at);
        if (isUnseen(step, means)) return lookOn(means, left, done);
        const attempt = { isSigned: false, isGivenUp: false };
        show({ at: 'running', doing: 'checking', nth, of });
        const onAsking = (until: bigint) => {
            const signAnew = () => {
                if (attempt.isSigned || attempt.isGivenUp) return;
                attempt.isGivenUp = true;
                void carryOut(means, left, done);
            };
            show({ at: 'running', doing: 'checking', nth, of, asking: { until, signAnew } });
        };
        const onSigned = (isKept: boolean) =>
            show({ at: 'running', doing: 'waiting', nth, of, unkept: !isKept });
        try {
            done.push(await one(means, step, attempt, { after: done.at(-1), onAsking, onSigned }));
        } catch (error) {
            if (attempt.isGivenUp) return;
            const open = error instanceof UnknownOutcome ? error.signed : undefined;
            return show({ at: 'failed', why: explain(error), landed: done, steps: left, open });
        }
    }
    finish(means, done);
}

/** What only those before it have made possible, and nobody has seen. Of proposals none is carried out before. */
const isUnseen = ({ forecast }: Step, { action }: Means): boolean =>
    'later' in forecast && !action.vault;

/** Tries out what is left, now that what it follows from has landed: it is reviewed before it is signed. */
async function lookOn(
    means: Means,
    left: readonly Step[],
    landed: readonly Landed[],
): Promise<void> {
    const { show, who } = means;
    show({ at: 'preparing' });
    const transactions = left.map(({ instructions }) => instructions);
    const steps = await foresee(means, left[0]!.terms, transactions, who.address);
    const first = steps[0]!.forecast;
    if ('later' in first) return show({ at: 'failed', why: first.later, landed, steps: left });
    show({ at: 'review', steps, notes: [], meanwhile: [], landed });
}

/** Goes on waiting for a transaction whose outcome was open, then with what was to follow. */
export async function goOn(means: Means, failed: Extract<Stage, { at: 'failed' }>): Promise<void> {
    const { landed, steps, open } = failed;
    if (!open) return carryOut(means, steps, landed);
    means.show({
        at: 'running',
        doing: 'waiting',
        nth: landed.length + 1,
        of: landed.length + steps.length,
    });
    try {
        const arrived = await waitFor(means, open);
        return carryOut(means, steps.slice(1), [...landed, arrived]);
    } catch (error) {
        const still = error instanceof UnknownOutcome ? error.signed : undefined;
        return means.show({ ...failed, why: explain(error), open: still });
    }
}

function finish({ action, show }: Means, landed: readonly Landed[]): void {
    show({ at: 'done', landed });
    // What is proposed is not done yet.
    if (!action.vault) action.onDone?.(landed);
}

async function foresee(
    { connection, payer }: Means,
    plain: Terms,
    transactions: readonly (readonly Instruction[])[],
    of: Address,
): Promise<Step[]> {
    const look = async (instructions: readonly Instruction[]): Promise<Step> => {
        const draft = { payer, instructions, ...plain };
        try {
            const { terms, preview } = await previewAtPrice(connection.rpc, draft, of);
            return { instructions, terms, forecast: { preview } };
        } catch (error) {
            return { instructions, terms: plain, forecast: { later: explain(error) } };
        }
    };
    return Promise.all(transactions.map(look));
}

/** Whether a wallet has signed, and whether it was given up that it would. */
interface Attempt {
    isSigned: boolean;
    readonly isGivenUp: boolean;
}

async function one(
    { connection, who, payer, action }: Means,
    { instructions, terms }: Step,
    attempt: Attempt,
    {
        after,
        onAsking,
        onSigned,
    }: {
        after: Landed | undefined;
        onAsking: (until: bigint) => void;
        onSigned: (isKept: boolean) => void;
    },
): Promise<Landed> {
    const draft = { payer, instructions, ...terms };
    const minContextSlot = after?.slot;
    let known: Signed | undefined;
    let isKept = true;
    const note = (signed: Signed) => {
        known = signed;
        isKept = remember({ title: action.title, rpc: connection.cluster.rpc, signed });
    };
    try {
        const landed = isTransactionModifyingSigner(who)
            ? await send(connection.rpc, draft, {
                  minContextSlot,
                  onAsking: ({ lastValidBlockHeight }) => onAsking(lastValidBlockHeight),
                  onSigned: (signed) => {
                      if (attempt.isGivenUp) throw new Error('another signature is asked for');
                      attempt.isSigned = true;
                      note(signed);
                      onSigned(isKept);
                  },
              })
            : await (
                  await byWallet()
              ).sendByWallet(connection.rpc, draft, {
                  minContextSlot,
                  onAsked: note,
                  onSent: () => onSigned(isKept),
              });
        if (known) forget(known);
        return landed;
    } catch (error) {
        if (known) leave(known, error);
        throw error;
    }
}

/** Waits for a signed transaction; it is written off the list once its outcome is known. */
export async function waitFor({ connection }: Pick<Means, 'connection'>, signed: Signed) {
    attend(signed);
    try {
        const { rpc } = connection;
        const landed = isAsked(signed)
            ? await (await byWallet()).findSent(rpc, signed)
            : await deliver(rpc, signed);
        forget(signed);
        return landed;
    } catch (error) {
        leave(signed, error);
        throw error;
    }
}

/** Off the list, unless the error is that its outcome is open. */
function leave(signed: Signed, error: unknown): void {
    if (error instanceof UnknownOutcome) release(signed);
    else forget(signed);
}
