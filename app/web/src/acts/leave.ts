import { fetchDestinations, fetchNow, leave, setPushClaims, type Holding } from '@acequia/client';
import type { Address } from '@solana/kit';
import type { Action } from '../transact/action';
import type { Rpc } from './fresh';
import { freshToLeave } from './unstake';

/** Takes everything out, claims everything and closes the position. With `without`, what those
 *  mints owe is given up. */
export function leaveAction(
    rpc: Rpc,
    input: { holding: Holding; without: ReadonlySet<Address>; notes: readonly string[] },
): Action {
    const { without, notes } = input;
    return {
        title: 'Leave for good',
        notes,
        build: async (owner, payInto, payer, room) => {
            const holding = await freshToLeave(rpc, input.holding, owner.address, payInto);
            const [now, destinations] = await Promise.all([
                fetchNow(rpc),
                fetchDestinations(rpc, [holding], owner.address),
            ]);
            const forfeit = without.size > 0;
            const leaving = { ...holding, owner, payer, now, destinations, payInto };
            return leave({ ...leaving, without, forfeit, ...room });
        },
    };
}

/** Allows anyone to push claims to the owner's canonical accounts, or nobody any more. */
export function pushClaimsAction({ position }: Holding, allowed: boolean): Action {
    return {
        title: allowed ? 'Allow pushed claims' : 'Stop pushed claims',
        build: async (owner) => [setPushClaims({ position, owner, allowed })],
    };
}
