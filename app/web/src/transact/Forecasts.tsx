/** What transactions would do, as the chain answered when they were tried out. */
import type { Preview, TokenChange } from '@acequia/client';
import { useConnection } from '../chain/connection';
import { usePools } from '../chain/queries';
import { useMint, useMintsKnown } from '../tokens/tokens';
import { Amount } from '../ui/figures';
import { sol } from '../ui/format';
import { Notice } from '../ui/notice';
import { useWallet } from '../wallet/wallet';
import { Inside, movesInside } from './Inside';
import type { Step } from './run';
import { useWaiting } from './unfinished';

/** What leaves the wallet, what comes and what it costs, transaction by transaction. */
export function Forecasts({ steps, notes }: { steps: readonly Step[]; notes: readonly string[] }) {
    return (
        <>
            {steps.map((step, nth) => (
                <section
                    key={nth}
                    aria-label={steps.length > 1 ? `Transaction ${nth + 1}` : 'What it does'}
                >
                    {steps.length > 1 && (
                        <h3>
                            Transaction {nth + 1} of {steps.length}
                        </h3>
                    )}
                    <Forecast step={step} />
                </section>
            ))}
            <StillOpen />
            {notes.map((note) => (
                <Notice key={note} kind="hint">
                    {note}
                </Notice>
            ))}
            <p className="small">
                Tried out on the chain just now. What accrues by the second may be a little more
                when it lands.
            </p>
        </>
    );
}

/** Whether every figure of a review is there: what is not seen is not to be signed. */
export function useFiguresThere(steps: readonly Step[]): boolean {
    const previews = steps.flatMap(({ forecast }) =>
        'preview' in forecast ? [forecast.preview] : [],
    );
    const areMintsKnown = useMintsKnown(
        previews.flatMap(({ tokens }) => tokens.map(({ mint }) => mint)),
    );
    const arePoolsKnown = usePools().data !== undefined || !previews.some(movesInside);
    return areMintsKnown && arePoolsKnown;
}

/** What was signed before and may still land could make this a second time. */
function StillOpen() {
    const waiting = useWaiting(useConnection().cluster.rpc);
    return waiting.map(({ title, signed }) => (
        <Notice key={signed.signature} kind="warning">
            “{title}”, which you signed before, may still land. If this is meant in its place, close
            this and find out first.
        </Notice>
    ));
}

function Forecast({ step: { forecast } }: { step: Step }) {
    if ('later' in forecast) {
        return <p>It follows from the ones before it, and is tried out before you sign it.</p>;
    }
    const { preview } = forecast;
    const leaves = preview.tokens.filter(({ change }) => change < 0n);
    const comes = preview.tokens.filter(({ change }) => change > 0n);
    return (
        <dl className="facts">
            <Changes label="Leaves your wallet" changes={leaves} />
            <Changes label="Comes to your wallet" changes={comes} />
            <Inside preview={preview} />
            <Costs preview={preview} />
        </dl>
    );
}

function Changes({ label, changes }: { label: string; changes: readonly TokenChange[] }) {
    if (changes.length === 0) return null;
    return (
        <div>
            <dt>{label}</dt>
            {changes.map((one) => (
                <dd key={one.mint}>
                    <Change {...one} />
                </dd>
            ))}
        </div>
    );
}

function Change({ mint, change }: TokenChange) {
    const decimals = useMint(mint).data?.decimals;
    if (decimals === undefined) return <>…</>;
    return <Amount units={change < 0n ? -change : change} decimals={decimals} mint={mint} />;
}

function Costs({ preview: { fee, priorityFee, deposits, lamports } }: { preview: Preview }) {
    const { payer } = useWallet();
    const comesBack = payer ? lamports : lamports + fee + deposits;
    return (
        <>
            <div>
                <dt>Network fee</dt>
                <dd translate="no">{sol(fee)} SOL</dd>
            </div>
            {priorityFee > 0n && (
                <div>
                    <dt>Of it to come first</dt>
                    <dd translate="no">{sol(priorityFee)} SOL</dd>
                </div>
            )}
            {deposits > 0n && (
                <div>
                    <dt>Deposit, back when closed</dt>
                    <dd translate="no">{sol(deposits)} SOL</dd>
                </div>
            )}
            {comesBack > 0n && (
                <div>
                    <dt>Deposit that comes back</dt>
                    <dd translate="no">{sol(comesBack)} SOL</dd>
                </div>
            )}
        </>
    );
}
