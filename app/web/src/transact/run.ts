/** Reviewing and carrying out an action: the states that a person goes through. */
import {
    deliver,
    explain,
    preview,
    send,
    UnknownOutcome,
    type Explanation,
    type Landed,
    type PayTo,
    type Preview,
    type Signed,
} from '@acequia/client';
import {
    isTransactionModifyingSigner,
    type Address,
    type Instruction,
    type TransactionSigner,
} from '@solana/kit';
import type { Connection } from '../chain/connection';
import type { Action } from './action';
import { attend, forget, isAsked, release, remember } from './unfinished';

/** Few wallets send by themselves. */
const byWallet = () => import('./byWallet');

/** What one of the transactions would do; where only the ones before it make it possible, that. */
export type Forecast = { readonly preview: Preview } | { readonly later: Explanation };

/** A transaction to sign, and what it would do. */
export interface Step {
    readonly instructions: readonly Instruction[];
    readonly forecast: Forecast;
}

/** Where a run stands. */
export type Stage =
    | { readonly at: 'preparing' }
    | { readonly at: 'nothing' }
    | { readonly at: 'unfit'; readonly why: Explanation }
    | { readonly at: 'review'; readonly steps: readonly Step[] }
    | {
          readonly at: 'running';
          readonly doing: 'checking' | 'waiting';
          readonly nth: number;
          readonly of: number;
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
    readonly who: TransactionSigner;
    /** Pays fees and rent; whoever acts, or another. */
    readonly payer: TransactionSigner;
    readonly action: Action;
    readonly elsewhere: Elsewheres;
    readonly show: (stage: Stage) => void;
}

/** Builds the action and looks at what it would do. Nothing is signed. */
export async function prepare(means: Means): Promise<void> {
    const { action, who, payer, show } = means;
    show({ at: 'preparing' });
    try {
        const payInto = new Map([...means.elsewhere].map(([mint, { to }]) => [mint, to]));
        const transactions = await action.build(who, payInto, payer);
        if (transactions.length === 0) return show({ at: 'nothing' });
        const steps = await foresee(means, transactions);
        const first = steps[0]!.forecast;
        if ('later' in first) return show({ at: 'unfit', why: first.later });
        show({ at: 'review', steps });
    } catch (error) {
        show({ at: 'unfit', why: explain(error) });
    }
}

/** Signs and delivers what was reviewed, one transaction after the other. */
export async function carryOut(
    means: Means,
    steps: readonly Step[],
    landed: readonly Landed[] = [],
) {
    const of = landed.length + steps.length;
    const done = [...landed];
    for (const [nth, step] of steps.entries()) {
        const { show } = means;
        show({ at: 'running', doing: 'checking', nth: done.length + 1, of });
        try {
            const onSigned = (isKept: boolean) => {
                const nth = done.length + 1;
                show({ at: 'running', doing: 'waiting', nth, of, unkept: !isKept });
            };
            done.push(await one(means, step, done.at(-1)?.slot, onSigned));
        } catch (error) {
            const open = error instanceof UnknownOutcome ? error.signed : undefined;
            const left = steps.slice(nth);
            return show({ at: 'failed', why: explain(error), landed: done, steps: left, open });
        }
    }
    finish(means, done);
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
    action.onDone?.(landed);
}

async function foresee(
    { connection, who, payer, action }: Means,
    transactions: readonly (readonly Instruction[])[],
): Promise<Step[]> {
    const { lookupTables } = action;
    const look = async (instructions: readonly Instruction[]): Promise<Step> => {
        const draft = { payer, instructions, lookupTables };
        try {
            const seen = await preview(connection.rpc, draft, who.address);
            return { instructions, forecast: { preview: seen } };
        } catch (error) {
            return { instructions, forecast: { later: explain(error) } };
        }
    };
    return Promise.all(transactions.map(look));
}

async function one(
    means: Means,
    { instructions }: Step,
    minContextSlot: bigint | undefined,
    onSigned: (isKept: boolean) => void,
): Promise<Landed> {
    const { connection, who, payer, action } = means;
    const draft = { payer, instructions, lookupTables: action.lookupTables };
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
                  onSigned: (signed) => {
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
