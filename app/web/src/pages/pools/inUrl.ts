/** A choice among pools in the page's address, so that it can be sent and gone back to. */
import { isAddress } from '@solana/kit';
import { useSearch } from 'wouter';
import { FIRST, ORDERS, SHOWS, type Choice } from './choose';

export const VIEWS = ['cards', 'table'] as const;
export type View = (typeof VIEWS)[number];

/** What the page shows, and how. */
export interface Shown extends Choice {
    readonly view: View;
}

const FIRST_SHOWN: Shown = { ...FIRST, view: 'cards' };

/** Reads it; what is no choice is the usual one. */
export function readShown(said: URLSearchParams): Shown {
    const token = said.get('token') ?? '';
    return {
        show: oneOf(SHOWS, said.get('show')) ?? FIRST.show,
        order: oneOf(ORDERS, said.get('order')) ?? FIRST.order,
        token: isAddress(token) ? token : 'all',
        text: said.get('text') ?? '',
        view: oneOf(VIEWS, said.get('view')) ?? 'cards',
    };
}

/** Writes it: only what is not as usual, and beside it what else the address says. */
export function writeShown(shown: Shown, beside: URLSearchParams): URLSearchParams {
    const written = new URLSearchParams(beside);
    for (const [name, value] of Object.entries<string>({ ...shown })) {
        if (value === FIRST_SHOWN[name as keyof Shown]) written.delete(name);
        else written.set(name, value);
    }
    return written;
}

const oneOf = <T extends string>(all: readonly T[], said: string | null): T | undefined =>
    all.find((one) => one === said);

/** What the address says, and how to say otherwise. */
export function useShown(): readonly [Shown, (change: Partial<Shown>) => void] {
    const shown = readShown(new URLSearchParams(useSearch()));
    const change = (part: Partial<Shown>) => {
        const url = new URL(location.href);
        url.search = writeShown({ ...shown, ...part }, url.searchParams).toString();
        history.replaceState(history.state, '', url);
    };
    return [shown, change];
}
