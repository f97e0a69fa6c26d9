/** Addresses: short to look at, whole to copy. */
import type { Address as Base58 } from '@solana/kit';
import { useState } from 'react';
import { short } from '../tokens/tokens';

/** An address that can be copied. */
export function Address({ of, label }: { of: Base58; label?: string }) {
    const [copied, setCopied] = useState(false);
    const copy = async () => {
        await navigator.clipboard.writeText(of);
        setCopied(true);
        setTimeout(() => setCopied(false), 1_500);
    };
    return (
        <span className="address">
            <code title={of}>{label ?? short(of)}</code>
            <button
                type="button"
                className="quiet"
                onClick={() => void copy()}
                aria-label={`Copy ${label ?? 'address'} ${of}`}
            >
                <CopySign done={copied} />
            </button>
            <span role="status" className="unseen">
                {copied ? 'Copied' : ''}
            </span>
        </span>
    );
}

/** Two sheets; a tick once it is done. Drawn, since few fonts have a sign for it. */
function CopySign({ done }: { done: boolean }) {
    return (
        <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" className="line">
            {done ? <path d="M2 8.5l4 4 8-9" /> : <path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />}
        </svg>
    );
}
