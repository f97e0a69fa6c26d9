/** Transactions that were signed and whose outcome nobody has seen yet. */
import { explain } from '@acequia/client';
import { useState } from 'react';
import { useConnection } from '../chain/connection';
import { useRefresh } from '../chain/queries';
import { Notice } from '../ui/notice';
import { waitFor } from './run';
import { useWaiting, type Unfinished } from './unfinished';

/** Offers to find out what became of each. The same bytes are sent again, so nothing is done twice. */
export default function UnfinishedNotice() {
    const { rpc } = useConnection().cluster;
    const waiting = useWaiting(rpc);
    // What was found out stays in sight.
    const [seen, setSeen] = useState<ReadonlyMap<string, Unfinished>>(new Map());
    const added = waiting.filter(({ signed }) => !seen.has(signed.signature));
    if (added.length > 0) setSeen(new Map([...seen, ...added.map(named)]));
    return [...seen]
        .filter(([, one]) => one.rpc === rpc)
        .map(([signature, one]) => (
            <Outcome
                key={signature}
                of={one}
                isWaiting={waiting.some(({ signed }) => signed.signature === signature)}
            />
        ));
}

const named = (one: Unfinished) => [one.signed.signature, one] as const;

function Outcome({ of: { title, signed }, isWaiting }: { of: Unfinished; isWaiting: boolean }) {
    const connection = useConnection();
    const refresh = useRefresh();
    const [said, setSaid] = useState<{ kind: 'good' | 'problem'; words: string }>();
    const [asking, setAsking] = useState(false);
    const [isGone, setGone] = useState(false);
    const ask = async () => {
        setAsking(true);
        try {
            await waitFor({ connection }, signed);
            setSaid({ kind: 'good', words: `${title}: it has landed.` });
            await refresh();
        } catch (error) {
            const { condition, remedy } = explain(error);
            setSaid({ kind: 'problem', words: `${title}: ${condition} ${remedy}` });
        }
        setAsking(false);
    };
    if (isGone) return null;
    if (said && !isWaiting) {
        const close = (
            <button type="button" onClick={() => setGone(true)}>
                Close
            </button>
        );
        return (
            <Notice kind={said.kind} action={close}>
                {said.words}
            </Notice>
        );
    }
    if (!isWaiting && !asking) return null; // Found out elsewhere.
    const button = (
        <button type="button" disabled={asking} onClick={() => void ask()}>
            {asking ? 'Asking the chain…' : 'Find out'}
        </button>
    );
    return (
        <Notice kind="warning" action={button}>
            You signed “{title}” before, and its outcome is not known yet. {said?.words}
        </Notice>
    );
}
