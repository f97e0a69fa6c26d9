/** What the dialog of the wallet's button shows: what there is to connect, and what the connected one holds. */
import { ClientFailure, explain, visible, type Explanation } from '@acequia/client';
import { useConnect, type UiWallet, type UiWalletAccount } from '@wallet-standard/react';
import { useState } from 'react';
import { useConnection } from '../chain/connection';
import { useBalances } from '../chain/queries';
import { Address } from '../ui/address';
import { sol } from '../ui/format';
import { Notice } from '../ui/notice';
import { FaucetButton } from './FaucetButton';
import { OtherAccount, WhichAccount } from './accounts';
import { acts, disconnect, useWallet, type ConnectedWallet } from './wallet';

const NO_ACCOUNT: Explanation = {
    kind: 'wallet',
    condition: 'The wallet shows no account that can sign for this chain.',
    remedy: 'Choose one in the wallet, and connect it again.',
};

export default function WalletDialog({ done }: { done: () => void }) {
    const { wallet } = useWallet();
    return wallet ? <Connected wallet={wallet} /> : <Choices done={done} />;
}

function Connected({ wallet }: { wallet: ConnectedWallet }) {
    const { choices, choose } = useWallet();
    const balances = useBalances(wallet.address).data;
    const letGo = async () => {
        const choice = choices.find(({ name }) => name === wallet.name);
        choose(undefined);
        if (choice) await disconnect(choice);
    };
    return (
        <>
            <dl className="facts">
                <div>
                    <dt>Address</dt>
                    <dd>
                        <Address of={wallet.address} />
                    </dd>
                </div>
                <div>
                    <dt>Holds</dt>
                    <dd>{balances ? `${sol(balances.lamports)} SOL` : '…'}</dd>
                </div>
            </dl>
            <OtherAccount wallet={wallet} />
            <div className="row">
                <FaucetButton to={wallet.address} />
                <button type="button" onClick={() => void letGo()}>
                    Disconnect
                </button>
            </div>
        </>
    );
}

function Choices({ done }: { done: () => void }) {
    const { choices, choose } = useWallet();
    const { cluster } = useConnection();
    const [problem, setProblem] = useState<unknown>();
    const [asked, setAsked] = useState<string>();
    const several = choices.find(({ name }) => name === asked);
    const words = problem === undefined ? undefined : explain(problem);
    const take = (account: UiWalletAccount, wallet: UiWallet) => {
        choose(account, wallet);
        done();
    };
    if (several) {
        return <WhichAccount of={several} choose={(account) => take(account, several)} />;
    }
    return (
        <>
            {choices.length === 0 && (
                <Notice kind="hint">
                    No wallet in this browser signs Solana transactions by Wallet Standard. Install
                    one and open this page again.
                </Notice>
            )}
            <ul className="choices">
                {choices.map((wallet) => (
                    <li key={wallet.name}>
                        <Choice wallet={wallet} take={take} ask={setAsked} fail={setProblem} />
                    </li>
                ))}
            </ul>
            {cluster.local && (
                <p className="small">
                    The burner wallet is made in this browser for the local chain. Its key is kept
                    here unprotected: never send it anything of value.
                </p>
            )}
            {words && (
                <Notice kind="problem">
                    <strong>{words.condition}</strong> {words.remedy}
                </Notice>
            )}
        </>
    );
}

function Choice({
    wallet,
    take,
    ask,
    fail,
}: {
    wallet: UiWallet;
    take: (account: UiWalletAccount, wallet: UiWallet) => void;
    /** Asks which of several accounts of the wallet of that name it is. */
    ask: (wallet: string) => void;
    fail: (problem: unknown) => void;
}) {
    const [connecting, connect] = useConnect(wallet);
    const press = async () => {
        fail(undefined);
        try {
            const [account, ...more] = (await connect()).filter(acts);
            if (account && more.length === 0) take(account, wallet);
            else if (account) ask(wallet.name);
            else throw new ClientFailure(NO_ACCOUNT);
        } catch (error) {
            fail(error);
        }
    };
    return (
        <button type="button" className="choice" disabled={connecting} onClick={() => void press()}>
            <img src={wallet.icon} alt="" width="28" height="28" /> {visible(wallet.name)}
        </button>
    );
}
