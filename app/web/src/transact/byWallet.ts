/**
 * Wallets that send what they sign, and hand no bytes back: nobody else can send the same once more, and an
 * answer that is lost leaves no signature. What was asked for is kept before the wallet is asked, and found
 * again on chain by what it does, so that nothing is asked for twice (ADR 44).
 */
import {
    ClientFailure,
    compose,
    deliver,
    explain,
    isRejection,
    isUnreachable,
    limitFor,
    simulate,
    UnknownOutcome,
    type Draft,
    type Explanation,
    type Landed,
} from '@acequia/client';
import {
    decompileTransactionMessage,
    getBase58Decoder,
    getBase64Decoder,
    getBase64Encoder,
    getCompiledTransactionMessageDecoder,
    getTransactionDecoder,
    signAndSendTransactionMessageWithSigners,
    type Base64EncodedWireTransaction,
    type Instruction,
    type Signature,
    type TransactionMessage,
    type TransactionMessageWithSingleSendingSigner,
} from '@solana/kit';
import type { Rpc } from '../acts/fresh';
import type { Asked } from './unfinished';

const [BLOCKHASH_BLOCKS, SEARCHED, LOOK_EVERY_MS] = [150n, 50, 1_000];
/** Of transactions that wallets are asked for here. */
const NEWEST_VERSION = 1;
const NO_BYTES = '' as Base64EncodedWireTransaction;

/** Tries a draft out, has the wallet sign and send it, and waits for it. */
export async function sendByWallet(
    rpc: Rpc,
    draft: Draft,
    options: {
        readonly minContextSlot: bigint | undefined;
        /** Called before the wallet is asked: keep it. */
        readonly onAsked: (asked: Asked) => void;
        readonly onSent: () => void;
    },
): Promise<Landed> {
    const { computeUnits } = await simulate(rpc, draft, options.minContextSlot);
    const { context, value: lifetime } = await rpc
        .getLatestBlockhash({ commitment: 'confirmed' })
        .send();
    const asked: Asked = {
        // no words
        signature: `asked ${crypto.randomUUID()}` as Signature,
        wire: NO_BYTES,
        lastValidBlockHeight: lifetime.lastValidBlockHeight,
        asked: {
            payer: draft.payer.address,
            deeds: draft.instructions.map(deedOf),
            after: context.slot.toString(),
        },
    };
    options.onAsked(asked);
    const message = compose(draft, lifetime, limitFor(computeUnits));
    const signature = await askedFor(asked, message);
    options.onSent();
    // It may have put in a blockhash of its own, which is no younger than its answer.
    const height = await rpc
        .getBlockHeight({ commitment: 'processed' })
        .send()
        .catch(() => lifetime.lastValidBlockHeight);
    return watch(rpc, asked, signature, height + BLOCKHASH_BLOCKS);
}

/** Has the wallet sign and send. Throws an `UnknownOutcome` where it neither did nor said no. */
async function askedFor(asked: Asked, message: TransactionMessage & object): Promise<Signature> {
    try {
        const sending = message as TransactionMessage & TransactionMessageWithSingleSendingSigner;
        const bytes = await signAndSendTransactionMessageWithSigners(sending as never);
        return getBase58Decoder().decode(bytes) as Signature;
    } catch (error) {
        if (isRejection(error)) throw error;
        const condition = 'The wallet does not say whether it has sent the transaction.';
        throw new UnknownOutcome(asked, condition, { cause: error });
    }
}

/** Waits for it to be found on chain, or for its time to be over. Throws what `deliver` throws. */
export async function findSent(rpc: Rpc, asked: Asked): Promise<Landed> {
    const { lastValidBlockHeight } = asked;
    for (;;) {
        const seen = await look(rpc, asked).catch((error: unknown) => {
            throw new UnknownOutcome(asked, explain(error).condition, { cause: error });
        });
        if (seen.signature) return watch(rpc, asked, seen.signature, lastValidBlockHeight);
        if (seen.height > lastValidBlockHeight) throw new ClientFailure(NEVER);
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
}

/** The height first: what has not landed by a height that is past is not going to. */
async function look(rpc: Rpc, asked: Asked) {
    const height = await rpc.getBlockHeight({ commitment: 'finalized' }).send();
    return { height, signature: await searched(rpc, asked) };
}

const NEVER: Explanation = {
    kind: 'expired',
    condition: 'Your wallet has sent nothing in time.',
    remedy: 'If it still asks, say no there. Then do it again.',
};

/** Waits as for what we send ourselves, and sends nothing. */
async function watch(rpc: Rpc, asked: Asked, signature: Signature, lastValidBlockHeight: bigint) {
    const sendTransaction = () => ({ send: () => Promise.resolve(signature) });
    const silent = new Proxy(rpc, {
        get: (of, name) =>
            name === 'sendTransaction' ? sendTransaction : (of as never as Any)[name as string],
    });
    try {
        return await deliver(silent, { signature, wire: NO_BYTES, lastValidBlockHeight });
    } catch (error) {
        if (!(error instanceof UnknownOutcome)) throw error;
        throw new UnknownOutcome(asked, error.condition, { cause: error });
    }
}

type Any = Record<string, unknown>;

/** The signature of what was asked for, where it is among what its payer has sent since. */
async function searched(rpc: Rpc, { asked }: Asked): Promise<Signature | undefined> {
    const found = await rpc
        .getSignaturesForAddress(asked.payer, { commitment: 'confirmed', limit: SEARCHED })
        .send();
    const since = found.filter(({ slot }) => slot >= BigInt(asked.after));
    for (const { signature } of since) {
        if (does(await deedsOf(rpc, signature), asked.deeds)) return signature;
    }
    return undefined;
}

/** Whether all that was asked for is done, in its order; a wallet may have put more around it. */
export function does(done: readonly string[], asked: readonly string[]): boolean {
    let next = 0;
    for (const deed of done) if (deed === asked[next]) next++;
    return next === asked.length;
}

async function deedsOf(rpc: Rpc, signature: Signature): Promise<string[]> {
    const config = {
        commitment: 'confirmed',
        encoding: 'base64',
        maxSupportedTransactionVersion: NEWEST_VERSION,
    } as const;
    const found = await rpc
        .getTransaction(signature, config)
        .send()
        .catch((error: unknown) => {
            if (isUnreachable(error)) throw error;
            return null; // Of a version that is none of ours.
        });
    if (!found) return [];
    const bytes = getBase64Encoder().encode(found.transaction[0]);
    const { messageBytes } = getTransactionDecoder().decode(bytes);
    const message = getCompiledTransactionMessageDecoder().decode(messageBytes);
    const { writable = [], readonly: read = [] } = found.meta?.loadedAddresses ?? {};
    const accounts = [...message.staticAccounts, ...writable, ...read];
    // What has no lookup tables says all by itself.
    if (!('instructions' in message)) {
        return decompileTransactionMessage(message).instructions.map(deedOf);
    }
    return message.instructions.map(({ programAddressIndex, accountIndices = [], data }) =>
        deedOf({
            programAddress: accounts[programAddressIndex]!,
            accounts: accountIndices.map((index) => ({ address: accounts[index]!, role: 0 })),
            ...(data && { data }),
        }),
    );
}

/** An instruction in a line: who is called, with which accounts, and what they are told. */
export function deedOf({ programAddress, accounts = [], data }: Instruction): string {
    const named = accounts.map(({ address }) => address);
    return [programAddress, ...named, getBase64Decoder().decode(data ?? new Uint8Array())].join(
        ' ',
    );
}
