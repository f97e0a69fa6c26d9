/** The end of a stream, in two steps: closed to funding, then its slot freed once all is claimed. */
import { heirOf, isClosed, isPenaltyFlow, rules, StreamState } from '@acequia/client';
import { endFlowAction, retireAction, windDownAction } from '../../../acts/funding';
import { useConnection } from '../../../chain/connection';
import { useTokens } from '../../../tokens/tokens';
import { ActionButton } from '../../../transact/transact';
import { Amount, When } from '../../../ui/figures';
import { useOwner } from '../../../wallet/wallet';
import type { OfStream } from './ofStream';

type Of = Pick<OfStream, 'pool' | 'stream'>;

export function Finish({ pool, stream }: Of) {
    const { rpc } = useConnection();
    const { books, decimals, mint } = stream;
    const { symbol } = useTokens()(mint);
    const owed = books.streamed - books.paid;
    const isClosing = books.state === StreamState.Closing;
    const heir = isPenaltyFlow(stream) ? 'the pool’s creator' : 'its funder';
    const to = heirOf(pool, stream) === useOwner() ? 'come back to you' : `go to ${heir}`;
    if (!isClosing && !rules.isFinished(books.schedule)) {
        return <Unfinished pool={pool} stream={stream} />;
    }
    return (
        <div className="stack">
            <p>
                {isClosing ? 'It is closed to funding. ' : 'Its schedule has ended. '}
                <Amount units={owed} decimals={decimals} mint={mint} /> are still owed to those who
                staked, and stay theirs.
            </p>
            <p className="small">
                {isClosing
                    ? `Once all of it is claimed, its slot can be freed. Its dust and its rent ${to}.`
                    : 'Winding it down closes it to funding for good, so that its slot can be freed once all is claimed.'}
            </p>
            <div className="buttons">
                {isClosing ? (
                    <ActionButton action={() => retireAction(rpc, { pool, stream }, symbol)}>
                        Review the retirement
                    </ActionButton>
                ) : (
                    <ActionButton action={() => windDownAction({ pool, stream }, symbol)}>
                        Review the winding down
                    </ActionButton>
                )}
            </div>
        </div>
    );
}

/** What still has something to stream: a flow, which ends first, or any stream of a closed pool. */
function Unfinished({ pool, stream }: Of) {
    const { books, decimals, mint } = stream;
    const { symbol } = useTokens()(mint);
    const left = (
        <Amount units={rules.unstreamed(books.schedule)} decimals={decimals} mint={mint} />
    );
    const ends = <When time={rules.endsAt(books.schedule)} />;
    if (isClosed(pool)) {
        return (
            <div className="stack">
                <p>
                    The pool has closed for good, so nobody can earn what is still to come, {left}:
                    it is its funder’s, whatever was committed.
                </p>
                <div className="buttons">
                    <ActionButton action={() => windDownAction({ pool, stream }, symbol)}>
                        Review the winding down
                    </ActionButton>
                </div>
            </div>
        );
    }
    if (books.state === StreamState.Ending) {
        return (
            <p>
                It takes no deposits any more and streams {left} until {ends}. Anyone can wind it
                down then.
            </p>
        );
    }
    return (
        <div className="stack">
            <p>
                It then takes no deposits, and streams what it has, {left}, until {ends}.
            </p>
            <p className="small">
                What a stretch without stakers would have streamed comes back to you. It cannot be
                undone.
            </p>
            <div className="buttons">
                <ActionButton action={() => endFlowAction({ pool, stream }, symbol)}>
                    Review the ending
                </ActionButton>
            </div>
        </div>
    );
}
