import type { Landed } from '@acequia/client';
import { useConnection, useProgramThere } from '../chain/connection';
import { Notice } from '../ui/notice';

/** Transactions that have landed, by their signatures. */
export function Signatures({ landed }: { landed: readonly Landed[] }) {
    return (
        <Notice kind="good">
            <strong>Done.</strong> The chain has confirmed it.
            <ul className="signatures">
                {landed.map(({ signature }) => (
                    <li key={signature}>
                        <Signature of={signature} />
                    </li>
                ))}
            </ul>
        </Notice>
    );
}

/** A signature; on a public cluster, with the way to an explorer. */
export function Signature({ of }: { of: string }) {
    const { cluster } = useConnection();
    const there = useProgramThere().data;
    const shown = <code title={of} translate="no">{`${of.slice(0, 8)}…${of.slice(-8)}`}</code>;
    if (cluster.local || there === undefined || there === 'other') return shown;
    const query = there === 'mainnet' ? '' : `?cluster=${there}`;
    return (
        <a
            href={`https://explorer.solana.com/tx/${of}${query}`}
            target="_blank"
            rel="noreferrer noopener"
        >
            {shown}
        </a>
    );
}
