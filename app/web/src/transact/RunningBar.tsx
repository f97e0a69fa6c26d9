import { useEffect } from 'react';
import type { Run } from './run';
import { isUnderWay } from './underWay';

const WORDS: Partial<Record<Run['stage']['at'], string>> = {
    preparing: 'is tried out',
    settling: 'waits for what was signed before',
    running: 'is on its way',
    done: 'is done',
    failed: 'has stopped',
};

/** How long it is told that something is done [ms]. */
const SEEN_MS = 10_000;

/** An action whose dialog is hidden. */
export function RunningBar({
    run,
    open,
    close,
}: {
    run: Run;
    open: () => void;
    close: () => void;
}) {
    const words = WORDS[run.stage.at];
    const isDone = run.stage.at === 'done';
    useEffect(() => {
        if (!isDone) return undefined;
        const timer = setTimeout(close, SEEN_MS);
        return () => clearTimeout(timer);
    }, [isDone, close]);
    if (!words) return null;
    return (
        <div className="running-bar" role="status">
            <span>
                {run.action.title} {words}.
            </span>
            <button type="button" onClick={open}>
                Show
            </button>
            {!isUnderWay(run.stage) && (
                <button type="button" className="quiet" onClick={close} aria-label="Dismiss">
                    ✕
                </button>
            )}
        </div>
    );
}
