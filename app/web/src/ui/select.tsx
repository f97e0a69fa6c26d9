/** A choice among a few. */
import { useId } from 'react';

/** What can be chosen, and what it is called. */
export interface Option<T extends string> {
    readonly value: T;
    readonly label: string;
    readonly disabled?: boolean;
}

/** A list to choose from, with its name above it. */
export function Select<T extends string>({
    label,
    value,
    options,
    choose,
}: {
    label: string;
    value: T;
    options: readonly Option<T>[];
    choose: (value: T) => void;
}) {
    const id = useId();
    return (
        <div>
            <label htmlFor={id}>{label}</label>
            <select id={id} value={value} onChange={(event) => choose(event.target.value as T)}>
                {options.map((one) => (
                    <option key={one.value} value={one.value} disabled={one.disabled}>
                        {one.label}
                    </option>
                ))}
            </select>
        </div>
    );
}
