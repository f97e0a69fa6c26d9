import type { Run } from './run';
import { isUnderWay } from './underWay';

const WORDS: Partial<Record<Run['stage']['at'], string>> = {
    preparing: 'is tried out',
    settling: 'waits for what was signed before',
    running: 'is on its way',
    done: 'is done',
    failed: 'has stopped',
};

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
