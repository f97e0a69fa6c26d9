/** A stranger's link: looked at before it is gone to. */
import { visible } from '@acequia/client';
import { useId, useRef } from 'react';
import { Notice } from '../ui/notice';
import { destinationOf, type Destination } from './words';

export function LinkLook({ link }: { link: string }) {
    const to = destinationOf(link);
    if (to) return <Look link={link} to={to} />;
    return (
        <p>
            It names a link that leads nowhere: <code translate="no">{visible(link)}</code>
        </p>
    );
}

function Look({ link, to: { whole, host, isOther } }: { link: string; to: Destination }) {
    const dialog = useRef<HTMLDialogElement>(null);
    const title = useId();
    const close = () => dialog.current?.close();
    return (
        <div>
            <button type="button" onClick={() => dialog.current?.showModal()}>
                <span>
                    Look at its link to <bdi translate="no">{visible(host)}</bdi>
                </span>
            </button>
            <dialog ref={dialog} aria-labelledby={title}>
                <h2 id={title} tabIndex={-1}>
                    This link leads away
                </h2>
                <p>
                    To <strong translate="no">{host}</strong>. Whoever runs the pool wrote it, and
                    nobody has looked at what is there. The whole address:
                </p>
                <p>
                    <code className="whole" translate="no">
                        {visible(whole)}
                    </code>
                </p>
                {isOther && (
                    <Notice kind="warning">
                        It is written <code translate="no">{visible(link)}</code>, which is not how
                        a browser reads it.
                    </Notice>
                )}
                <p className="small">
                    Never type a seed phrase anywhere, and sign nothing that you did not look for.
                </p>
                <div className="buttons">
                    <button type="button" onClick={close}>
                        Stay here
                    </button>
                    <a
                        className="button"
                        href={whole}
                        target="_blank"
                        rel="noreferrer noopener nofollow"
                        onClick={close}
                    >
                        Go there
                    </a>
                </div>
            </dialog>
        </div>
    );
}
