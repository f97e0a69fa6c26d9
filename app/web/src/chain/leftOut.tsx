/** Accounts that lists leave out, since these pages cannot read them. */
import type { LeftOut } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useSyncExternalStore } from 'react';
import { counted } from '../ui/format';
import { Notice } from '../ui/notice';

let seen: ReadonlySet<Address> = new Set();
const listeners = new Set<() => void>();

export const leftOut: LeftOut = (address) => {
    if (seen.has(address)) return;
    seen = new Set([...seen, address]);
    for (const listener of listeners) listener();
};

function listen(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

/** Says how many there are, where there are any. */
export function LeftOutNotice() {
    const many = useSyncExternalStore(listen, () => seen).size;
    if (many === 0) return null;
    return (
        <Notice kind="warning">
            {counted(many, 'account')} of the farm cannot be read and {many === 1 ? 'is' : 'are'}{' '}
            left out of what you see: {many === 1 ? 'it is' : 'they are'} newer than these pages.
            Load them again, or use a newer client.
        </Notice>
    );
}
