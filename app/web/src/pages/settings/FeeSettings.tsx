import { useId, useState, type FormEvent } from 'react';
import { keepPriorityLimit, priorityLimit, USUAL_LIMIT } from '../../transact/terms';
import { useTypedAmount } from '../../ui/amountField';
import { sol } from '../../ui/format';
import { writeHere } from '../../ui/marks';

const DECIMALS = 9;

/** What a transaction may pay to come first. */
export function FeeSettings() {
    const [limit, setLimit] = useState(priorityLimit);
    const choose = (next: bigint) => {
        keepPriorityLimit(next);
        setLimit(next);
    };
    return (
        <section className="card" aria-labelledby="fees">
            <h2 id="fees">Fees</h2>
            <p>
                Where the chain is busy, a transaction pays to come first: what others paid lately
                for the same accounts, never more than this. The review says how much, before you
                sign.
            </p>
            <p role="status">
                {limit === 0n
                    ? 'Nothing is paid to come first.'
                    : `At most ${sol(limit)} SOL a transaction.`}
            </p>
            <LimitForm choose={choose} />
            <div className="buttons">
                <button type="button" onClick={() => choose(0n)}>
                    Pay nothing
                </button>
                <button type="button" onClick={() => choose(USUAL_LIMIT)}>
                    Use {sol(USUAL_LIMIT)} SOL
                </button>
            </div>
        </section>
    );
}

function LimitForm({ choose }: { choose: (limit: bigint) => void }) {
    const { text, type, units, problem } = useTypedAmount(DECIMALS);
    const [field, words] = [useId(), useId()];
    const submit = (event: FormEvent) => {
        event.preventDefault();
        if (units !== undefined) choose(units);
    };
    return (
        <form onSubmit={submit} noValidate>
            <label htmlFor={field}>Most to pay to come first, in SOL</label>
            <div className="row">
                <input
                    id={field}
                    inputMode="decimal"
                    value={text}
                    placeholder={writeHere(USUAL_LIMIT, DECIMALS)}
                    aria-invalid={problem !== undefined}
                    aria-describedby={problem === undefined ? undefined : words}
                    onChange={(event) => type(event.target.value)}
                />
                <button type="submit">Use this limit</button>
            </div>
            {problem !== undefined && (
                <p id={words} role="alert">
                    {problem}
                </p>
            )}
        </form>
    );
}
