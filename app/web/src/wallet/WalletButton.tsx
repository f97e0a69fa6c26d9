/** The wallet's button, and its dialog. */
import { visible } from '@acequia/client';
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { Lines } from '../ui/loading';
import { useWallet } from './wallet';

// It comes once the page stands.
const loadDialog = () => import('./WalletDialog');
const WalletDialog = lazy(loadDialog);

/** The button in the head of every page. What its dialog shows is asked for when it opens: a browser has six
 *  lines to a node, and a page's own figures come first. */
export function WalletButton() {
    const { wallet } = useWallet();
    const [open, setOpen] = useState(false);
    const dialog = useRef<HTMLDialogElement>(null);
    const title = useId();
    useEffect(() => {
        loadDialog().catch(() => {}); // Whoever opens it is told.
    }, []);
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
                {open && (
                    <Suspense fallback={<Lines />}>
                        <WalletDialog done={() => setOpen(false)} />
                    </Suspense>
                )}
                <div className="buttons">
                    <button type="button" onClick={() => setOpen(false)}>
                        Close
                    </button>
                </div>
            </dialog>
        </>
    );
}
