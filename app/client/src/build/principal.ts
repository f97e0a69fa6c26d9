/** What most instructions about principal need of a pool. */
import { unwrapOption, type Address, type TransactionSigner } from '@solana/kit';
import { badInput } from '../explain/failure.js';
import { isDelegated } from '../read/pools.js';
import type { Holding, PoolAccount } from '../types.js';
import { paidTo, tokenProgram, type PaidAt, type PayTo, type TokenAccountOf } from './tokens.js';

/** The accounts of a pool's principal. */
export interface Principal {
    readonly stakeVault: Address;
    readonly stakeMint: Address;
    readonly tokenProgram: Address;
}

/** Where a pool's principal is. Throws a `ClientFailure` for a delegated pool, which has none. */
export function principalOf(pool: PoolAccount): Principal {
    const stakeVault = unwrapOption(pool.data.stakeVault);
    if (isDelegated(pool) || stakeVault === null) {
        throw badInput(
            'The pool is delegated: it holds no stake.',
            'Deposit with its delegate, which sets the amounts.',
        );
    }
    const { stakeMint, stakeTokenProgram } = pool.data;
    return { stakeVault, stakeMint, tokenProgram: tokenProgram(stakeTokenProgram) };
}

/** A wallet's account of the stake mint. */
export function stakeAccountOf(pool: PoolAccount, owner: Address): TokenAccountOf {
    return { owner, mint: pool.data.stakeMint, kind: pool.data.stakeTokenProgram };
}

/** Refuses amounts that no transaction can move. */
export function requireAmount(amount: bigint): bigint {
    if (amount > 0n && amount < 1n << 64n) return amount;
    throw badInput(
        `${amount} is no amount to move.`,
        'Name one between 1 and 2^64 - 1, in base units (see `parseAmount`).',
    );
}

/** Refuses a position that is not in the pool. */
export function requireTogether({ pool, position }: Holding): void {
    if (position.data.pool === pool.address) return;
    throw badInput(
        `The position ${position.address} is not in the pool ${pool.address}.`,
        `Pass the pool it is in, ${position.data.pool}.`,
    );
}

/** Where principal goes, and what makes that account. */
export function destinationOf(input: {
    readonly pool: PoolAccount;
    readonly owner: TransactionSigner;
    readonly payer?: TransactionSigner | undefined;
    readonly destination?: PayTo | undefined;
}): Promise<PaidAt> {
    const { pool, owner, payer = owner } = input;
    return paidTo(payer, stakeAccountOf(pool, owner.address), input.destination);
}
