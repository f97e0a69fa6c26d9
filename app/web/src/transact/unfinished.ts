/** Transactions that were signed and whose outcome is not known yet. They are written down before
 *  they are sent, so that a closed page or a lost connection leaves no doubt and nothing twice. */
import type { Signed } from '@acequia/client';

/** A signed transaction, what it was for, and on which chain. */
export interface Unfinished {
    readonly title: string;
    readonly rpc: string;
    readonly signed: Signed;
}

const KEPT = 'acequia.unfinished';

/** Those of a chain. */
export function unfinishedOn(rpc: string): Unfinished[] {
    return all().filter((one) => one.rpc === rpc);
}

export function remember(one: Unfinished): void {
    keep([...all().filter(isNot(one.signed)), one]);
}

/** Called when the outcome is known, whichever it is. */
export function settle(signed: Signed): void {
    keep(all().filter(isNot(signed)));
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

function keep(list: readonly Unfinished[]): void {
    const kept = list.map(({ signed, ...rest }): Kept => {
        const lastValidBlockHeight = signed.lastValidBlockHeight.toString();
        return { ...rest, signed: { ...signed, lastValidBlockHeight } };
    });
    localStorage.setItem(KEPT, JSON.stringify(kept));
}

function all(): Unfinished[] {
    try {
        const kept = JSON.parse(localStorage.getItem(KEPT) ?? '[]') as Kept[];
        return kept.map(({ signed, ...rest }) => {
            const lastValidBlockHeight = BigInt(signed.lastValidBlockHeight);
            return { ...rest, signed: { ...signed, lastValidBlockHeight } };
        });
    } catch {
        return []; // Somebody else's bytes.
    }
}
