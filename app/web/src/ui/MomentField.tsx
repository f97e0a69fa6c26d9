/** A date and a time, by the clocks of where the person is. */
import { TextField, type Fault } from './Field';
import { readLocal, writeLocal, ZONE } from './localTime';

export function MomentField({
    label,
    time,
    fault,
    change,
}: {
    label: string;
    /** [unix s] */
    time: bigint | undefined;
    fault: Fault | undefined;
    change: (time: bigint | undefined) => void;
}) {
    const value = time === undefined ? '' : writeLocal(time);
    return (
        <TextField
            label={label}
            hint={`In your time zone, ${ZONE}.`}
            type="datetime-local"
            step={value.length > '2026-06-15T17:46'.length ? 1 : undefined}
            value={value}
            fault={fault}
            onChange={(text) => change(readLocal(text))}
        />
    );
}
