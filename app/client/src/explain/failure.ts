/** What went wrong, in words. */
import type { TokenAccountOf } from '../build/tokens.js';
import { visible } from '../visible.js';

/** What an error is about:
 *
 * - `farm`: the farm refused, by one of its rules
 * - `gauge`, `realms`: a receiver of votes refused, by one of its rules
 * - `token`: SPL Token or Token-2022 refused
 * - `funds`: too few lamports or tokens
 * - `program`: another program refused
 * - `account`: an account is not what it should be
 * - `cluster`: the wrong cluster, or no program there
 * - `wallet`: the wallet refused or is gone
 * - `expired`: the transaction came too late; it will never land
 * - `unknown-outcome`: it may or may not have landed
 * - `network`: the node could not be reached; nothing was sent
 * - `limits`: too large, or too much computation
 * - `input`: the arguments make no sense
 * - `unknown`: none of these
 */
export type FailureKind =
    | 'farm'
    | 'gauge'
    | 'realms'
    | 'vault'
    | 'token'
    | 'funds'
    | 'program'
    | 'account'
    | 'cluster'
    | 'wallet'
    | 'expired'
    | 'unknown-outcome'
    | 'network'
    | 'limits'
    | 'input'
    | 'unknown';

/** The condition that was met and what to do about it. */
export interface Explanation {
    readonly kind: FailureKind;
    /** What is the case, as a sentence. */
    readonly condition: string;
    /** What to do about it, as a sentence. */
    readonly remedy: string;
    /** The stable error number, where a program of this repository gave it. */
    readonly code?: number;
    /** The error's name, where a program gave it one. */
    readonly name?: string;
    /** The program that failed, where one did. */
    readonly program?: string;
    /** The transaction's signature, where there is one. */
    readonly signature?: string;
    /** The canonical token account that cannot be paid into, where that is it: name another. */
    readonly payee?: TokenAccountOf;
}

/** An error with its explanation. Its message is the condition and the remedy. */
export class ClientFailure extends Error implements Explanation {
    override readonly name: string;
    readonly kind: FailureKind;
    readonly condition: string;
    readonly remedy: string;
    declare readonly code?: number;
    declare readonly program?: string;
    declare readonly signature?: string;
    declare readonly payee?: TokenAccountOf;

    constructor(explanation: Explanation, options?: ErrorOptions) {
        const { kind, name, ...said } = explanation;
        const [condition, remedy] = [visible(said.condition), visible(said.remedy)];
        super(`${condition} ${remedy}`, options);
        Object.assign(this, said);
        [this.kind, this.condition, this.remedy] = [kind, condition, remedy];
        this.name = name ?? 'ClientFailure';
    }
}

/** Refuses arguments that make no sense. */
export function badInput(condition: string, remedy: string): ClientFailure {
    return new ClientFailure({ kind: 'input', condition, remedy });
}
