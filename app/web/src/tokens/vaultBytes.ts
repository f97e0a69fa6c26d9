/** How large a vault of a mint is. */
import { RISKS, TokenKind, type Risk } from '@acequia/client';
import type { MintTerms } from '@acequia/plan/carry-out';
import { getTokenSize } from '@solana-program/token';

/** What Token-2022 adds to an account for powers over its mint [bytes]. */
const PARTS: Partial<Record<Risk, number>> = {
    transferFee: 12,
    settableTransferHook: 5,
    pausable: 4,
};

/** About how many bytes a vault that holds it has. */
export function vaultBytes({ kind, risks }: MintTerms): number {
    const held = Object.entries(PARTS).filter(([risk]) => (risks & RISKS[risk as Risk]) !== 0);
    const parts = held.reduce((sum, [, bytes]) => sum + bytes, 0);
    const isExtended = kind === TokenKind.Token2022 && parts > 0;
    return getTokenSize() + (isExtended ? 1 + parts : 0);
}
