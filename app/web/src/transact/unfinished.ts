/** Transactions that were signed and whose outcome is not known yet. They are written down before
 *  they are sent, so that a closed page or a lost connection leaves no doubt and nothing twice. */
import type { Signed } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useMemo, useSyncExternalStore } from 'react';
import { keep, kept } from '../ui/kept';

/** A signed transaction, what it was for, and on which chain. */
export interface Unfinished {
    readonly title: string;
    readonly rpc: string;
    readonly signed: Signed;
}

/** What a wallet was asked to sign and send by itself. Its signature is a name of our own until it is known. */
export interface Asked extends Signed {
    readonly asked: {
        readonly payer: Address;
        /** What is to be done, an instruction a line. */
        readonly deeds: readonly string[];
        /** The slot before it. */
        readonly after: string;
    };
}

export const isAsked = (signed: Signed): signed is Asked => 'asked' in signed;

const KEPT = 'acequia.unfinished';
/** Those that this page is waiting for right now, by their signatures. */
const attended = new Set<string>();
const listeners = new Set<() => void>();

export function unfinishedOn(rpc: string): Unfinished[] {
    return all().filter((one) => one.rpc === rpc);
}

/** Those of a chain that nobody is waiting for: of an earlier visit, or given up as unknown. */
export function useWaiting(rpc: string): readonly Unfinished[] {
    // A text, since it is equal to itself where nothing has changed.
    const now = useSyncExternalStore(listen, () => {
        const lines = unfinishedOn(rpc).filter(({ signed }) => !attended.has(signed.signature));
        return written(lines);
    });
    return useMemo(() => read(now), [now]);
}

/** Writes one down that is about to be sent, and waited for. Says whether the next visit will know. */
export function remember(one: Unfinished): boolean {
    const isKept = keepAll([...all().filter(isNot(one.signed)), one]);
    attend(one.signed);
    return isKept;
}

/** Called when somebody waits for it again. */
export function attend({ signature }: Signed): void {
    attended.add(signature);
    tell();
}

/** Called when its outcome was given up as unknown: it stays written down. */
export function release({ signature }: Signed): void {
    attended.delete(signature);
    tell();
}

/** Called when the outcome is known, whichever it is. */
export function forget(signed: Signed): void {
    keepAll(all().filter(isNot(signed)));
    release(signed);
}

function listen(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

function tell(): void {
    for (const listener of listeners) listener();
}

const isNot =
    ({ signature }: Signed) =>
    (one: Unfinished) =>
        one.signed.signature !== signature;

type Kept = Omit<Unfinished, 'signed'> & {
    readonly signed: Omit<Signed, 'lastValidBlockHeight'> & {
        readonly lastValidBlockHeight: string;
    };
};

const keepAll = (list: readonly Unfinished[]): boolean => keep(KEPT, written(list));

function all(): Unfinished[] {
    return read(kept(KEPT) ?? '[]');
}

function written(list: readonly Unfinished[]): string {
    const kept = list.map(({ signed, ...rest }): Kept => {
        const lastValidBlockHeight = signed.lastValidBlockHeight.toString();
        return { ...rest, signed: { ...signed, lastValidBlockHeight } };
    });
    return JSON.stringify(kept);
}

function read(text: string): Unfinished[] {
    try {
        return (JSON.parse(text) as Kept[]).map(({ signed, ...rest }) => {
            const lastValidBlockHeight = BigInt(signed.lastValidBlockHeight);
            return { ...rest, signed: { ...signed, lastValidBlockHeight } };
        });
    } catch {
        return []; // Somebody else's bytes.
    }
}
