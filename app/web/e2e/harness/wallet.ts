/**
 * A wallet of the test's own, by Wallet Standard. What stands in the page only asks; the key, the
 * mood and the record of what was signed are on the test's side.
 */
import {
    getBase58Decoder,
    getTransactionDecoder,
    getTransactionEncoder,
    type KeyPairSigner,
    type TransactionVersion,
} from '@solana/kit';
import type { BrowserContext, Page } from 'playwright-core';

/** What a wallet does when it is asked for a signature. */
export type Mood = 'signs' | 'says no' | 'hangs' | 'waits' | 'signs nothing';

/** The versions of transactions that older wallets read. */
export const OLD_VERSIONS: readonly TransactionVersion[] = ['legacy', 0];

const BINDING = 'askTestWallet';
const ICON =
    'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAxIDEiLz4=';

interface Card {
    readonly name: string;
    readonly icon: string;
    readonly address: string;
    readonly publicKey: readonly number[];
    readonly binding: string;
    readonly versions: readonly TransactionVersion[];
}

export class TestWallet {
    mood: Mood = 'signs';
    /** The signatures that it gave, in base58. */
    readonly given: string[] = [];
    /** How often it was asked for one. */
    asked = 0;
    /** Called at each request for a signature, before the answer. */
    whenAsked: () => void = () => {};
    /** Lets it sign what it waits with. */
    goesOn: () => void = () => {};
    /** Whether it knows the page from an earlier visit, and connects unasked. */
    trusts = false;

    private constructor(
        readonly name: string,
        readonly signer: KeyPairSigner,
    ) {}

    /** Puts a wallet into every page of a browser's context. */
    static async into(
        context: BrowserContext,
        signer: KeyPairSigner,
        name: string,
        versions = OLD_VERSIONS,
    ): Promise<TestWallet> {
        const wallet = new TestWallet(name, signer);
        const raw = await crypto.subtle.exportKey('raw', signer.keyPair.publicKey);
        const publicKey = [...new Uint8Array(raw)];
        const card: Card = {
            name,
            icon: ICON,
            address: signer.address,
            publicKey,
            binding: BINDING,
            versions,
        };
        await context.exposeFunction(BINDING, (what: string, detail: unknown) =>
            what === 'connect' ? wallet.connects(detail) : wallet.signs(detail as number[]),
        );
        await context.addInitScript(register, card);
        return wallet;
    }

    /** It is locked, or taken out of the browser: the page is told that no account is left, and
     *  gets none unasked. */
    vanishes(page: Page): Promise<void> {
        this.trusts = false;
        return page.evaluate(() => void dispatchEvent(new Event('test-wallet-vanishes')));
    }

    /** At its first visit a person is asked; later ones need no question. */
    private connects(silent: unknown): boolean | string {
        if (!silent && this.mood === 'says no') return 'User rejected the request.';
        if (!silent) this.trusts = true;
        return this.trusts;
    }

    private async signs(bytes: number[]): Promise<number[] | string> {
        this.asked++;
        this.whenAsked();
        if (this.mood === 'hangs') return new Promise(() => {});
        if (this.mood === 'waits') await new Promise<void>((resolve) => (this.goesOn = resolve));
        if (this.mood === 'says no') return 'User rejected the request.';
        const transaction = getTransactionDecoder().decode(Uint8Array.from(bytes));
        if (this.mood === 'signs nothing') return bytes;
        const [signatures] = await this.signer.signTransactions([transaction as never]);
        this.given.push(getBase58Decoder().decode(signatures![this.signer.address]!));
        const signed = { ...transaction, signatures: { ...transaction.signatures, ...signatures } };
        return [...getTransactionEncoder().encode(signed)];
    }
}

/** In the page. Nothing from around it is there. */
function register(card: Card): void {
    type Binding = (what: string, detail: unknown) => Promise<unknown>;
    const ask = async (what: string, detail: unknown) => {
        const said = await (window as never as Record<string, Binding>)[card.binding]!(
            what,
            detail,
        );
        if (typeof said === 'string') throw Object.assign(new Error(said), { code: 4001 });
        return said;
    };
    const chains = ['solana:devnet', 'solana:mainnet'];
    const account = {
        address: card.address,
        publicKey: Uint8Array.from(card.publicKey),
        chains,
        features: ['solana:signTransaction'],
        label: card.name,
    };
    const listeners = new Set<(changed: object) => void>();
    let accounts: object[] = [];
    const show = (next: object[]) => {
        accounts = next;
        for (const listener of listeners) listener({ accounts });
    };
    addEventListener('test-wallet-vanishes', () => show([]));
    const wallet = {
        version: '1.0.0',
        name: card.name,
        icon: card.icon,
        chains,
        get accounts() {
            return accounts;
        },
        features: {
            'standard:connect': {
                version: '1.0.0',
                connect: async (how?: { silent?: boolean }) => {
                    if (await ask('connect', how?.silent ?? false)) show([account]);
                    return { accounts };
                },
            },
            'standard:disconnect': { version: '1.0.0', disconnect: async () => show([]) },
            'standard:events': {
                version: '1.0.0',
                on: (_: string, listener: (changed: object) => void) => {
                    listeners.add(listener);
                    return () => listeners.delete(listener);
                },
            },
            'solana:signTransaction': {
                version: '1.0.0',
                supportedTransactionVersions: card.versions,
                signTransaction: async (...inputs: { transaction: Uint8Array }[]) =>
                    Promise.all(
                        inputs.map(async ({ transaction }) => {
                            const said = await ask('sign', [...transaction]);
                            return { signedTransaction: Uint8Array.from(said as number[]) };
                        }),
                    ),
            },
        },
    };
    type Api = { register: (wallet: object) => void };
    const detail = (api: Api) => api.register(wallet);
    addEventListener('wallet-standard:app-ready', (event) =>
        detail((event as CustomEvent<Api>).detail),
    );
    dispatchEvent(new CustomEvent('wallet-standard:register-wallet', { detail }));
}
