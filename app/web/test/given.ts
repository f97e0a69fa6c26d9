/** A pool and a position as the program wrote them (tests/fixtures), with what a test changes. */
import { readFileSync } from 'node:fs';
import {
    toPool,
    toPosition,
    type Holding,
    type Pool,
    type PoolAccount,
    type Position,
} from '@acequia/client';
import { address, getBase64Encoder, lamports } from '@solana/kit';

interface Fixture {
    readonly pubkey: string;
    readonly account: { readonly data: readonly string[]; readonly owner: string };
}

/** An account of the fixtures, as a node answers it. */
export function fixture(name: string) {
    const file = new URL(`../../../tests/fixtures/v1/${name}.json`, import.meta.url);
    const { pubkey, account } = JSON.parse(readFileSync(file, 'utf8')) as Fixture;
    return {
        address: address(pubkey),
        data: new Uint8Array(getBase64Encoder().encode(account.data[0]!)),
        executable: false,
        exists: true,
        lamports: lamports(2_500_000n),
        programAddress: address(account.owner),
        space: 0n,
    } as never;
}

/** The same, as its program wrote it. */
export function bytesOf(name: string): { readonly owner: string; readonly data: Uint8Array } {
    const { data, programAddress } = fixture(name) as { data: Uint8Array; programAddress: string };
    return { owner: programAddress, data };
}

export function givenPool(changes: Partial<Pool> = {}): PoolAccount {
    const pool = toPool(fixture('pool'));
    return { ...pool, data: { ...pool.data, ...changes } };
}

/** The position of the fixtures, in that pool. */
export function givenHolding({
    pool = {},
    position = {},
    stake = {},
}: {
    pool?: Partial<Pool>;
    position?: Partial<Position>;
    stake?: Partial<Position['stake']>;
} = {}): Holding {
    const read = toPosition(fixture('position_alice'));
    const data = { ...read.data, ...position, stake: { ...read.data.stake, ...stake } };
    return { pool: givenPool(pool), position: { ...read, data } };
}
