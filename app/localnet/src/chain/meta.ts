/** What a node says of a transaction that has landed, beside its bytes. */
import { getBase58Decoder, getBase64Decoder } from '@solana/kit';
import type { Balances } from './balances.js';
import type { Outcome, TransactionError } from './outcome.js';
import type { Loaded } from './transaction.js';

export interface Done {
    readonly outcome: Outcome;
    readonly loaded: Loaded;
    readonly before: Balances;
    readonly after: Balances;
    /** [lamports] */
    readonly fee: bigint;
}

/** As nodes write an outcome beside its error. */
export const statusOf = (err: TransactionError | null) =>
    err === null ? { Ok: null } : { Err: err };

/** In the form of `getTransaction`. */
export function metaOf({ outcome, loaded, before, after, fee }: Done): Record<string, unknown> {
    const { err, logs, units } = outcome;
    return {
        computeUnitsConsumed: units,
        err,
        fee,
        innerInstructions: innerOf(outcome),
        loadedAddresses: loaded,
        logMessages: logs,
        postBalances: after.lamports,
        postTokenBalances: after.tokens,
        preBalances: before.lamports,
        preTokenBalances: before.tokens,
        ...(outcome.returned ? { returnData: returnedOf(outcome) } : {}),
        rewards: [],
        status: statusOf(err),
    };
}

/** What a program returned last; `null` where none did. */
export function returnedOf({ returned }: Outcome) {
    if (!returned) return null;
    const data = getBase64Decoder().decode(returned.data);
    return { data: [data, 'base64'], programId: returned.program };
}

/** Instructions that programs called, by the instruction that they came from. */
export function innerOf({ called }: Outcome) {
    return called.flatMap((all, index) => {
        const instructions = all.map(({ program, accounts, data, height }) => ({
            accounts,
            data: getBase58Decoder().decode(data),
            programIdIndex: program,
            stackHeight: height,
        }));
        return instructions.length ? [{ index, instructions }] : [];
    });
}
