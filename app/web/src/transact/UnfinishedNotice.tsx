/** Transactions of an earlier visit whose outcome nobody has seen yet. */
import { explain } from '@acequia/client';
import { useState } from 'react';
import { useConnection } from '../chain/connection';
import { useRefresh } from '../chain/queries';
import { Notice } from '../ui/notice';
import { settled } from './run';
import { unfinishedOn, type Unfinished } from './unfinished';

/** Offers to find out what became of each. The same bytes are sent again, so nothing is done twice. */
export function UnfinishedNotice() {
    const { cluster } = useConnection();
    const [found] = useState(() => unfinishedOn(cluster.rpc));
    return found.map((one) => <Outcome key={one.signed.signature} of={one} />);
}

function Outcome({ of: { title, signed } }: { of: Unfinished }) {
    const connection = useConnection();
    const refresh = useRefresh();
    const [said, setSaid] = useState<{ kind: 'good' | 'problem'; words: string }>();
    const [asking, setAsking] = useState(false);
    const ask = async () => {
        setAsking(true);
        try {
            await settled({ connection }, signed);
            setSaid({ kind: 'good', words: `${title}: it has landed.` });
            await refresh();
        } catch (error) {
            const { condition, remedy } = explain(error);
            setSaid({ kind: 'problem', words: `${title}: ${condition} ${remedy}` });
        }
        setAsking(false);
    };
    if (said) return <Notice kind={said.kind}>{said.words}</Notice>;
    const button = (
        <button type="button" disabled={asking} onClick={() => void ask()}>
            {asking ? 'Asking the chain…' : 'Find out'}
        </button>
    );
    return (
        <Notice kind="warning" action={button}>
            You signed “{title}” at an earlier visit, and its outcome is not known yet.
        </Notice>
    );
}
