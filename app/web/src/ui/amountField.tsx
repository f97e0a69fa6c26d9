/** A field for an amount of a token, typed by hand. */
import { explain, parseAmount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useId, useState } from 'react';
import { useTokens } from '../tokens/tokens';
import { useTypedRaw } from '../tokens/words';
import styles from './amountField.module.css';
import { Amount } from './figures';
import { MARKS, writeHere } from './marks';

/** What has been typed, and what it means. */
export interface TypedAmount {
    readonly text: string;
    /** [base units]; `undefined` where nothing is typed, or it is no amount. */
    readonly units: bigint | undefined;
    /** Why it is no amount. */
    readonly problem: string | undefined;
    readonly type: (text: string) => void;
    readonly clear: () => void;
}

/** An amount that a person types; `first` stands there before [base units]. */
export function useTypedAmount(decimals: number, first?: bigint): TypedAmount {
    const [text, type] = useState(() => (first === undefined ? '' : writeHere(first, decimals)));
    return { text, type, clear: () => type(''), ...read(text, decimals) };
}

function read(text: string, decimals: number): Pick<TypedAmount, 'units' | 'problem'> {
    if (text.trim() === '') return { units: undefined, problem: undefined };
    try {
        return { units: parseAmount(text, decimals, MARKS), problem: undefined };
    } catch (error) {
        const { condition, remedy } = explain(error);
        return { units: undefined, problem: `${condition} ${remedy}` };
    }
}

/** The field: what it is for, how much there is, and what is wrong with what was typed. */
export function AmountField({
    label,
    amount,
    decimals,
    mint,
    most,
    problem,
}: {
    /** Its name: "Stake amount". */
    label: string;
    amount: TypedAmount;
    decimals: number;
    mint: Address;
    /** What there is to choose from, filled in by a button. */
    most?: { readonly label: string; readonly units: bigint } | undefined;
    /** What is wrong beside what is no amount at all. */
    problem?: string | undefined;
}) {
    const id = useId();
    const { symbol } = useTokens()(mint);
    const raw = useTypedRaw({ mint, decimals });
    const wrong = amount.problem ?? problem;
    return (
        <div className={styles.field}>
            <label htmlFor={id}>{label}</label>
            <div className={styles.box}>
                <input
                    id={id}
                    type="text"
                    inputMode="decimal"
                    autoComplete="off"
                    placeholder="0"
                    value={amount.text}
                    onChange={(event) => amount.type(event.target.value)}
                    aria-invalid={wrong !== undefined}
                    aria-describedby={`${id}-there ${id}-problem`}
                />
                <span className={styles.symbol} aria-hidden="true">
                    {symbol}
                </span>
            </div>
            {most && (
                <Shares
                    of={most.units}
                    label={label}
                    choose={(units) => {
                        amount.type(writeHere(units, decimals));
                    }}
                />
            )}
            <p id={`${id}-there`} className={styles.there}>
                {most && (
                    <>
                        {most.label} <Amount units={most.units} decimals={decimals} mint={mint} />
                    </>
                )}{' '}
                {raw}
            </p>
            <p id={`${id}-problem`} className={styles.problem} aria-live="polite">
                {wrong}
            </p>
        </div>
    );
}

const SHARES = [25n, 50n, 75n] as const;

/** Quick choices of a part of what there is, and of all of it. */
function Shares({
    of,
    label,
    choose,
}: {
    of: bigint;
    label: string;
    choose: (units: bigint) => void;
}) {
    const what = label.toLowerCase();
    return (
        <div className={styles.shares}>
            {SHARES.map((share) => (
                <button
                    key={share}
                    type="button"
                    aria-label={`${share} % ${what}`}
                    onClick={() => choose((of * share) / 100n)}
                >
                    {share.toString()} %
                </button>
            ))}
            <button type="button" aria-label={`Max ${what}`} onClick={() => choose(of)}>
                Max
            </button>
        </div>
    );
}
