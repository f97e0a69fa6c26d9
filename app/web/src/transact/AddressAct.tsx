import { address, isAddress, type Address } from '@solana/kit';
import { useState } from 'react';
import type { Action } from './action';
import { ActionButton } from './transact';
import { NO_ADDRESS, TextField } from '../ui/Field';

/** A field for an address, and a button that does something with it. */
export function AddressAct({
    label,
    hint,
    verb,
    disabled = false,
    action,
}: {
    readonly label: string;
    readonly hint: string;
    readonly verb: string;
    readonly disabled?: boolean;
    readonly action: (to: Address) => Action;
}) {
    const [text, setText] = useState('');
    const typed = text.trim();
    const fits = isAddress(typed);
    const button = (
        <ActionButton
            kind="plain"
            disabled={!fits || disabled}
            action={() => ({ ...action(address(typed)), onDone: () => setText('') })}
        >
            {verb}
        </ActionButton>
    );
    return (
        <TextField
            label={label}
            hint={hint}
            value={text}
            suffix={button}
            fault={typed === '' || fits ? undefined : NO_ADDRESS}
            onChange={setText}
        />
    );
}
