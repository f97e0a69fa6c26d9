/** What a method is asked in: a chain, and how sure the asker wants to be. */
import type { Chain } from '../chain/chain.js';
import type { Commitment } from '../chain/blocks.js';
import { CODE, failure } from './errors.js';
import { commitmentIn, wholeOr, type Options } from './params.js';

/** The release of Solana's node that this one speaks like. */
export const API_VERSION = '4.2.0';

/** What answers. `params` are unchecked. */
export type Method = (chain: Chain, params: unknown) => unknown;
export type Methods = Readonly<Record<string, Method>>;

/** Where a reader stands. A node that is not as far as the reader was says so. */
export function standing(chain: Chain, options: Options): { commitment: Commitment; slot: number } {
    const commitment = commitmentIn(options);
    const slot = chain.blocks.slotAt(commitment);
    if (BigInt(slot) < wholeOr(options['minContextSlot'], 0n)) {
        throw failure(CODE.tooSoon, 'Minimum context slot has not been reached', {
            contextSlot: slot,
        });
    }
    return { commitment, slot };
}

/** An answer, and the slot that it is of. */
export function inContext(chain: Chain, options: Options, value: unknown): object {
    const { slot } = standing(chain, options);
    return { context: { apiVersion: API_VERSION, slot }, value };
}
