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
        <span className="address" translate="no">
            <code title={of}>{label ?? short(of)}</code>
            <button
                type="button"
                className="quiet"
                onClick={() => void copy()}
                aria-label={`Copy ${label ?? 'address'} ${of}`}
            >
                {copied ? '✓' : <CopySign />}
            </button>
            <span role="status" className="unseen">
                {copied ? 'Copied' : ''}
            </span>
        </span>
    );
}

/** Drawn, since not every system has a letter for it. */
function CopySign() {
    return (
        <svg
            width="14"
            height="14"
            viewBox="0 0 14 14"
            fill="none"
            stroke="currentColor"
            aria-hidden="true"
        >
            <rect x="1" y="4" width="9" height="9" rx="1.5" />
            <path d="M4.5 1.5H11A1.5 1.5 0 0 1 12.5 3v6.5" />
        </svg>
    );
}
