/** Play money for a wallet, where the chain is one of play money. */
import type { Address } from '@solana/kit';
import { useEffect, useState } from 'react';
import { useConnection } from '../chain/connection';
import { useRefresh } from '../chain/queries';
import { Notice } from '../ui/notice';

/** How long it is said that something was sent [ms]. */
const SEEN_MS = 8_000;

/** Asks the faucet of a local chain. Nothing where there is none. */
export function FaucetButton({ to }: { to: Address }) {
    const { faucet } = useConnection().cluster;
    const refresh = useRefresh();
    const [state, setState] = useState<'idle' | 'asking' | 'given' | 'failed'>('idle');
    useEffect(() => {
        if (state !== 'given') return undefined;
        const timer = setTimeout(() => setState('idle'), SEEN_MS);
        return () => clearTimeout(timer);
    }, [state]);
    if (!faucet) return null;
    const ask = async () => {
        setState('asking');
        setState(await asked(faucet, to));
        await refresh();
    };
    return (
        <>
            <button
                type="button"
                className="main"
                disabled={state === 'asking'}
                onClick={() => void ask()}
            >
                {state === 'asking' ? 'Asking the faucet…' : 'Get play money'}
            </button>
            {state === 'given' && (
                <Notice kind="good">The faucet has sent SOL and tokens to stake.</Notice>
            )}
            {state === 'failed' && (
                <Notice kind="problem">
                    The faucet does not answer. Is the local chain still running?
                </Notice>
            )}
        </>
    );
}

async function asked(faucet: string, address: Address): Promise<'given' | 'failed'> {
    try {
        const headers = { 'content-type': 'application/json' };
        const response = await fetch(faucet, {
            method: 'POST',
            headers,
            body: JSON.stringify({ address }),
        });
        return response.ok ? 'given' : 'failed';
    } catch {
        return 'failed';
    }
}
