/** What a pool says of itself. */
import type { Instruction, TransactionSigner } from '@solana/kit';
import { getSetPageInstructionAsync } from '../generated/acequia/instructions/setPage.js';
import type { PoolAccount } from '../types.js';

/** Sets or changes a pool's page: at most 32 bytes of name, 256 of text, 128 of link, which begins with
 *  https:// or is empty. Control characters, and such as turn the direction of writing, are refused. */
export async function setPage(input: {
    readonly pool: PoolAccount;
    readonly authority: TransactionSigner;
    /** Pays the rent of a new page. The authority unless named. */
    readonly payer?: TransactionSigner | undefined;
    readonly name: string;
    readonly text?: string | undefined;
    readonly link?: string | undefined;
}): Promise<Instruction[]> {
    const { pool, authority, payer = authority, name, text = '', link = '' } = input;
    const said = { name, text, link };
    return [await getSetPageInstructionAsync({ pool: pool.address, authority, payer, ...said })];
}
