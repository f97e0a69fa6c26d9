/** The account of a wallet as a signer of transactions. */
import { address, type TransactionModifyingSigner, type TransactionVersion } from '@solana/kit';
import { getWalletAccountFeature, type UiWalletAccount } from '@wallet-standard/react';
import { getWalletAccountForUiWalletAccount_DO_NOT_USE_OR_YOU_WILL_BE_FIRED as rawAccount } from '@wallet-standard/ui-registry';
import { loadSigning } from './loadSigning';

export const SIGNS = 'solana:signTransaction';

/** Signs, and says which transactions it can read. */
export interface WalletSigner extends TransactionModifyingSigner {
    readonly versions: readonly TransactionVersion[];
}

/** What Wallet Standard calls `solana:signTransaction`. */
export interface SignFeature {
    readonly supportedTransactionVersions: readonly TransactionVersion[];
    signTransaction(
        ...inputs: readonly { account: unknown; chain: string; transaction: Uint8Array }[]
    ): Promise<readonly { signedTransaction: Uint8Array }[]>;
}

/** Throws where the account cannot sign. */
export function signerOf(of: UiWalletAccount, chain: `solana:${string}`): WalletSigner {
    const feature = getWalletAccountFeature(of, SIGNS) as SignFeature;
    const asked = { feature, account: rawAccount(of), chain };
    return {
        address: address(of.address),
        versions: feature.supportedTransactionVersions,
        modifyAndSignTransactions: async (...transactions) =>
            (await loadSigning()).sign(asked, ...transactions),
    };
}
