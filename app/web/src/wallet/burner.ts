/**
 * A wallet for a chain of play money: its key is made in the browser and kept there, and it signs
 * whatever was reviewed without asking again. It registers as any wallet does, by Wallet Standard,
 * and only where the chain is local.
 */
import {
    createSignerFromKeyPair,
    generateKeyPair,
    getBase64Decoder,
    getBase64Encoder,
    getTransactionDecoder,
    getTransactionEncoder,
    createKeyPairFromPrivateKeyBytes,
    type KeyPairSigner,
} from '@solana/kit';
import {
    registerWallet,
    type StandardConnectFeature,
    type StandardDisconnectFeature,
    type StandardEventsFeature,
    type StandardEventsChangeProperties,
    type Wallet,
    type WalletAccount,
} from '@wallet-standard/core';
import { keep, kept } from '../ui/kept';
import { BURNER_NAME } from './burnerName';

const KEPT = 'acequia.burner';
const CHAINS = ['solana:localnet', 'solana:devnet'] as const;
const FEATURES = ['solana:signTransaction'] as const;
const ICON =
    'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAzMiAzMiI+PHBhdGggZD0iTTE2IDNjMiA2IDkgOSA5IDE2YTkgOSAwIDAgMS0xOCAwYzAtNCAzLTYgNC05IDEgMiAyIDMgMyAzIDItMyAzLTYgMi0xMHoiIGZpbGw9IiNjMjU0MWIiLz48L3N2Zz4=';

interface SignInput {
    readonly account: WalletAccount;
    readonly transaction: Uint8Array;
}

/** Registers the burner wallet, once for a page. */
let registered = false;
export function registerBurner(): void {
    if (registered) return;
    registered = true;
    registerWallet(burner());
}

function burner(): Wallet {
    const listeners = new Set<(changed: StandardEventsChangeProperties) => void>();
    let accounts: readonly WalletAccount[] = [];
    const show = (next: readonly WalletAccount[]) => {
        accounts = next;
        for (const listener of listeners) listener({ accounts });
    };
    const features: StandardConnectFeature &
        StandardDisconnectFeature &
        StandardEventsFeature &
        Record<'solana:signTransaction', unknown> = {
        'standard:connect': {
            version: '1.0.0',
            connect: async (input) => {
                const known = kept(KEPT) !== undefined;
                if (accounts.length === 0 && (known || !input?.silent)) show([await account()]);
                return { accounts };
            },
        },
        'standard:disconnect': { version: '1.0.0', disconnect: async () => show([]) },
        'standard:events': {
            version: '1.0.0',
            on: (_, listener) => {
                listeners.add(listener);
                return () => listeners.delete(listener);
            },
        },
        'solana:signTransaction': {
            version: '1.0.0',
            supportedTransactionVersions: ['legacy', 0, 1],
            signTransaction: (...inputs: readonly SignInput[]) => Promise.all(inputs.map(sign)),
        },
    };
    return {
        version: '1.0.0',
        name: BURNER_NAME,
        icon: ICON,
        chains: [...CHAINS],
        features,
        get accounts() {
            return accounts;
        },
    };
}

async function account(): Promise<WalletAccount> {
    const { address, keyPair } = await key();
    const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', keyPair.publicKey));
    return { address, publicKey, chains: [...CHAINS], features: [...FEATURES], label: BURNER_NAME };
}

async function sign({ transaction }: SignInput): Promise<{ signedTransaction: Uint8Array }> {
    const decoded = getTransactionDecoder().decode(transaction);
    const signer = await key();
    const [signatures] = await signer.signTransactions([decoded as never]);
    const signed = { ...decoded, signatures: { ...decoded.signatures, ...signatures } };
    return { signedTransaction: new Uint8Array(getTransactionEncoder().encode(signed)) };
}

/** The key that is kept in this browser; made where there is none. */
async function key(): Promise<KeyPairSigner> {
    const before = kept(KEPT);
    if (before !== undefined) {
        const bytes = new Uint8Array(getBase64Encoder().encode(before));
        return createSignerFromKeyPair(await createKeyPairFromPrivateKeyBytes(bytes));
    }
    const pair = await generateKeyPair(true);
    // PKCS #8 ends with the key's 32 bytes.
    const whole = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
    keep(KEPT, getBase64Decoder().decode(whole.slice(-32)));
    return createSignerFromKeyPair(pair);
}
