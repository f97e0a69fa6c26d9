/** What a plan is made from, read from the chain. */
import {
    acequia,
    ClientFailure,
    fetchNow,
    toPool,
    type PoolAccount,
    type ReadRpc,
} from '@acequia/client';
import { address, fetchEncodedAccounts, type Address } from '@solana/kit';
import type { Farm } from '../types.js';
import type { Ground as Asked } from '../verbs.js';
import { fetchMintTerms, mintFor, type MintTerms } from './mintTerms.js';

/** The chain as far as a farm file speaks of it. */
export interface Ground {
    /** Who creates, funds and pays. */
    readonly me: Address;
    /** The chain's clock [unix s]. */
    readonly now: bigint;
    /** The mint of each token of the file; `undefined` for one that no pool speaks of. */
    readonly mints: readonly (MintTerms | undefined)[];
    /** Where each pool of the file is or will be. */
    readonly addresses: readonly Address[];
    /** What is there. */
    readonly pools: readonly (PoolAccount | undefined)[];
    /** The same, as the planner takes it. */
    readonly asked: Asked;
}

/** Reads the mints of a file, and what is where its pools would be. Throws a `ClientFailure` where
 *  a token has no mint, or one that is none. */
export async function fetchGround(rpc: ReadRpc, me: Address, farm: Farm): Promise<Ground> {
    const mints = await Promise.all(farm.tokens.map((_, nth) => mintOf(rpc, farm, nth)));
    const addresses = await Promise.all(
        farm.pools.map(async ({ stake, id }) => {
            const stakeMint = mints[stake]!.mint;
            const [pool] = await acequia.findPoolPda({ creator: me, stakeMint, id });
            return pool;
        }),
    );
    const [now, accounts] = await Promise.all([
        fetchNow(rpc),
        fetchEncodedAccounts(rpc, addresses, { commitment: 'confirmed' }),
    ]);
    const pools = accounts.map((one) => (one.exists ? toPool(one) : undefined));
    const asked = {
        me,
        now,
        mints: mints.map((terms) => terms && mintFor(terms)),
        pools: accounts.map((one) => {
            return {
                address: one.address,
                account: one.exists ? new Uint8Array(one.data) : undefined,
            };
        }),
    };
    return { me, now, mints, addresses, pools, asked };
}

async function mintOf(rpc: ReadRpc, farm: Farm, nth: number): Promise<MintTerms | undefined> {
    const { symbol, mint } = farm.tokens[nth]!;
    const isSpokenOf = farm.pools.some(
        ({ stake, rewards }) => stake === nth || rewards.some(({ token }) => token === nth),
    );
    if (!isSpokenOf) return undefined;
    if (mint !== undefined) return fetchMintTerms(rpc, address(mint));
    throw new ClientFailure({
        kind: 'input',
        condition: `The file names no mint for ${symbol}.`,
        remedy: `Write ${symbol} = { mint = "…", … } under [tokens].`,
    });
}
