/** The steps of a schedule as a table: the same numbers as its plot, for a keyboard. */
import { perDay, totalOf, type Segment } from '@acequia/plan';
import { useId } from 'react';
import type { Fault } from '../../../ui/Field';
import { Scrolls } from '../../../ui/Scrolls';
import { percent } from '../../../ui/format';
import { shortFigure } from '../../../ui/plotData';
import type { StepForm } from '../form/model';
import { spanHere, spanInFile } from '../form/spans';
import styles from './schedule.module.css';

interface Props {
    readonly steps: readonly StepForm[];
    /** The same, where they can be read. */
    readonly segments: readonly Segment[] | undefined;
    readonly decimals: number;
    readonly symbol: string;
    readonly faultOf: (field: string) => Fault | undefined;
    readonly change: (steps: readonly StepForm[]) => void;
    /** A field was left: what depends on it follows. */
    readonly settle: (nth: number) => void;
}

const MOST = 24;

export function StepTable({ steps, segments, decimals, symbol, faultOf, change, settle }: Props) {
    const set = (nth: number, part: Partial<StepForm>) =>
        change(steps.map((step, at) => (at === nth ? { ...step, ...part } : step)));
    const sum = segments && totalOf(segments);
    const isFull = steps.length >= MOST;
    const last = steps.at(-1)?.for ?? '30 days';
    return (
        <>
            <Scrolls label="Steps of the schedule">
                <table className={styles.steps}>
                    <caption className="unseen">Steps of the schedule</caption>
                    <thead>
                        <tr>
                            <th scope="col">Step</th>
                            <th scope="col">Lasts</th>
                            <th scope="col">Pays in all ({symbol})</th>
                            <th scope="col" className="number">
                                A day
                            </th>
                            <th scope="col" className="number">
                                Share
                            </th>
                            <th scope="col">
                                <span className="unseen">Remove</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        {steps.map((step, nth) => {
                            const segment = segments?.[nth];
                            return (
                                <tr key={nth}>
                                    <th scope="row">{nth + 1}</th>
                                    <td>
                                        <Cell
                                            label={`Step ${nth + 1} lasts`}
                                            value={spanHere(step.for)}
                                            fault={faultOf(`step ${nth} for`)}
                                            onChange={(text) => set(nth, { for: spanInFile(text) })}
                                        />
                                    </td>
                                    <td>
                                        <Cell
                                            label={`Step ${nth + 1} pays`}
                                            value={step.amount}
                                            fault={faultOf(`step ${nth} amount`)}
                                            onChange={(text) => set(nth, { amount: text })}
                                            onBlur={() => settle(nth)}
                                        />
                                    </td>
                                    <td className="number">
                                        {segment ? shortFigure(perDay(segment, decimals)) : '…'}
                                    </td>
                                    <td className="number">
                                        {segment && sum
                                            ? percent(Number(segment.amount) / Number(sum))
                                            : '…'}
                                    </td>
                                    <td>
                                        <button
                                            type="button"
                                            className="quiet"
                                            aria-label={`Remove step ${nth + 1}`}
                                            disabled={steps.length === 1}
                                            onClick={() =>
                                                change(steps.filter((_, at) => at !== nth))
                                            }
                                        >
                                            ✕
                                        </button>
                                    </td>
                                </tr>
                            );
                        })}
                    </tbody>
                </table>
            </Scrolls>
            <div className="row">
                <button
                    type="button"
                    disabled={isFull}
                    onClick={() => change([...steps, { for: last, amount: '0' }])}
                >
                    Add a step
                </button>
                <button
                    type="button"
                    disabled={isFull}
                    onClick={() => change([{ for: '14 days', amount: '0' }, ...steps])}
                >
                    Add a pause at the start
                </button>
            </div>
        </>
    );
}

function Cell({
    label,
    value,
    fault,
    onChange,
    onBlur,
}: {
    label: string;
    value: string;
    fault: Fault | undefined;
    onChange: (text: string) => void;
    onBlur?: () => void;
}) {
    const id = useId();
    return (
        <>
            <input
                aria-label={label}
                aria-invalid={fault ? true : undefined}
                aria-describedby={fault && id}
                autoComplete="off"
                value={value}
                onChange={(event) => onChange(event.target.value)}
                onBlur={onBlur}
            />
            {fault && (
                <span id={id} className="small">
                    ✕ {fault.condition}: {fault.remedy}
                </span>
            )}
        </>
    );
}
