/** The way from an action to a transaction that has landed: every signature goes through here. */
import { explain } from '@acequia/client';
import {
    createContext,
    lazy,
    Suspense,
    use,
    useCallback,
    useEffect,
    useEffectEvent,
    useRef,
    useState,
    type ReactNode,
} from 'react';
import { useConnection } from '../chain/connection';
import { useRefresh } from '../chain/queries';
import { Boundary } from '../frame/Boundary';
import { Acting } from '../wallet/acting';
import { useWarningBeforeClosing } from '../ui/drafts';
import { loadSigning } from '../wallet/loadSigning';
import { useWallet } from '../wallet/wallet';
import type { Action } from './action';
import type { Elsewheres, Means, Run, Stage } from './run';
import { RunningBar } from './RunningBar';
import { isUnderWay } from './underWay';

/** Opens the review of an action. */
type Review = (action: Action) => void;

const Context = createContext<Review | undefined>(undefined);
// What reviews, signs and sends comes with the first button that may need it.
const loadDialog = () => import('./ReviewDialog');
const loadRun = () => import('./run');
const ReviewDialog = lazy(loadDialog);
const NOWHERE_ELSE: Elsewheres = new Map();

/** Lets what is below it act. One action at a time: until its outcome is known, the next waits. */
export function TransactProvider({ children }: { children: ReactNode }) {
    const connection = useConnection();
    const { wallet, payer } = useWallet();
    const signer = wallet?.signer;
    const refresh = useRefresh();
    const [run, setRun] = useState<Run>();
    const [open, setOpen] = useState(false);
    const current = useRef<Action>(undefined);

    const means = useCallback(
        (action: Action, elsewhere: Elsewheres): Means | undefined => {
            const show = (stage: Stage) => {
                if (current.current !== action) return; // Closed, or another one is on.
                setRun({ action, stage, elsewhere });
                if (stage.at === 'done' || stage.at === 'failed') void refresh();
            };
            if (!signer) return undefined;
            const pays = payer?.signer ?? signer;
            return { connection, who: signer, payer: pays, action, elsewhere, show };
        },
        [connection, signer, payer, refresh],
    );
    const review = useCallback<Review>(
        (action) => {
            setOpen(true);
            if (current.current && isUnderWay(run?.stage)) return;
            current.current = action;
            const how = means(action, NOWHERE_ELSE);
            if (!how) return;
            how.show({ at: 'preparing' });
            carry(how, ({ prepare }) => prepare(how));
        },
        [means, run?.stage],
    );
    const close = useCallback(() => {
        setOpen(false);
        if (isUnderWay(run?.stage)) return;
        current.current = undefined;
        setRun(undefined);
    }, [run?.stage]);
    useWarningBeforeClosing(isUnderWay(run?.stage));

    const how = run && means(run.action, run.elsewhere);
    const stage = run?.stage;
    // What was tried out with one payer is nobody's to sign with another.
    const lookAgain = useEffectEvent(() => {
        if (!how || (stage?.at !== 'review' && stage?.at !== 'unfit')) return;
        carry(how, ({ prepare }) => prepare(how));
    });
    useEffect(() => lookAgain(), [payer]);
    return (
        <Context value={review}>
            {children}
            {run && !open && <RunningBar run={run} open={() => setOpen(true)} close={close} />}
            {run && (
                <Boundary className="running-bar">
                    <Suspense>
                        <ReviewDialog
                            open={open}
                            run={run}
                            close={close}
                            lookAgain={() => how && carry(how, ({ prepare }) => prepare(how))}
                            payAt={(mint, where) => {
                                const elsewhere = new Map(run.elsewhere).set(mint, where);
                                const paying = means(run.action, elsewhere);
                                if (paying) carry(paying, ({ prepare }) => prepare(paying));
                            }}
                            sign={() => {
                                if (!how || stage?.at !== 'review') return;
                                carry(how, ({ agree }) => agree(how, stage.steps, stage.landed));
                            }}
                            goOn={() => {
                                if (!how || stage?.at !== 'failed') return;
                                carry(how, ({ goOn }) => goOn(how, stage));
                            }}
                        />
                    </Suspense>
                </Boundary>
            )}
        </Context>
    );
}

/** Does something with an action, once what does it is there. */
function carry(how: Means, act: (run: Awaited<ReturnType<typeof loadRun>>) => Promise<void>): void {
    loadRun().then(act, (error: unknown) => how.show({ at: 'unfit', why: explain(error) }));
}

/** Opens the review of an action, or says that no wallet is connected. */
export function useTransact(): Review {
    const review = use(Context);
    if (!review) throw new Error('useTransact outside of a TransactProvider');
    return review;
}

/** What is below it is somebody else's: it is looked at, and nothing is done with it. */
export const Looking = createContext(false);

/** A button for an action. Without a wallet it says so; pages need not. */
export function ActionButton({
    action,
    children,
    disabled = false,
    kind = 'main',
    submits = false,
}: {
    /** Made when the button is pressed; `undefined` or an error's text where the form is not fit. */
    action: () => Action | undefined;
    children: ReactNode;
    disabled?: boolean;
    kind?: 'main' | 'plain';
    /** Whether the form around it is sent by it, so that the Enter key presses it. */
    submits?: boolean;
}) {
    const review = useTransact();
    const isLooking = use(Looking);
    const vault = use(Acting);
    const { wallet } = useWallet();
    useEffect(() => {
        // What fails to come is said to, when it is needed.
        for (const load of [loadRun, loadDialog, loadSigning]) load().catch(() => {});
    }, []);
    const press = () => {
        const made = action();
        if (made) review(vault ? { ...made, vault } : made);
    };
    if (isLooking) return null;
    return (
        <button
            key={wallet ? 'acts' : 'waits'}
            type={submits ? 'submit' : 'button'}
            className={kind}
            disabled={disabled || !wallet}
            onClick={press}
        >
            {wallet ? children : 'Connect a wallet first'}
        </button>
    );
}
