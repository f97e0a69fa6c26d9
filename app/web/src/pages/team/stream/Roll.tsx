/** Letting what nobody earned go on. No token moves. */
import { rollAction } from '../../../acts/funding';
import { useConnection } from '../../../chain/connection';
import { Further } from './Further';
import type { OfStream } from './ofStream';

export function Roll({ pool, stream, now }: OfStream) {
    const { rpc } = useConnection();
    return (
        <div className="stack">
            <p className="small">
                What streamed to nobody, or was held back by a rate that follows the stake, is paid
                to those who will be staked then. It can be taken back instead.
            </p>
            <Further
                stream={stream}
                now={now}
                most={stream.books.idle}
                review="Review what goes on"
                action={(segments, how) => rollAction(rpc, { pool, stream }, segments, how)}
            />
        </div>
    );
}
