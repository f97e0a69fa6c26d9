/** What a plan is made from, read from the chain. */
import {
    acequia,
    ClientFailure,
    fetchNow,
    toPool,
    type PoolAccount,
    type ReadRpc,
} from '@acequia/client';
import type { Farm } from '@acequia/farm-file';
import { address, fetchEncodedAccounts, type Address } from '@solana/kit';
import { fetchMintTerms, type MintTerms } from '../../../tokens/mintTerms';
import type { Ground } from './plan';

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
    const pools = accounts.map((one): PoolAccount | undefined =>
        one.exists ? toPool(one) : undefined,
    );
    return { me, now, mints, addresses, pools };
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
