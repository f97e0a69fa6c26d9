import { isAddress } from '@acequia/farm-file';
import type { ReactNode } from 'react';
import { TextField } from '../../../ui/Field';

/** A field for an address, which says so where something else stands in it. */
export function AddressField(props: {
    readonly label: string;
    readonly hint?: string;
    /** Follows it: the button that uses it. */
    readonly suffix?: ReactNode;
    readonly value: string;
    readonly onChange: (text: string) => void;
}) {
    const typed = props.value.trim();
    const fits = typed === '' || isAddress(typed);
    const fault = { condition: 'this is no address', remedy: 'copy it whole: 32 to 44 letters' };
    return <TextField {...props} fault={fits ? undefined : fault} />;
}
