/** Connecting a wallet, and what the connected one holds. */
import { explain, visible } from '@acequia/client';
import { useConnect, type UiWallet } from '@wallet-standard/react';
import { useEffect, useId, useRef, useState } from 'react';
import { useConnection } from '../chain/connection';
import { useBalances } from '../chain/queries';
import { Address } from '../ui/address';
import { sol } from '../ui/format';
import { Notice } from '../ui/notice';
import { FaucetButton } from './FaucetButton';
import { disconnect, useWallet, type ConnectedWallet } from './wallet';

/** The button in the head of every page. */
export function WalletButton() {
    const { wallet } = useWallet();
    const [open, setOpen] = useState(false);
    const dialog = useRef<HTMLDialogElement>(null);
    const title = useId();
    useEffect(() => {
        if (open && !dialog.current?.open) dialog.current?.showModal();
        if (!open) dialog.current?.close();
    }, [open]);
    return (
        <>
            <button
                type="button"
                className={wallet ? 'plain' : 'main'}
                onClick={() => setOpen(true)}
            >
                {wallet ? (
                    <>
                        <img src={wallet.icon} alt="" width="18" height="18" />{' '}
                        <span className="unseen">{visible(wallet.name)}, </span>
                        {wallet.address.slice(0, 4)}…{wallet.address.slice(-4)}
                    </>
                ) : (
                    'Connect wallet'
                )}
            </button>
            <dialog ref={dialog} aria-labelledby={title} onClose={() => setOpen(false)}>
                <h2 id={title} tabIndex={-1}>
                    {wallet ? visible(wallet.name) : 'Connect a wallet'}
                </h2>
                {wallet ? <Connected wallet={wallet} /> : <Choices done={() => setOpen(false)} />}
                <div className="buttons">
                    <button type="button" onClick={() => setOpen(false)}>
                        Close
                    </button>
                </div>
            </dialog>
        </>
    );
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
            <FaucetButton to={wallet.address} />
            <button type="button" onClick={() => void letGo()}>
                Disconnect
            </button>
        </>
    );
}

function Choices({ done }: { done: () => void }) {
    const { choices } = useWallet();
    const { cluster } = useConnection();
    const [problem, setProblem] = useState<unknown>();
    const words = problem === undefined ? undefined : explain(problem);
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
                        <Choice wallet={wallet} done={done} fail={setProblem} />
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
    done,
    fail,
}: {
    wallet: UiWallet;
    done: () => void;
    fail: (problem: unknown) => void;
}) {
    const { choose } = useWallet();
    const [connecting, connect] = useConnect(wallet);
    const press = async () => {
        fail(undefined);
        try {
            const [account] = await connect();
            if (account) choose(account, wallet);
            done();
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
