import type { ComponentProps } from 'react';
import { TextField } from '../../../ui/Field';
import { spanHere, spanInFile } from './spans';

/** A span of time: "90 days". */
export function SpanField({
    value,
    onChange,
    ...rest
}: ComponentProps<typeof TextField> & { value: string }) {
    return (
        <TextField
            {...rest}
            value={spanHere(value)}
            onChange={(typed) => onChange(spanInFile(typed))}
        />
    );
}
