/** The wallet that is connected, by Wallet Standard: any that signs Solana transactions, or signs and sends
 *  them; and one beside it that pays, where that is another. */
import { StandardConnect, StandardDisconnect } from '@wallet-standard/core';
import {
    getWalletFeature,
    useConnect,
    useWallets,
    type UiWallet,
    type UiWalletAccount,
} from '@wallet-standard/react';
import type { Address } from '@solana/kit';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useConnection, useProgramThere } from '../chain/connection';
import { keep, kept } from '../ui/kept';
import { Acting } from './acting';
import { BURNER_NAME, rememberedAs } from './burnerName';
import { senderOf, SENDS, type WalletSender } from './sender';
import { signerOf, SIGNS, type WalletSigner } from './signer';

/** Signs, or signs and sends. */
export type Actor = WalletSigner | WalletSender;

/** An account of a wallet, as pages show it. */
export interface Seat<TSigner = Actor> {
    readonly name: string;
    readonly icon: string;
    readonly address: Address;
    /** Signs; only the transact layer calls it. */
    readonly signer: TSigner;
}

/** What a page knows of the connected wallet. */
export type ConnectedWallet = Seat;

/** Somebody who pays fees and rent for another; they only sign. */
export type Payer = Seat<WalletSigner>;

interface WalletState {
    readonly wallet: ConnectedWallet | undefined;
    /** Pays in place of the wallet; nobody else unless chosen. */
    readonly payer: Payer | undefined;
    /** Wallets of this browser that can act on the chain. */
    readonly choices: readonly UiWallet[];
    /** Goes over to an account of a wallet; without one, to none. */
    readonly choose: Choose;
    readonly choosePayer: Choose;
}

type Choose = (account: UiWalletAccount | undefined, from?: UiWallet) => void;

/** The name that wallets know a chain by. They know no local one, and sign for devnet. */
type ChainName = `solana:${string}`;
const [LAST, LAST_ACCOUNT] = ['acequia.wallet', 'acequia.account'];

const Context = createContext<WalletState | undefined>(undefined);

/** Lets what is below it use a wallet. */
export function WalletProvider({ children }: { children: ReactNode }) {
    const { cluster } = useConnection();
    useEffect(() => {
        if (cluster.local) void import('./burner').then(({ registerBurner }) => registerBurner());
    }, [cluster.local]);
    const chain = useChainName();
    const choices = useChoices(chain);
    const [at, seat] = useSeat(choices);
    const [payerAt, seatPayer] = useSeat(choices);
    const wallet = useMemo(() => at && shown(at, actorOf, chain), [at, chain]);
    const payer = useMemo(() => payerAt && shown(payerAt, signerOf, chain), [payerAt, chain]);
    const choose: Choose = (next, from) => {
        keep(LAST, next && from && rememberedAs(from.name));
        keep(LAST_ACCOUNT, next?.address);
        seat(next, from);
    };
    const last = choices.find(({ name }) => rememberedAs(name) === kept(LAST));
    const state: WalletState = {
        wallet,
        payer: payer?.address === wallet?.address ? undefined : payer,
        choices,
        choose,
        choosePayer: seatPayer,
    };
    return (
        <Context value={state}>
            {last && !wallet && <Reconnect key={last.name} wallet={last} choose={choose} />}
            {children}
        </Context>
    );
}

/** An account that was chosen, for as long as its wallet shows it. */
interface Taken {
    readonly wallet: UiWallet;
    readonly account: UiWalletAccount;
}

function useSeat(choices: readonly UiWallet[]): readonly [Taken | undefined, Choose] {
    const [chosen, setChosen] = useState<{ wallet: string; address: string }>();
    const wallet = choices.find(({ name }) => name === chosen?.wallet);
    const account = wallet?.accounts.find((one) => one.address === chosen?.address);
    const taken = useMemo(() => wallet && account && { wallet, account }, [wallet, account]);
    const choose: Choose = (next, from) =>
        setChosen(next && from && { wallet: from.name, address: next.address });
    return [taken, choose];
}

function shown<TSigner extends { readonly address: Address }>(
    { wallet: { name, icon }, account }: Taken,
    signer: (of: UiWalletAccount, chain: ChainName) => TSigner,
    chain: ChainName,
): Seat<TSigner> {
    const made = signer(account, chain);
    return { name, icon, address: made.address, signer: made };
}

const actorOf = (of: UiWalletAccount, chain: ChainName): Actor =>
    signs(of) ? signerOf(of, chain) : senderOf(of, chain);

/** Wallets of this browser that act on the chain; the burner only where the chain is local. */
function useChoices(chain: ChainName): readonly UiWallet[] {
    const { cluster } = useConnection();
    const wallets = useWallets();
    return useMemo(
        () =>
            wallets.filter(
                (wallet) => actsOn(wallet, chain) && (cluster.local || wallet.name !== BURNER_NAME),
            ),
        [wallets, chain, cluster.local],
    );
}

/** The wallet, if one is connected, and those there are. */
export function useWallet(): WalletState {
    const state = use(Context);
    if (!state) throw new Error('useWallet outside of a WalletProvider');
    return state;
}

/** The address of the connected wallet, or of what it acts for. */
export function useOwner(): Address | undefined {
    const { wallet } = useWallet();
    const vault = use(Acting);
    return wallet && (vault ?? wallet).address;
}

/** A wallet that was connected at the last visit is asked without a window of its own. */
function Reconnect({ wallet, choose }: { wallet: UiWallet; choose: Choose }) {
    const [, connect] = useConnect(wallet);
    useEffect(() => {
        connect({ silent: true }).then(
            (found) => {
                const acting = found.filter(acts);
                const last = acting.find(({ address }) => address === kept(LAST_ACCOUNT));
                const account = last ?? acting[0];
                if (account) choose(account, wallet);
            },
            () => {}, // It wants to be asked by a click.
        );
        // Once, when the wallet appears.
        // eslint-disable-next-line react-hooks/exhaustive-deps
    }, []);
    return null;
}

function useChainName(): ChainName {
    const cluster = useProgramThere().data;
    return cluster === 'mainnet' || cluster === 'testnet' ? `solana:${cluster}` : 'solana:devnet';
}

function actsOn(wallet: UiWallet, chain: ChainName): boolean {
    const features = wallet.features as readonly string[];
    return wallet.chains.includes(chain) && acts(wallet) && features.includes(StandardConnect);
}

/** What a wallet, or one of its accounts, can do. */
type Able = Pick<UiWalletAccount, 'features'>;

const has = ({ features }: Able, one: string) => (features as readonly string[]).includes(one);

/** Whether it signs, and hands back what it signed. */
export const signs = (of: Able): boolean => has(of, SIGNS);

/** Whether it can act at all: some sign and send in one. */
export const acts = (of: Able): boolean => signs(of) || has(of, SENDS);

/** Lets go of a wallet, where it can be told. */
export async function disconnect(wallet: UiWallet): Promise<void> {
    if (!has(wallet, StandardDisconnect)) return;
    const feature = getWalletFeature(wallet, StandardDisconnect) as { disconnect(): Promise<void> };
    await feature.disconnect();
}
