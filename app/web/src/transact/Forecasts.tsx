/** What transactions would do, as the chain answered when they were tried out. */
import { logsAreWhole, type OthersChange, type Preview, type TokenChange } from '@acequia/client';
import { useConnection } from '../chain/connection';
import { short, useMintsKnown } from '../tokens/tokens';
import { sol } from '../ui/format';
import { Notice } from '../ui/notice';
import { useWallet } from '../wallet/wallet';
import { Change } from './Change';
import { Inside, useInsideThere } from './Inside';
import type { Step } from './run';
import { useWaiting } from './unfinished';

/** What leaves the wallet, what comes and what it costs, transaction by transaction. */
export function Forecasts({
    steps,
    notes,
    isProposed,
}: {
    steps: readonly Step[];
    notes: readonly string[];
    isProposed: boolean;
}) {
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
                    <Forecast step={step} isProposed={isProposed} />
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
    const previews = steps.flatMap(({ forecast, proposal }) =>
        [forecast, proposal].flatMap((one) => (one && 'preview' in one ? [one.preview] : [])),
    );
    const isInsideThere = useInsideThere(previews);
    const changes = previews.flatMap(({ tokens, others }) => [...tokens, ...others]);
    return useMintsKnown(changes.map(({ mint }) => mint)) && isInsideThere;
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

/** What of the network's fee and of deposits the wallet that it is about pays itself. */
interface Pays {
    readonly fee: boolean;
    readonly deposits: boolean;
}

function Forecast({
    step: { forecast, proposal },
    isProposed,
}: {
    step: Step;
    isProposed: boolean;
}) {
    const isOwn = useWallet().payer === undefined;
    if ('later' in forecast) {
        return isProposed ? (
            <p>It follows from the ones before it: nobody can try it out before they are done.</p>
        ) : (
            <p>It follows from the ones before it, and is shown before you sign it.</p>
        );
    }
    if (!isProposed) return <Shown of={forecast.preview} pays={{ fee: isOwn, deposits: isOwn }} />;
    return (
        <>
            <h4>Once it is carried out</h4>
            <Shown of={forecast.preview} pays={{ fee: false, deposits: true }} whose="the vault" />
            {proposal && 'preview' in proposal && (
                <>
                    <h4>To propose it</h4>
                    <Shown of={proposal.preview} pays={{ fee: isOwn, deposits: true }} />
                </>
            )}
        </>
    );
}

function Shown({
    of: preview,
    pays,
    whose = 'your wallet',
}: {
    of: Preview;
    pays: Pays;
    whose?: string;
}) {
    const { leaves, comes } = solOf(preview, pays);
    const tokens = (sign: bigint) => preview.tokens.filter(({ change }) => change * sign > 0n);
    return (
        <>
            <dl className="facts">
                <Changes label={`Leaves ${whose}`} changes={tokens(-1n)} lamports={leaves} />
                <Changes label={`Comes to ${whose}`} changes={tokens(1n)} lamports={comes} />
                <Others changes={preview.others} />
                <Inside preview={preview} />
                <Costs preview={preview} pays={pays} />
            </dl>
            {!logsAreWhole(preview.logs) && (
                <Notice kind="warning">
                    The node has cut off what the programs say: some of what moves within the farm
                    may be missing here.
                </Notice>
            )}
        </>
    );
}

/** What of SOL comes and goes beside fees and deposits [lamports]. */
function solOf({ lamports, unwrapped, fee, deposits }: Preview, pays: Pays) {
    const paid = (pays.fee ? fee : 0n) + (pays.deposits ? deposits : 0n);
    const rest = lamports + paid - unwrapped;
    return {
        leaves: (unwrapped < 0n ? -unwrapped : 0n) + (rest < 0n ? -rest : 0n),
        comes: unwrapped > 0n ? unwrapped : 0n,
        back: rest > 0n ? rest : 0n,
    };
}

/** What others get, or give. */
function Others({ changes }: { changes: readonly OthersChange[] }) {
    return changes.map(({ owner, mint, change }) => (
        <div key={`${owner} ${mint}`}>
            <dt>
                {change > 0n ? 'Comes to' : 'Leaves'} <span title={owner}>{short(owner)}</span>
            </dt>
            <dd>
                <Change mint={mint} change={change} />
            </dd>
        </div>
    ));
}

function Changes({
    label,
    changes,
    lamports,
}: {
    label: string;
    changes: readonly TokenChange[];
    lamports: bigint;
}) {
    if (changes.length === 0 && lamports === 0n) return null;
    return (
        <div>
            <dt>{label}</dt>
            {changes.map((one) => (
                <dd key={one.mint}>
                    <Change {...one} />
                </dd>
            ))}
            {lamports > 0n && (
                <dd>
                    <Sol lamports={lamports} />
                </dd>
            )}
        </div>
    );
}

const Sol = ({ lamports }: { lamports: bigint }) => (
    <span className="amount" translate="no">
        <data value={lamports.toString()}>{sol(lamports)}</data> <abbr className="symbol">SOL</abbr>
    </span>
);

/** What the network takes, and what accounts hold: what of it comes back, to whom, and what does not. */
function Costs({ preview, pays }: { preview: Preview; pays: Pays }) {
    const { fee, priorityFee, deposits, given } = preview;
    const costs = [
        ['Network fee', fee, true],
        ['Of it to come first', priorityFee, false],
        ['Deposit, back when closed', deposits - given, false],
        ['Deposit for others, which stays theirs', given, false],
        ['Deposit that comes back', solOf(preview, pays).back, false],
    ] as const;
    return costs
        .filter(([, lamports, isAlwaysSaid]) => isAlwaysSaid || lamports > 0n)
        .map(([name, lamports]) => (
            <div key={name}>
                <dt>{name}</dt>
                <dd translate="no">{sol(lamports)} SOL</dd>
            </div>
        ));
}
