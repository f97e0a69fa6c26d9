/** The end of a stream, in two steps: closed to funding, then its slot freed once all is claimed. */
import { rules, StreamState } from '@acequia/client';
import { retireAction, windDownAction } from '../../../acts/funding';
import { useConnection } from '../../../chain/connection';
import { useTokens } from '../../../tokens/tokens';
import { ActionButton } from '../../../transact/transact';
import { Amount } from '../../../ui/figures';
import type { OfStream } from './ofStream';

export function Finish({ pool, stream }: OfStream) {
    const { rpc } = useConnection();
    const { books, decimals, mint } = stream;
    const { symbol } = useTokens()(mint);
    const owed = books.streamed - books.paid;
    const isClosing = books.state === StreamState.Closing;
    return (
        <div className="stack">
            <p>
                {isClosing ? 'It is closed to funding. ' : 'Its schedule has ended. '}
                <Amount units={owed} decimals={decimals} mint={mint} /> are still owed to those who
                staked, and stay theirs.
            </p>
            <p className="small">
                {isClosing
                    ? 'Once all of it is claimed, its slot can be freed. Its dust and its rent come back to you.'
                    : 'Winding it down closes it to funding for good, so that its slot can be freed once all is claimed.'}
            </p>
            <div className="buttons">
                {isClosing ? (
                    <ActionButton action={() => retireAction(rpc, { pool, stream }, symbol)}>
                        Review the retirement
                    </ActionButton>
                ) : (
                    <ActionButton
                        disabled={!rules.isFinished(books.schedule)}
                        action={() => windDownAction({ pool, stream }, symbol)}
                    >
                        Review the winding down
                    </ActionButton>
                )}
            </div>
        </div>
    );
}
