/**
 * A farm file from what is on chain, as `acequia pool export` writes it: of each curve what is left,
 * to the unit and the second. So the farm that the file was made from is as it says already, and a
 * farm that is made anew from it pays the rest.
 */
import { fetchNow, type ReadRpc } from '@acequia/client';
import { exportFarm, mintsOf } from '@acequia/plan';
import { fetchMintTerms, mintFor } from '@acequia/plan/carry-out';
import { address, fetchEncodedAccount, type Address } from '@solana/kit';

/** What pools and tokens are called. */
export interface Names {
    readonly pool: string;
    /** None where nobody has named it. */
    readonly symbol: (mint: Address) => string | undefined;
}

/** A farm file. */
export interface Exported {
    /** What the farm is called. */
    readonly name: string;
    readonly text: string;
    /** The streams that it leaves out, in words. */
    readonly leftOut: readonly string[];
}

/** Reads the pool, the clock and the mints, and writes the file. */
export async function fileOf(rpc: ReadRpc, of: Address, names: Names): Promise<Exported> {
    const [account, now] = await Promise.all([
        fetchEncodedAccount(rpc, of, { commitment: 'confirmed' }),
        fetchNow(rpc),
    ]);
    if (!account.exists) throw new Error(`There is no pool at ${of}.`);
    const pool = new Uint8Array(account.data);
    const mints = mintsOf(pool, now).map((mint) => address(mint));
    const terms = await Promise.all(mints.map((mint) => fetchMintTerms(rpc, mint)));
    const known = mints.map((mint) => [mint, names.symbol(mint)] as const);
    const symbols = Object.fromEntries(
        known.filter((pair): pair is [Address, string] => pair[1] !== undefined),
    );
    const asked = { name: names.pool, address: of, pool, mints: terms.map(mintFor), symbols, now };
    return { name: names.pool, ...exportFarm(asked) };
}
