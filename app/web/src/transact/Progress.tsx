import { Notice } from '../ui/notice';
import type { Stage } from './run';
import { TimeLeft } from './TimeLeft';

const STEPS = ['checking', 'waiting'] as const;
const WORDS = {
    checking: 'Your wallet is asked',
    waiting: 'Signed and sent; waiting for the chain',
} as const;

/** Where a transaction is on its way. */
export function Progress({ stage }: { stage: Extract<Stage, { at: 'running' }> }) {
    const { nth, of, doing, asking, unkept = false } = stage;
    const at = STEPS.indexOf(doing);
    return (
        <>
            {of > 1 && (
                <p>
                    Transaction {nth} of {of}
                </p>
            )}
            <progress
                aria-label="Progress"
                max={of * STEPS.length}
                value={(nth - 1) * STEPS.length + at + 0.5}
            />
            {unkept && (
                <Notice kind="warning">
                    This browser keeps nothing for this page: leave it open until this is done.
                </Notice>
            )}
            <ol className="progress">
                {STEPS.map((step, index) => (
                    <li
                        key={`${step} ${Math.sign(index - at)}`}
                        data-state={index < at ? 'past' : index === at ? 'now' : 'next'}
                    >
                        {WORDS[step]}
                        {index < at ? ': done' : index === at ? '…' : ''}
                    </li>
                ))}
            </ol>
            {asking && <TimeLeft key={asking.until.toString()} {...asking} />}
        </>
    );
}
