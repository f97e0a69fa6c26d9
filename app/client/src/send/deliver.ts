/**
 * Getting one signed transaction landed, or knowing that it never will.
 *
 * The same bytes are sent again and again until they land or their blockhash has expired for
 * good. Nothing is signed twice, so nothing can be done twice.
 */
import type { Base64EncodedWireTransaction, Signature } from '@solana/kit';
import { ClientFailure, type Explanation } from '../explain/failure.js';
import { explain, isUnreachable } from '../explain/thrown.js';
import { explainFailure } from '../explain/transaction.js';
import type { SendRpc } from '../types.js';

/** A signed transaction, ready to be sent any number of times. Keep it where it survives a crash
 *  and `deliver` goes on where it stopped. */
export interface Signed {
    readonly signature: Signature;
    /** The bytes to send. */
    readonly wire: Base64EncodedWireTransaction;
    /** It cannot land in a block above this height. */
    readonly lastValidBlockHeight: bigint;
}

export interface Landed {
    readonly signature: Signature;
    readonly slot: bigint;
}

/** How to wait. */
export interface Patience {
    /** How sure it must be that it landed. `confirmed` unless named. */
    readonly commitment?: 'processed' | 'confirmed' | 'finalized' | undefined;
    /** How long between two looks [ms]. 1,000 unless named. */
    readonly interval?: number | undefined;
    /** For how long a silent node is borne with before the outcome is given up as unknown [ms].
     *  30,000 unless named. */
    readonly silence?: number | undefined;
    /** Stops the waiting. The transaction may land all the same. */
    readonly signal?: AbortSignal | undefined;
}

/** It is not known whether the transaction landed. `signed` lets `deliver` go on; signing it anew
 *  may do it twice. */
export class UnknownOutcome extends ClientFailure {
    constructor(
        readonly signed: Signed,
        condition: string,
        options?: ErrorOptions,
    ) {
        const remedy =
            'It may have landed or may still. Keep waiting for it; do not sign it anew before it has expired.';
        super({ kind: 'unknown-outcome', condition, remedy, signature: signed.signature }, options);
    }
}

const LEVELS = ['processed', 'confirmed', 'finalized'] as const;
const REQUEST_MS = 15_000;

/**
 * Sends a signed transaction until it lands. May be called again with the same one, after an
 * `UnknownOutcome` or a crash: it is found if it has landed meanwhile.
 *
 * Throws a `ClientFailure`: what the program refused, if it landed and failed; `expired`, if it
 * never landed and never will, so that it is safe to build it anew; `UnknownOutcome` otherwise.
 */
export async function deliver(
    rpc: SendRpc,
    signed: Signed,
    patience: Patience = {},
): Promise<Landed> {
    const { interval = 1_000, silence = 30_000 } = patience;
    let heard = Date.now();
    let taken = false;
    for (;;) {
        try {
            const landed = await round(rpc, signed, patience, taken);
            if (landed) return landed;
            heard = Date.now();
            taken = true;
        } catch (error) {
            if (error instanceof ClientFailure) throw error;
            if (!isUnreachable(error)) throw undeliverable(signed, error);
            if (Date.now() - heard > silence) {
                throw new UnknownOutcome(signed, 'The node stopped answering.', { cause: error });
            }
        }
        await pause(interval, signed, patience.signal);
    }
}

/** One look, and the bytes once more. */
async function round(
    rpc: SendRpc,
    signed: Signed,
    patience: Patience,
    taken: boolean,
): Promise<Landed | undefined> {
    // The height first: what has not landed by a height that is past is not going to.
    const height = await rpc.getBlockHeight({ commitment: 'finalized' }).send(limit());
    const over = height > signed.lastValidBlockHeight;
    const landed = await look(rpc, signed, patience, over);
    if (landed !== 'unseen') return landed;
    if (over) throw new ClientFailure(expired(signed));
    await post(rpc, signed, patience, taken);
    return undefined;
}

async function look(rpc: SendRpc, { signature }: Signed, patience: Patience, everywhere: boolean) {
    const { commitment = 'confirmed' } = patience;
    const { value } = await rpc
        .getSignatureStatuses([signature], { searchTransactionHistory: everywhere })
        .send(limit());
    const status = value[0];
    if (!status) return 'unseen';
    const level = status.confirmationStatus ?? 'processed';
    if (LEVELS.indexOf(level) < LEVELS.indexOf(commitment)) return undefined;
    if (status.err) throw new ClientFailure({ ...explainFailure({ err: status.err }), signature });
    return { signature, slot: status.slot };
}

async function post(
    rpc: SendRpc,
    signed: Signed,
    patience: Patience,
    taken: boolean,
): Promise<void> {
    // The node is not to try on its own: when to stop is decided here. It was simulated before.
    const config = { encoding: 'base64', maxRetries: 0n, skipPreflight: true } as const;
    try {
        await rpc.sendTransaction(signed.wire, config).send(limit());
    } catch (error) {
        if (isUnreachable(error)) throw error;
        // A node that has taken the bytes once may refuse them again, as Surfpool does until the
        // next block. That is no news: they land, or they expire.
        if (taken) return;
        // The bytes may have landed since the look; nodes say so in words of their own.
        if ((await look(rpc, signed, patience, false)) === 'unseen') throw error;
    }
}

function expired({ signature }: Signed): Explanation {
    return {
        kind: 'expired',
        condition: 'The transaction did not land in time.',
        remedy: 'It never will, and nothing was done. Send it again, with a higher priority fee if the network is busy.',
        signature,
    };
}

/** A node that refuses the bytes may have taken them before, so the outcome is open. */
function undeliverable(signed: Signed, error: unknown): ClientFailure {
    const { condition } = explain(error);
    return new UnknownOutcome(signed, `The node does not take the transaction: ${condition}`, {
        cause: error,
    });
}

const limit = () => ({ abortSignal: AbortSignal.timeout(REQUEST_MS) });

function pause(ms: number, signed: Signed, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
        const stop = () => {
            clearTimeout(timer);
            reject(new UnknownOutcome(signed, 'You stopped waiting for the transaction.'));
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener('abort', stop);
            resolve();
        }, ms);
        if (signal?.aborted) stop();
        else signal?.addEventListener('abort', stop, { once: true });
    });
}
