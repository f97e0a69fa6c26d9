/**
 * A wallet of the test's own, by Wallet Standard. What stands in the page only asks; the key, the
 * mood and the record of what was signed are on the test's side.
 */
import {
    getBase58Decoder,
    getBase58Encoder,
    getTransactionDecoder,
    getTransactionEncoder,
    type KeyPairSigner,
    type TransactionVersion,
} from '@solana/kit';
import type { BrowserContext, Page } from 'playwright-core';

/** What a wallet does when it is asked for a signature. One that sends by itself may lose its answer,
 *  after it has sent or before. */
export type Mood =
    'signs' | 'says no' | 'hangs' | 'waits' | 'signs nothing' | 'sends mutely' | 'breaks';

/** What a wallet is, beside its first account. */
export interface Kind {
    readonly name: string;
    /** The versions of transactions that it reads. */
    readonly versions?: readonly TransactionVersion[] | undefined;
    /** Further accounts. */
    readonly others?: readonly KeyPairSigner[] | undefined;
    /** Takes the bytes to the chain: then it signs and sends in one, and hands none back. */
    readonly sends?: ((wire: Uint8Array) => Promise<void>) | undefined;
    /** Comes once the page stands, as that of a phone's own browser may. */
    readonly comesLate?: boolean | undefined;
}
/** The versions of transactions that older wallets read. */
export const OLD_VERSIONS: readonly TransactionVersion[] = ['legacy', 0];

/** A purse. */
const DRAWN =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#7a5cc0"/><circle cx="11" cy="8" r="2" fill="#fff"/></svg>';
const ICON = `data:image/svg+xml;base64,${Buffer.from(DRAWN).toString('base64')}`;

interface Card {
    readonly name: string;
    readonly icon: string;
    readonly accounts: readonly { address: string; publicKey: readonly number[] }[];
    readonly sends: boolean;
    readonly comesLate: boolean;
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
        readonly signer: KeyPairSigner,
        private readonly kind: Kind,
    ) {}

    private get signers(): readonly KeyPairSigner[] {
        return [this.signer, ...(this.kind.others ?? [])];
    }

    /** Puts a wallet into every page of a browser's context. */
    static async into(
        context: BrowserContext,
        signer: KeyPairSigner,
        kind: Kind,
    ): Promise<TestWallet> {
        const wallet = new TestWallet(signer, kind);
        const { name, sends, comesLate = false, versions = OLD_VERSIONS } = kind;
        const binding = `ask ${name}`.replaceAll(' ', '_');
        const accounts = await Promise.all(wallet.signers.map(shown));
        const own = { accounts, sends: sends !== undefined, comesLate, versions };
        const card: Card = { name, icon: ICON, ...own, binding };
        await context.exposeFunction(binding, (what: string, detail: unknown) =>
            what === 'connect' ? wallet.connects(detail) : wallet.signs(detail as Wanted),
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

    private async signs({ address, bytes }: Wanted): Promise<number[] | string> {
        this.asked++;
        this.whenAsked();
        if (this.mood === 'hangs') return new Promise(() => {});
        if (this.mood === 'waits') await new Promise<void>((resolve) => (this.goesOn = resolve));
        if (this.mood === 'says no') return 'User rejected the request.';
        const transaction = getTransactionDecoder().decode(Uint8Array.from(bytes));
        if (this.mood === 'signs nothing') return bytes;
        if (this.mood === 'breaks') throw new Error('it broke');
        const signer = this.signers.find((one) => one.address === address)!;
        const [signatures] = await signer.signTransactions([transaction as never]);
        this.given.push(getBase58Decoder().decode(signatures![signer.address]!));
        const signed = { ...transaction, signatures: { ...transaction.signatures, ...signatures } };
        const wire = new Uint8Array(getTransactionEncoder().encode(signed));
        if (!this.kind.sends) return [...wire];
        await this.kind.sends(wire);
        if (this.mood === 'sends mutely') throw new Error('the answer is lost');
        return [...getBase58Encoder().encode(this.given.at(-1)!)];
    }
}

/** What is to be signed, by which account. */
interface Wanted {
    readonly address: string;
    readonly bytes: number[];
}

async function shown({ address, keyPair }: KeyPairSigner) {
    const raw = await crypto.subtle.exportKey('raw', keyPair.publicKey);
    return { address, publicKey: [...new Uint8Array(raw)] };
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
    const [signs, sends] = ['solana:signTransaction', 'solana:signAndSendTransaction'];
    const own = card.accounts.map(({ address, publicKey }) => ({
        address,
        publicKey: Uint8Array.from(publicKey),
        chains,
        features: [card.sends ? sends : signs],
        label: card.name,
    }));
    type Input = { account: { address: string }; transaction: Uint8Array };
    const each = (inputs: Input[], as: string) =>
        Promise.all(
            inputs.map(async ({ account: { address }, transaction }) => {
                const said = await ask('sign', { address, bytes: [...transaction] });
                return { [as]: Uint8Array.from(said as number[]) };
            }),
        );
    const acting = card.sends
        ? {
              [sends]: {
                  version: '1.0.0',
                  supportedTransactionVersions: card.versions,
                  signAndSendTransaction: (...inputs: Input[]) => each(inputs, 'signature'),
              },
          }
        : {
              [signs]: {
                  version: '1.0.0',
                  supportedTransactionVersions: card.versions,
                  signTransaction: (...inputs: Input[]) => each(inputs, 'signedTransaction'),
              },
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
                    if (await ask('connect', how?.silent ?? false)) show(own);
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
            ...acting,
        },
    };
    type Api = { register: (wallet: object) => void };
    const detail = (api: Api) => api.register(wallet);
    const comes = () => {
        addEventListener('wallet-standard:app-ready', (event) =>
            detail((event as CustomEvent<Api>).detail),
        );
        dispatchEvent(new CustomEvent('wallet-standard:register-wallet', { detail }));
    };
    if (card.comesLate) addEventListener('load', () => setTimeout(comes, 500));
    else comes();
}
