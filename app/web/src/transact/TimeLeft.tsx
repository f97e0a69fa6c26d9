import { fetchBlocksLeft } from '@acequia/client';
import { useQuery } from '@tanstack/react-query';
import { useConnection } from '../chain/connection';
import { counted } from '../ui/format';
import { Notice } from '../ui/notice';
import type { Asking } from './run';

const LOOK_MS = 1_000;
/** For how many blocks a signature is good to begin with. */
const ALL = 150;

/** For how long the signature that a wallet is asked for would be good, in blocks: how long one takes is
 *  the chain's business. Once it is too late, another is one click away. */
export function TimeLeft({ until, signAnew }: Asking) {
    const { rpc, cluster } = useConnection();
    const { data: left } = useQuery({
        queryKey: ['blocks-left', cluster.rpc, until.toString()],
        queryFn: () => fetchBlocksLeft(rpc, { lastValidBlockHeight: until }),
        refetchInterval: LOOK_MS,
        refetchIntervalInBackground: true, // a wallet may stand in front
        gcTime: 0,
    });
    if (left === undefined) return null;
    if (left === 0n) {
        const button = (
            <button type="button" className="main" onClick={signAnew}>
                Sign anew
            </button>
        );
        return (
            <Notice kind="warning" action={button}>
                It is too late for this signature: the chain does not take it any more, and nothing
                was sent. Close your wallet’s window and sign anew.
            </Notice>
        );
    }
    return (
        <p role="timer">
            What you sign now is good for {counted(left, 'block')} more.{' '}
            <meter min={0} max={ALL} low={ALL / 3} value={Number(left)} aria-hidden="true" />
        </p>
    );
}
