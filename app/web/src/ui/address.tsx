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
                {copied ? '✓' : '⧉'}
            </button>
            <span role="status" className="unseen">
                {copied ? 'Copied' : ''}
            </span>
        </span>
    );
}
