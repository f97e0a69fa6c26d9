/** The account of a wallet that signs and sends in one, and hands no bytes back. */
import { address, type TransactionSendingSigner, type TransactionVersion } from '@solana/kit';
import { getWalletAccountFeature, type UiWalletAccount } from '@wallet-standard/react';
import { getWalletAccountForUiWalletAccount_DO_NOT_USE_OR_YOU_WILL_BE_FIRED as rawAccount } from '@wallet-standard/ui-registry';
import { loadSigning } from './loadSigning';

export const SENDS = 'solana:signAndSendTransaction';

/** What Wallet Standard calls `solana:signAndSendTransaction`. */
export interface SendFeature {
    readonly supportedTransactionVersions: readonly TransactionVersion[];
    signAndSendTransaction(
        ...inputs: readonly { account: unknown; chain: string; transaction: Uint8Array }[]
    ): Promise<readonly { signature: Uint8Array }[]>;
}

/** Signs and sends, and says which transactions it can read. */
export interface WalletSender extends TransactionSendingSigner {
    readonly versions: readonly TransactionVersion[];
}

/** Throws where the account cannot send. */
export function senderOf(of: UiWalletAccount, chain: `solana:${string}`): WalletSender {
    const feature = getWalletAccountFeature(of, SENDS) as SendFeature;
    const asked = { feature, account: rawAccount(of), chain };
    return {
        address: address(of.address),
        versions: feature.supportedTransactionVersions,
        signAndSendTransactions: async (...transactions) =>
            (await loadSigning()).signAndSend(asked, ...transactions),
    };
}
