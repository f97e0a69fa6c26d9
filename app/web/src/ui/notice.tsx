/** What a person should know: a problem with its remedy, a warning, a hint. */
import { explain, type Explanation } from '@acequia/client';
import type { ReactNode } from 'react';

/** A box of words. A `problem` is announced at once. */
export function Notice({
    kind,
    children,
    action,
}: {
    kind: 'hint' | 'warning' | 'problem' | 'good';
    children: ReactNode;
    action?: ReactNode;
}) {
    // no words
    const sign = { hint: 'ℹ', warning: '⚠', problem: '✕', good: '✓' }[kind];
    return (
        <div className={`notice ${kind}`} role={kind === 'problem' ? 'alert' : undefined}>
            <span aria-hidden="true" className="sign">
                {sign}
            </span>
            <div>{children}</div>
            {action && <div className="action">{action}</div>}
        </div>
    );
}

/** An error in words: what is the case, and what to do. */
export function Trouble({ error, action }: { error: unknown; action?: ReactNode }) {
    const { condition, remedy }: Explanation = explain(error);
    return (
        <Notice kind="problem" action={action}>
            <strong>{condition}</strong> {remedy}
        </Notice>
    );
}
