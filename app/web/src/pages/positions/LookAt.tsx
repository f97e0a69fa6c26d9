/** Other people's positions: they are as public as one's own. */
import { isAddress, type Address } from '@solana/kit';
import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { NO_ADDRESS, TextField } from '../../ui/Field';
import styles from './positions.module.css';

/** Asks for an address, and goes to what it has. */
export function LookAt() {
    const [text, type] = useState('');
    const [, goTo] = useLocation();
    const typed = text.trim();
    const fault = typed === '' || isAddress(typed) ? undefined : NO_ADDRESS;
    const look = (event: FormEvent) => {
        event.preventDefault();
        if (isAddress(typed)) goTo(`/positions/${typed}`);
    };
    return (
        <form onSubmit={look} className={styles.look}>
            <TextField
                label="Look at the positions of an address"
                value={text}
                onChange={type}
                fault={fault}
                suffix={
                    <button type="submit" disabled={!isAddress(typed)}>
                        Look
                    </button>
                }
            />
        </form>
    );
}

/** Copies the address of the page that shows them to anybody. */
export function CopyLink({ to }: { to: Address }) {
    const [isCopied, setCopied] = useState(false);
    const copy = async () => {
        const url = new URL(location.href);
        url.search = '';
        url.hash = `/positions/${to}`;
        await navigator.clipboard.writeText(url.href);
        setCopied(true);
        setTimeout(() => setCopied(false), 1_500);
    };
    return (
        <span>
            <span role="status" className="small">
                {isCopied ? 'Copied' : ''}
            </span>{' '}
            <button type="button" onClick={() => void copy()}>
                Copy a link to share
            </button>
        </span>
    );
}
