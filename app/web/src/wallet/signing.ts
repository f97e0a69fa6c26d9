/** How bytes go to a wallet and come back. Not in the first page: few kilobytes are as many as those that
 *  read transactions. */
import { ClientFailure } from '@acequia/client';
import {
    assertIsTransactionWithinSizeLimit,
    getAbortablePromise,
    getCompiledTransactionMessageDecoder,
    getTransactionCodec,
    getTransactionEncoder,
    getTransactionLifetimeConstraintFromCompiledTransactionMessage,
    type Transaction,
    type TransactionModifyingSigner,
    type TransactionSendingSigner,
    type TransactionWithLifetime,
} from '@solana/kit';
import type { SendFeature } from './sender';
import type { SignFeature } from './signer';

/** Who is asked, and for which chain. */
export interface Asked<TFeature> {
    readonly feature: TFeature;
    readonly account: unknown;
    readonly chain: string;
}

type Signs = TransactionModifyingSigner['modifyAndSignTransactions'];
type Sends = TransactionSendingSigner['signAndSendTransactions'];

/** Has a wallet sign. */
export async function sign(
    { feature, account, chain }: Asked<SignFeature>,
    ...[transactions, { abortSignal } = {}]: Parameters<Signs>
): ReturnType<Signs> {
    const codec = getTransactionCodec();
    const inputs = transactions.map((one) => {
        const transaction = new Uint8Array(codec.encode(one));
        return { account, chain, transaction };
    });
    const asking = feature.signTransaction(...inputs);
    const signed = await getAbortablePromise(asking, abortSignal);
    return Promise.all(
        transactions.map((one, nth) =>
            withLifetime(codec.decode(signed[nth]!.signedTransaction), one),
        ),
    );
}

/** Has a wallet sign and send. */
export async function signAndSend(
    { feature, account, chain }: Asked<SendFeature>,
    ...[transactions]: Parameters<Sends>
): ReturnType<Sends> {
    const encoder = getTransactionEncoder();
    const inputs = transactions.map((one) => {
        const transaction = new Uint8Array(encoder.encode(one));
        return { account, chain, transaction };
    });
    const sent = await feature.signAndSendTransaction(...inputs);
    return sent.map(({ signature }) => signature as never);
}

/** A wallet may have changed what it signed, and with it until when that can land. */
async function withLifetime(
    signed: Transaction,
    asked: Transaction | (Transaction & TransactionWithLifetime),
) {
    assertIsTransactionWithinSizeLimit(signed);
    requireOthersHold(signed, asked);
    const message = getCompiledTransactionMessageDecoder().decode(signed.messageBytes);
    const ours = 'lifetimeConstraint' in asked ? asked.lifetimeConstraint : undefined;
    const isOurs = ours && 'blockhash' in ours && ours.blockhash === message.lifetimeToken;
    const lifetimeConstraint = isOurs
        ? ours
        : await getTransactionLifetimeConstraintFromCompiledTransactionMessage(message);
    return { ...signed, lifetimeConstraint };
}

/** Whoever signed before it, signed what it was then. */
function requireOthersHold(signed: Transaction, asked: Transaction): void {
    const isChanged = asked.messageBytes.some((byte, at) => byte !== signed.messageBytes[at]);
    const isSigned = Object.values(asked.signatures).some((one) => one !== null);
    if (!isSigned || !isChanged) return;
    throw new ClientFailure({
        kind: 'wallet',
        condition: 'The wallet has changed a transaction that another one had signed.',
        remedy: 'Nothing was sent. Set its priority fee to none, or have it pay the fee itself.',
    });
}
