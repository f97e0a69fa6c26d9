/** A stream handed over, in two steps: offered by its funder, accepted by the next. */
import { unwrapOption } from '@solana/kit';
import { acceptStreamAction, offerStreamAction } from '../../../acts/funding';
import { ActionButton } from '../../../transact/transact';
import { Address } from '../../../ui/address';
import { Notice } from '../../../ui/notice';
import { AddressAct } from '../../../transact/AddressAct';
import type { OfStream } from './ofStream';

type Offer = Pick<OfStream, 'pool' | 'stream'>;

export function HandOver(of: Offer) {
    const pending = unwrapOption(of.stream.pendingFunder);
    const takesBack = (
        <ActionButton kind="plain" action={() => offerStreamAction(of)}>
            Take the offer back
        </ActionButton>
    );
    return (
        <div className="stack">
            <p className="small">
                Whoever accepts may do all that you may: extend, commit, take back what is free,
                retire. Until then it is yours.
            </p>
            {pending && (
                <Notice kind="warning" action={takesBack}>
                    <Address of={pending} /> may accept this stream.
                </Notice>
            )}
            <AddressAct
                label="Offer this stream to"
                hint="Another key, a multisig, or a program’s address."
                verb="Offer the stream"
                action={(to) => offerStreamAction(of, to)}
            />
        </div>
    );
}

/** What somebody sees whom a stream was offered to. */
export function OfferedStream(of: Offer) {
    const button = (
        <ActionButton kind="plain" action={() => acceptStreamAction(of)}>
            Accept the stream
        </ActionButton>
    );
    return (
        <Notice kind="hint" action={button}>
            This stream is offered to you.
        </Notice>
    );
}
