/** What became of a transaction in litesvm, as JSON-RPC writes it. */
import {
    getSolanaErrorFromInstructionError,
    getSolanaErrorFromTransactionError,
    type Address,
} from '@solana/kit';
import { addressAt } from './address.js';
import type { FailedTransactionMetadata, TransactionMetadata } from 'litesvm';

/** Why a transaction failed: a name, or a name and what belongs to it. */
export type TransactionError = string | Readonly<Record<string, unknown>>;

/** An instruction that a program called. */
export interface Called {
    readonly program: number;
    readonly accounts: readonly number[];
    readonly data: Uint8Array;
    readonly height: number;
}

export interface Outcome {
    readonly err: TransactionError | null;
    readonly logs: readonly string[];
    /** [CU] */
    readonly units: bigint;
    readonly returned: { readonly program: Address; readonly data: Uint8Array } | null;
    /** By the instruction that they came from. */
    readonly called: readonly (readonly Called[])[];
}

/** Before anything ran. */
export const refused = (err: TransactionError): Outcome => ({
    err,
    logs: [],
    units: 0n,
    returned: null,
    called: [],
});

/** Reads what litesvm tells. */
export function outcomeOf(meta: TransactionMetadata, failed?: FailedTransactionMetadata): Outcome {
    const returned = meta.returnData();
    const [program, data] = [returned.programId(), returned.data()];
    return {
        err: failed ? errorIn(failed.toString()) : null,
        logs: meta.logs(),
        units: meta.computeUnitsConsumed(),
        returned: data.length ? { program: addressAt(program), data } : null,
        called: meta.innerInstructions().map((all) =>
            all.map((one) => {
                const instruction = one.instruction();
                return {
                    program: instruction.programIdIndex(),
                    accounts: [...instruction.accounts()],
                    data: instruction.data(),
                    height: one.stackHeight(),
                };
            }),
        ),
    };
}

/** litesvm numbers most errors and names none; its text, Rust's own of the value, names all. */
function errorIn(text: string): TransactionError {
    const [, said = 'Unknown'] = /\berr: (.*?), meta: /s.exec(text) ?? [];
    const [, index, reason, code] =
        /^InstructionError\((\d+), (\w+)(?:\((\d+)\))?/.exec(said) ?? [];
    if (index !== undefined) {
        return { InstructionError: [Number(index), code ? { Custom: Number(code) } : reason] };
    }
    const [, name = said, place] =
        /^(\w+)(?:\((\d+)\)| \{ account_index: (\d+) \})?/.exec(said) ?? [];
    const [, account] = /account_index: (\d+)/.exec(said) ?? [];
    if (account !== undefined) return { [name]: { account_index: Number(account) } };
    return place === undefined ? name : { [name]: Number(place) };
}

/** Why something failed, in the words of a node. */
export function wordsOf({ err, logs }: Pick<Outcome, 'err' | 'logs'>): string {
    const failure = (err as { InstructionError?: [number, unknown] }).InstructionError;
    if (!failure) return getSolanaErrorFromTransactionError(err!).message;
    const [index, reason] = failure;
    return `Error processing Instruction ${index}: ${logged(logs) ?? reasonIn(index, reason)}`;
}

/** The program that failed last is the transaction's own; the log has the reason in full. */
function logged(logs: readonly string[]): string | undefined {
    const reasons = logs.map((line) => /^Program \w+ failed: (.*)$/.exec(line)?.[1]);
    return reasons.findLast((reason) => reason !== undefined);
}

function reasonIn(index: number, reason: unknown): string {
    const code = (reason as { Custom?: number }).Custom;
    if (code !== undefined) return `custom program error: 0x${code.toString(16)}`;
    const { message } = getSolanaErrorFromInstructionError(index, reason as never);
    return message.replace(/ \(instruction #\d+\)$/, '');
}
