/** What was thrown by a wallet, a node, this client or anything below it, in words. */
import {
    isSolanaError,
    SOLANA_ERROR__JSON_RPC__SERVER_ERROR_MIN_CONTEXT_SLOT_NOT_REACHED,
    SOLANA_ERROR__JSON_RPC__SERVER_ERROR_NODE_UNHEALTHY,
    SOLANA_ERROR__JSON_RPC__INTERNAL_ERROR,
    SOLANA_ERROR__JSON_RPC__METHOD_NOT_FOUND,
    SOLANA_ERROR__RPC__TRANSPORT_HTTP_ERROR,
    SOLANA_ERROR__TRANSACTION__EXCEEDS_SIZE_LIMIT,
    SOLANA_ERROR__TRANSACTION__SIGNATURES_MISSING,
} from '@solana/kit';
import { hostsAlone, visible } from '../visible.js';
import { ClientFailure, type Explanation } from './failure.js';

const REJECTED = /reject|declin|denied|cancel|refus|not been authorized/i;
/** As Node, Chromium, Firefox and Safari say it, in this order, and what Node gives as its cause. */
const UNREACHABLE =
    /fetch failed|failed to fetch|network|load failed|ECONN|ENOTFOUND|EAI_AGAIN|socket|timeout/i;

/**
 * Explains anything that was thrown: by this client, a wallet, a node.
 *
 * ```ts
 * try { await send(rpc, draft) } catch (error) { show(explain(error).condition) }
 * ```
 */
export function explain(error: unknown): Explanation {
    if (error instanceof ClientFailure || isExplanation(error)) return error;
    if (isRejection(error)) return rejected();
    if (isUnreachable(error)) return unreachable(error);
    if (isSolanaError(error, SOLANA_ERROR__TRANSACTION__EXCEEDS_SIZE_LIMIT)) {
        const condition = 'The transaction is too large.';
        return { kind: 'limits', condition, remedy: 'Split it, or use a lookup table.' };
    }
    if (isSolanaError(error, SOLANA_ERROR__TRANSACTION__SIGNATURES_MISSING)) {
        const condition = `Signatures are missing: ${error.context.addresses.join(', ')}.`;
        return { kind: 'input', condition, remedy: 'Pass signers for them.' };
    }
    if (isSolanaError(error, SOLANA_ERROR__JSON_RPC__METHOD_NOT_FOUND)) {
        const condition = 'The node does not offer what was asked of it.';
        return { kind: 'network', condition, remedy: 'Use another endpoint.' };
    }
    const refusal = refusalOf(error);
    if (refusal) return refusal;
    const said = error instanceof Error ? error.message : String(error);
    return {
        kind: 'unknown',
        condition: `Something failed: ${visible(hostsAlone(said))}`,
        remedy: 'Please report this.',
    };
}

/** Whether it is an explanation already: what was explained once is passed on as it is. */
function isExplanation(error: unknown): error is Explanation {
    const { kind, condition, remedy } = (error ?? {}) as Partial<Explanation>;
    return [kind, condition, remedy].every((part) => typeof part === 'string');
}

/** What a node answered in place of a result, in its own words: builds for production leave out
 *  the library's. */
function refusalOf(error: unknown): Explanation | undefined {
    for (const one of causes(error)) {
        const said = isSolanaError(one) && '__serverMessage' in one.context;
        if (!said) continue;
        const words = hostsAlone(String(one.context.__serverMessage));
        const condition = `The node refuses: ${visible(words)}`;
        return { kind: 'unknown', condition, remedy: 'Use another endpoint if it goes on.' };
    }
    return undefined;
}

/** Whether the person at the wallet said no. */
export function isRejection(error: unknown): boolean {
    for (const one of causes(error)) {
        if ((one as { code?: unknown }).code === 4001) return true;
        const { name = '', message = '' } = one as Error;
        const fromWallet = /wallet/i.test(name) || /user|wallet|approval/i.test(message);
        if (fromWallet && REJECTED.test(`${name} ${message}`)) return true;
    }
    return false;
}

/** Whether a node could not be reached or could not answer for now: asking again may help. */
export function isUnreachable(error: unknown): boolean {
    return causes(error).some((one) => {
        if (isSolanaError(one, SOLANA_ERROR__RPC__TRANSPORT_HTTP_ERROR)) {
            const { statusCode } = one.context;
            return statusCode === 429 || statusCode === 408 || statusCode >= 500;
        }
        if (
            isSolanaError(one, SOLANA_ERROR__JSON_RPC__SERVER_ERROR_NODE_UNHEALTHY) ||
            isSolanaError(one, SOLANA_ERROR__JSON_RPC__SERVER_ERROR_MIN_CONTEXT_SLOT_NOT_REACHED) ||
            isSolanaError(one, SOLANA_ERROR__JSON_RPC__INTERNAL_ERROR)
        ) {
            return true;
        }
        const { name, message } = one as Error;
        const timedOut = name === 'TimeoutError' || name === 'AbortError';
        return timedOut || (one instanceof TypeError && UNREACHABLE.test(message));
    });
}

/** Whether a node has not yet seen what another has confirmed. */
export function isBehind(error: unknown): boolean {
    const code = SOLANA_ERROR__JSON_RPC__SERVER_ERROR_MIN_CONTEXT_SLOT_NOT_REACHED;
    return causes(error).some((one) => isSolanaError(one, code));
}

/** The words for a node that is gone. */
export function unreachable(error: unknown): Explanation {
    const busy = causes(error).some(
        (one) =>
            isSolanaError(one, SOLANA_ERROR__RPC__TRANSPORT_HTTP_ERROR) &&
            one.context.statusCode === 429,
    );
    return {
        kind: 'network',
        condition: busy
            ? 'The node answers no more requests for now.'
            : 'The node does not answer.',
        remedy: 'Try again in a while, or use another endpoint.',
    };
}

/** The words for a person's no. */
export function rejected(): Explanation {
    const condition = 'The wallet said no.';
    return { kind: 'wallet', condition, remedy: 'Nothing was sent. Try again to be asked again.' };
}

/** An error and what caused it, as far as that is known. */
function causes(error: unknown): object[] {
    const found: object[] = [];
    for (let one = error; typeof one === 'object' && one !== null && found.length < 8;) {
        found.push(one);
        one = (one as { cause?: unknown }).cause;
    }
    return found;
}
