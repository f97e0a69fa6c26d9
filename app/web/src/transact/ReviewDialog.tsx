/** What a person sees between pressing a button and the chain having done it. */
import type { Address } from '@solana/kit';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { counted } from '../ui/format';
import { Notice, Trouble } from '../ui/notice';
import type { Action } from './action';
import { Forecasts, useFiguresThere } from './Forecasts';
import { Progress } from './Progress';
import { helps, PaidBy, PayBy } from './PayBy';
import { PaidElsewhere, PayElsewhere } from './PayElsewhere';
import type { Elsewhere, Run, Stage, Step } from './run';
import { Signatures } from './Signatures';
import { isUnderWay } from './underWay';

interface Props {
    open: boolean;
    run: Run;
    close: () => void;
    lookAgain: () => void;
    /** Has a token paid elsewhere, and looks again. */
    payAt: (mint: Address, where: Elsewhere) => void;
    sign: () => void;
    goOn: () => void;
}

/** A modal dialog: the browser keeps the focus in it, and gives it back when it closes; to the form's field
 *  where the button that opened it has nothing left to do. */
export default function ReviewDialog(props: Props) {
    const { open, run, close } = props;
    const dialog = useRef<HTMLDialogElement>(null);
    const heading = useRef<HTMLHeadingElement>(null);
    const opener = useRef<Element>(null);
    const title = useId();
    useEffect(() => {
        const element = dialog.current;
        if (open && !element?.open) {
            opener.current = document.activeElement;
            element?.showModal();
        }
        if (!open && element?.open) element.close();
    }, [open]);
    // A button goes when its stage is over, and must not take the focus along.
    useEffect(() => {
        if (open && !dialog.current?.contains(document.activeElement)) heading.current?.focus();
    }, [open, run.stage.at]);
    const closes = () => {
        const at = document.activeElement;
        const lost = at === document.body || dialog.current?.contains(at);
        if (lost) fieldBeside(opener.current)?.focus();
        close();
    };
    return (
        <dialog ref={dialog} className="review" aria-labelledby={title} onClose={closes}>
            <h2 id={title} ref={heading} tabIndex={-1}>
                {run.action.title}
            </h2>
            <div aria-live="polite">
                <Body key={run.stage.at} {...props} stage={run.stage} />
            </div>
            <Buttons
                key={run.stage.at}
                {...props}
                stage={run.stage}
                close={() => dialog.current?.close()}
            />
        </dialog>
    );
}

const fieldBeside = (button: Element | null) =>
    button?.closest('form')?.querySelector<HTMLElement>('input[inputmode]:enabled');

type Part = Props & { stage: Stage };

function Body({ run, stage, payAt }: Part): ReactNode {
    switch (stage.at) {
        case 'preparing':
            return <p className="loading">Trying it out on the chain…</p>;
        case 'nothing':
            return <p>There is nothing to do: the chain is already as you want it.</p>;
        case 'unfit':
            return (
                <>
                    <Trouble error={stage.why} />
                    {stage.why.payee && <PayElsewhere of={stage.why.payee} payAt={payAt} />}
                    <PaidBy />
                    {helps(stage.why) && <PayBy isNeeded />}
                </>
            );
        case 'review':
            return (
                <>
                    {stage.meanwhile.map((title) => (
                        <Notice key={title} kind="warning">
                            “{title}”, which you signed before, has landed meanwhile. Sign only if
                            this is to be done besides.
                        </Notice>
                    ))}
                    {stage.landed && (
                        <Notice kind="good">
                            {counted(stage.landed.length, 'transaction')} of it done. This is what
                            follows; without it the rest stays undone.
                        </Notice>
                    )}
                    <PaidElsewhere where={run.elsewhere} />
                    <PaidBy />
                    <Forecasts
                        steps={stage.steps}
                        notes={[...(run.action.notes ?? []), ...stage.notes]}
                        isProposed={run.action.vault !== undefined}
                    />
                    {stage.noWayOut && (
                        <Notice kind="warning">
                            {stage.noWayOut.condition} {stage.noWayOut.remedy}
                        </Notice>
                    )}
                    <PayBy />
                </>
            );
        case 'settling':
            return (
                <p className="loading">
                    Finding out what becomes of what you signed before: it has to land or expire
                    first…
                </p>
            );
        case 'running':
            return <Progress stage={stage} />;
        case 'done':
            return <Signatures landed={stage.landed} />;
        case 'failed':
            return (
                <>
                    <Trouble error={stage.why} />
                    {stage.landed.length > 0 && (
                        <>
                            <p>Done before that:</p>
                            <Signatures landed={stage.landed} />
                        </>
                    )}
                </>
            );
    }
}

function Buttons({ run, stage, close, lookAgain, sign, goOn }: Part) {
    return (
        <div className="buttons">
            <button type="button" onClick={close}>
                {stage.at === 'review' ? 'Cancel' : isUnderWay(stage) ? 'Hide' : 'Close'}
            </button>
            {(stage.at === 'unfit' || stage.at === 'review') && (
                <button type="button" onClick={lookAgain}>
                    Look again
                </button>
            )}
            {stage.at === 'review' && (
                <SignButton
                    many={manyNow(stage.steps, run.action)}
                    steps={stage.steps}
                    sign={sign}
                />
            )}
            {stage.at === 'failed' && (
                <button type="button" className="main" onClick={goOn}>
                    {stage.open ? 'Keep waiting' : 'Try again'}
                </button>
            )}
        </div>
    );
}

/** How many are signed at once: what follows from them is reviewed when it can be tried out. */
function manyNow(steps: readonly Step[], { vault }: Action): number {
    const later = steps.findIndex(({ forecast }) => 'later' in forecast);
    return later < 0 || vault ? steps.length : later;
}

/** Waits for the figures of what is signed. */
function SignButton({
    many,
    steps,
    sign,
}: {
    many: number;
    steps: readonly Step[];
    sign: () => void;
}) {
    const isThere = useFiguresThere(steps);
    return (
        <button type="button" className="main" onClick={sign} disabled={!isThere}>
            {many === 1 ? 'Sign' : `Sign ${many} transactions`}
        </button>
    );
}
