/** A control with its label, its hint and what is wrong with it. */
import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from 'react';
import styles from './Field.module.css';
import { writtenOut } from './unseen';

/** What is wrong with a value: the case, and the remedy. */
export interface Fault {
    readonly condition: string;
    readonly remedy: string;
    /** The language of these words, where it is not the page's. */
    readonly lang?: string;
}

/** Of what should be an address. */
export const NO_ADDRESS: Fault = {
    condition: 'this is no address',
    remedy: 'copy it whole: 32 to 44 letters',
};

interface Around {
    readonly label: ReactNode;
    readonly hint?: ReactNode;
    readonly fault?: Fault | undefined;
    /** Follows the value: a unit, a button. */
    readonly suffix?: ReactNode;
}

/** What ties a control to the words around it. */
interface Ties {
    readonly id: string;
    readonly 'aria-describedby'?: string | undefined;
    readonly 'aria-invalid'?: boolean | undefined;
}

/** A control of any kind. `children` makes it, with what ties it to its words. */
export function Field({
    label,
    hint,
    fault,
    suffix,
    children,
}: Around & { children: (ties: Ties) => ReactNode }) {
    const id = useId();
    const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
    return (
        <div className={styles.field}>
            <label htmlFor={id}>{label}</label>
            <div className={styles.control}>
                {children({
                    id,
                    'aria-describedby': described || undefined,
                    'aria-invalid': fault ? true : undefined,
                })}
                {suffix && <span className={styles.suffix}>{suffix}</span>}
            </div>
            {fault && (
                <p id={`${id}-fault`} className={styles.fault} lang={fault.lang}>
                    <span aria-hidden="true">✕ </span>
                    {sentence(fault.condition)} <span>{sentence(fault.remedy)}</span>
                </p>
            )}
            {hint && (
                <p id={`${id}-hint`} className={styles.hint}>
                    {hint}
                </p>
            )}
        </div>
    );
}

/** What the field shows is not all that stands in it. */
const Unseen = ({ written, hint }: { written: string; hint: ReactNode }) => (
    <>
        With letters that nobody sees: <bdi translate="no">{written}</bdi> {hint}
    </>
);

export function TextField({
    label,
    hint,
    fault,
    suffix,
    onChange,
    ...input
}: Around &
    Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> & {
        onChange: (value: string) => void;
    }) {
    const written = writtenOut(input.value);
    const told = written === undefined ? hint : <Unseen {...{ written, hint }} />;
    return (
        <Field label={label} hint={told} fault={fault} suffix={suffix}>
            {(ties) => (
                <input
                    autoComplete="off"
                    spellCheck={false}
                    {...input}
                    {...ties}
                    onChange={(event) => onChange(event.target.value)}
                />
            )}
        </Field>
    );
}

/** One of a few. */
export function SelectField({
    label,
    hint,
    fault,
    suffix,
    onChange,
    children,
    ...select
}: Around &
    Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange'> & {
        onChange: (value: string) => void;
    }) {
    return (
        <Field label={label} hint={hint} fault={fault} suffix={suffix}>
            {(ties) => (
                <select {...select} {...ties} onChange={(event) => onChange(event.target.value)}>
                    {children}
                </select>
            )}
        </Field>
    );
}

/** Yes or no. */
export function CheckField({
    label,
    hint,
    checked,
    onChange,
    disabled,
}: {
    label: ReactNode;
    hint?: ReactNode;
    checked: boolean;
    onChange: (checked: boolean) => void;
    disabled?: boolean;
}) {
    const id = useId();
    return (
        <div className={styles.check}>
            <input
                type="checkbox"
                id={id}
                checked={checked}
                disabled={disabled}
                aria-describedby={hint ? `${id}-hint` : undefined}
                onChange={(event) => onChange(event.target.checked)}
            />
            <div>
                <label htmlFor={id}>{label}</label>
                {hint && (
                    <p id={`${id}-hint`} className={styles.hint}>
                        {hint}
                    </p>
                )}
            </div>
        </div>
    );
}

/** "it is so" becomes "It is so." */
function sentence(words: string): string {
    const whole = words.charAt(0).toUpperCase() + words.slice(1);
    return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}
