/** The multisig's vault that team pages act for, kept from visit to visit. */
import type { squads } from '@acequia/client';
import { isAddress } from '@solana/kit';
import { useSyncExternalStore } from 'react';
import { keep, kept } from '../../../ui/kept';

type Vault = squads.SquadsVault;

const KEPT = 'acequia.vault';
const listeners = new Set<() => void>();
let chosen = read(kept(KEPT));

/** Acts for it from now on; for oneself without one. */
export function actFor(vault: Vault | undefined): void {
    chosen = vault;
    keep(KEPT, vault && JSON.stringify(vault));
    listeners.forEach((tell) => tell());
}

export const useChosenVault = (): Vault | undefined =>
    useSyncExternalStore(
        (tell) => {
            listeners.add(tell);
            return () => listeners.delete(tell);
        },
        () => chosen,
    );

function read(text: string | undefined): Vault | undefined {
    try {
        const said = JSON.parse(text ?? 'null') as Partial<Vault> | null;
        const { multisig = '', index, address = '' } = said ?? {};
        const isOne = isAddress(multisig) && isAddress(address) && Number.isInteger(index);
        return isOne ? { multisig, index: index!, address } : undefined;
    } catch {
        return undefined;
    }
}
