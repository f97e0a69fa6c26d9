/** The account of a wallet as a signer of transactions. */
import { ClientFailure } from '@acequia/client';
import {
    address,
    assertIsTransactionWithinSizeLimit,
    getAbortablePromise,
    getCompiledTransactionMessageDecoder,
    getTransactionCodec,
    getTransactionLifetimeConstraintFromCompiledTransactionMessage,
    type Transaction,
    type TransactionModifyingSigner,
    type TransactionVersion,
    type TransactionWithLifetime,
} from '@solana/kit';
import { getWalletAccountFeature, type UiWalletAccount } from '@wallet-standard/react';
import { getWalletAccountForUiWalletAccount_DO_NOT_USE_OR_YOU_WILL_BE_FIRED as rawAccount } from '@wallet-standard/ui-registry';

export const SIGNS = 'solana:signTransaction';

/** Signs, and says which transactions it can read. */
export interface WalletSigner extends TransactionModifyingSigner {
    readonly versions: readonly TransactionVersion[];
}

/** What Wallet Standard calls `solana:signTransaction`. */
interface SignFeature {
    readonly supportedTransactionVersions: readonly TransactionVersion[];
    signTransaction(
        ...inputs: readonly { account: unknown; chain: string; transaction: Uint8Array }[]
    ): Promise<readonly { signedTransaction: Uint8Array }[]>;
}

/** Throws where the account cannot sign. */
export function signerOf(of: UiWalletAccount, chain: `solana:${string}`): WalletSigner {
    const feature = getWalletAccountFeature(of, SIGNS) as SignFeature;
    const account = rawAccount(of);
    const codec = getTransactionCodec();
    return {
        address: address(of.address),
        versions: feature.supportedTransactionVersions,
        async modifyAndSignTransactions(transactions, { abortSignal } = {}) {
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
        },
    };
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
