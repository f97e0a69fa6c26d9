/** From a draft to a transaction that has landed: simulated, signed once, delivered. */
import {
    getBase64EncodedWireTransaction,
    getSignatureFromTransaction,
    isTransactionModifyingSigner,
    isTransactionPartialSigner,
    signTransactionMessageWithSigners,
    type GetBlockHeightApi,
    type Instruction,
    type Rpc,
} from '@solana/kit';
import { ClientFailure } from '../explain/failure.js';
import { explain } from '../explain/thrown.js';
import type { SendRpc } from '../types.js';
import { deliver, type Landed, type Patience, type Signed } from './deliver.js';
import { compose, fits, limitFor, measure, type Draft, type Lifetime } from './message.js';
import { asked } from '../read/asked.js';
import { simulate } from './simulate.js';

export interface SendOptions extends Patience {
    /** Called with the signed bytes before they are sent for the first time: keep them, and a
     *  crash can be recovered from by `deliver`. */
    readonly onSigned?: ((signed: Signed) => void | Promise<void>) | undefined;
    /** Called right before the wallet is asked, with until when its signature is good: `fetchBlocksLeft`
     *  says how long that is. */
    readonly onAsking?: ((lifetime: Lifetime) => void) | undefined;
    /** What the transaction builds on has landed in this slot: it is simulated on no older state. */
    readonly minContextSlot?: bigint | undefined;
}

/** What concerns a signature. */
export type SignOptions = Pick<SendOptions, 'minContextSlot' | 'onAsking'>;

/** Blocks for which a blockhash is good. */
const BLOCKHASH_BLOCKS = 150n;

/**
 * Simulates, signs and delivers one transaction.
 *
 * The wallet is asked once, after the simulation has shown that the transaction would succeed.
 * Throws a `ClientFailure` with the reason in words; nothing is ever done twice (see `deliver`).
 */
export async function send(rpc: SendRpc, draft: Draft, options: SendOptions = {}): Promise<Landed> {
    const signed = await sign(rpc, draft, options);
    await options.onSigned?.(signed);
    return deliver(rpc, signed, options);
}

/** Simulates and signs, and sends nothing. Who takes longer to sign than the signature is good is told
 *  that it has expired. */
export async function sign(
    rpc: SendRpc,
    draft: Draft,
    { minContextSlot, onAsking }: SignOptions = {},
): Promise<Signed> {
    requireSendable(draft);
    const { computeUnits } = await simulate(rpc, draft, minContextSlot);
    const { value: lifetime } = await asked(() =>
        rpc.getLatestBlockhash({ commitment: 'confirmed' }).send(),
    );
    const message = compose(draft, lifetime, limitFor(computeUnits));
    onAsking?.(lifetime);
    const transaction = await asked(() => signTransactionMessageWithSigners(message));
    const signed = {
        signature: getSignatureFromTransaction(transaction),
        wire: getBase64EncodedWireTransaction(transaction),
        lastValidBlockHeight: await lastHeight(rpc, lifetime, transaction.lifetimeConstraint),
    };
    if ((await fetchBlocksLeft(rpc, signed)) > 0n) return signed;
    throw new ClientFailure({
        kind: 'expired',
        condition: 'It was signed too late: the chain does not take it any more.',
        remedy: 'Nothing was sent. Sign it anew.',
    });
}

/** For how many more blocks a signature is good; none where it is too late. At 200 ms a block that
 *  begins with some 30 seconds. */
export async function fetchBlocksLeft(
    rpc: Rpc<GetBlockHeightApi>,
    { lastValidBlockHeight }: Pick<Lifetime, 'lastValidBlockHeight'>,
): Promise<bigint> {
    const height = await asked(() => rpc.getBlockHeight({ commitment: 'confirmed' }).send());
    return height < lastValidBlockHeight ? lastValidBlockHeight - height : 0n;
}

/** Some of several transactions landed before one failed. */
export class PartlyDone extends ClientFailure {
    constructor(
        readonly landed: readonly Landed[],
        /** What is not: the one that failed first. */
        readonly remaining: readonly (readonly Instruction[])[],
        error: unknown,
    ) {
        const { kind, condition, remedy, name, code, signature } = explain(error);
        const done = `${landed.length} of ${landed.length + remaining.length} transactions are done.`;
        const details = {
            ...(name && { name }),
            ...(code && { code }),
            ...(signature && { signature }),
        };
        super({ kind, condition: `${condition} ${done}`, remedy, ...details }, { cause: error });
    }
}

/**
 * Sends several transactions, one after the other. Stops at the first that fails: it throws
 * `PartlyDone`, whose `cause` says why and whose `remaining` may be sent later.
 */
export async function sendAll(
    rpc: SendRpc,
    draft: Omit<Draft, 'instructions'>,
    transactions: readonly (readonly Instruction[])[],
    options: SendOptions & { readonly onLanded?: (landed: Landed, nth: number) => void } = {},
): Promise<Landed[]> {
    const landed: Landed[] = [];
    for (const [nth, instructions] of transactions.entries()) {
        try {
            const minContextSlot = landed.at(-1)?.slot ?? options.minContextSlot;
            const each = { ...options, minContextSlot };
            landed.push(await send(rpc, { ...draft, instructions }, each));
        } catch (error) {
            if (transactions.length === 1) throw error;
            throw new PartlyDone(landed, transactions.slice(nth), error);
        }
        options.onLanded?.(landed[nth]!, nth);
    }
    return landed;
}

function requireSendable(draft: Draft): void {
    const { payer } = draft;
    if (!isTransactionPartialSigner(payer) && !isTransactionModifyingSigner(payer)) {
        throw new ClientFailure({
            kind: 'wallet',
            condition: 'The wallet can only send transactions by itself.',
            remedy: 'Use a wallet that signs them, so that none is sent twice.',
        });
    }
    if (fits(draft)) return;
    const { bytes, accounts } = measure(draft);
    const size = Number.isFinite(bytes)
        ? `${bytes} bytes`
        : `${draft.instructions.length} instructions`;
    throw new ClientFailure({
        kind: 'limits',
        condition: `The transaction is too large: ${size}, ${accounts} accounts.`,
        remedy: 'Split it (`pack`), or use a lookup table.',
    });
}

/** A wallet may have put in a blockhash of its own, which is younger than ours. */
async function lastHeight(rpc: SendRpc, ours: Lifetime, theirs: object): Promise<bigint> {
    if ('blockhash' in theirs && theirs.blockhash === ours.blockhash) {
        return ours.lastValidBlockHeight;
    }
    const height = await asked(() => rpc.getBlockHeight({ commitment: 'processed' }).send());
    return height + BLOCKHASH_BLOCKS;
}
