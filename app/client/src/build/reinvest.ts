/** Claiming a reward of one pool and staking it in another, in one. */
import type { Instruction, TransactionSigner } from '@solana/kit';
import { getReinvestInstruction } from '../generated/acequia/instructions/reinvest.js';
import { badInput } from '../explain/failure.js';
import { isDelegated, streamsOf, type PoolStream } from '../read/pools.js';
import type { StakeTarget } from '../read/positions.js';
import type { Holding, PoolAccount } from '../types.js';
import { entrance } from './move.js';
import { principalOf, requireTogether } from './principal.js';

/** The streams of a pool that pay the stake mint of another. */
export function reinvestable(from: PoolAccount, to: PoolAccount): PoolStream[] {
    if (from.address === to.address || isDelegated(to)) return [];
    return streamsOf(from).filter(({ mint }) => mint === to.data.stakeMint);
}

/** Claims from the streams of a pool that pay the stake mint of another, and stakes what they pay in the
 *  owner's position there. All of them unless slots are named; leave out one that owes nothing, since it
 *  fails. An operator of both positions may sign in the owner's place, into one without a lock. */
export async function reinvest(input: {
    readonly owner: TransactionSigner;
    readonly from: Holding;
    /** Where to stake: a position that is there, or a new one (`findStakeTarget` says which). */
    readonly to: StakeTarget & { readonly pool: PoolAccount };
    readonly slots?: readonly number[] | undefined;
    /** Pays the rent of a new position. Who signs unless named. */
    readonly payer?: TransactionSigner | undefined;
}): Promise<Instruction[]> {
    const { owner, from, to, slots, payer } = input;
    requireTogether(from);
    const named = reinvestable(from.pool, to.pool);
    const streams = named.filter(({ slot }) => slots?.includes(slot) ?? true);
    if (streams.length === 0) {
        throw badInput(
            'No such stream pays what is staked in the other pool.',
            'Claim, and stake what fits; or compound, within one pool.',
        );
    }
    const { position, opening } = await entrance(to, owner, payer);
    const accounts = {
        signer: owner,
        fromPool: from.pool.address,
        fromPosition: from.position.address,
        toPool: to.pool.address,
        toPosition: position,
        ...principalOf(to.pool),
    };
    const each = streams.map(({ slot, vault }) =>
        getReinvestInstruction({ ...accounts, rewardVault: vault, slot }),
    );
    return [...opening, ...each];
}
