/** Funding a curve further. */
import { extendAction } from '../../../acts/funding';
import { useConnection } from '../../../chain/connection';
import { Further } from './Further';
import type { OfStream } from './ofStream';

export function Extend({ pool, stream, now }: OfStream) {
    const { rpc } = useConnection();
    return (
        <Further
            stream={stream}
            now={now}
            review="Review the extension"
            action={(segments, how) => extendAction(rpc, { pool, stream }, segments, how)}
        />
    );
}
