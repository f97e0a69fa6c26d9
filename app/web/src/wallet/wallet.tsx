/** The wallet that is connected, by Wallet Standard: any wallet that signs Solana transactions. */
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
import { BURNER_NAME, registerBurner } from './burner';
import { signerOf, SIGNS, type WalletSigner } from './signer';

/** What a page knows of the connected wallet. */
export interface ConnectedWallet {
    readonly name: string;
    readonly icon: string;
    readonly address: Address;
    /** Signs; only the transact layer calls it. */
    readonly signer: WalletSigner;
}

interface WalletState {
    readonly wallet: ConnectedWallet | undefined;
    /** Wallets of this browser that can sign for the chain. */
    readonly choices: readonly UiWallet[];
    /** Goes over to an account of a wallet; without one, to none. */
    readonly choose: (account: UiWalletAccount | undefined, from?: UiWallet) => void;
}

/** The name that wallets know a chain by. They know no local one, and sign for devnet. */
type ChainName = `solana:${string}`;
const LAST = 'acequia.wallet';

const Context = createContext<WalletState | undefined>(undefined);

/** Lets what is below it use a wallet. */
export function WalletProvider({ children }: { children: ReactNode }) {
    const { cluster } = useConnection();
    useEffect(() => {
        if (cluster.local) registerBurner();
    }, [cluster.local]);
    const chain = useChainName();
    const choices = useChoices(chain);
    const [chosen, setChosen] = useState<{ wallet: string; address: string }>();
    const owner = choices.find(({ name }) => name === chosen?.wallet);
    const account = owner?.accounts.find((one) => one.address === chosen?.address);
    const signer = useMemo(() => account && signerOf(account, chain), [account, chain]);
    const choose = (next: UiWalletAccount | undefined, from?: UiWallet) => {
        keep(LAST, next && from?.name);
        setChosen(next && from && { wallet: from.name, address: next.address });
    };
    const last = choices.find(({ name }) => name === kept(LAST));
    const wallet =
        owner && signer
            ? { name: owner.name, icon: owner.icon, address: signer.address, signer }
            : undefined;
    return (
        <Context value={{ wallet, choices, choose }}>
            {last && !account && <Reconnect key={last.name} wallet={last} choose={choose} />}
            {children}
        </Context>
    );
}

/** Wallets of this browser that sign for the chain; the burner only where the chain is local. */
function useChoices(chain: ChainName): readonly UiWallet[] {
    const { cluster } = useConnection();
    const wallets = useWallets();
    return useMemo(
        () =>
            wallets.filter(
                (wallet) =>
                    signsFor(wallet, chain) && (cluster.local || wallet.name !== BURNER_NAME),
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

/** The address of the connected wallet. */
export const useOwner = (): Address | undefined => useWallet().wallet?.address;

/** A wallet that was connected at the last visit is asked without a window of its own. */
function Reconnect({ wallet, choose }: { wallet: UiWallet; choose: WalletState['choose'] }) {
    const [, connect] = useConnect(wallet);
    useEffect(() => {
        connect({ silent: true }).then(
            ([account]) => account && choose(account, wallet),
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

function signsFor(wallet: UiWallet, chain: ChainName): boolean {
    const features = wallet.features as readonly string[];
    return (
        wallet.chains.includes(chain) &&
        features.includes(SIGNS) &&
        features.includes(StandardConnect)
    );
}

/** Lets go of a wallet, where it can be told. */
export async function disconnect(wallet: UiWallet): Promise<void> {
    if (!(wallet.features as readonly string[]).includes(StandardDisconnect)) return;
    const feature = getWalletFeature(wallet, StandardDisconnect) as { disconnect(): Promise<void> };
    await feature.disconnect();
}
