/** A gauge's terms, and where its tokens are. */
import { gauges } from '@acequia/client';
import { useTokens } from '../../tokens/tokens';
import { Address } from '../../ui/address';
import { Amount, Until } from '../../ui/figures';
import { bps, duration } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Votes } from './Votes';

export function GaugeHead({
    gauge,
    now,
    number,
    isOpen,
}: {
    gauge: gauges.GaugeAccount;
    now: bigint;
    /** Of the epoch that runs. */
    number: bigint | undefined;
    /** Whether that has been opened. */
    isOpen: boolean;
}) {
    const { rewardMint, decimals, terms, books, authority, powerManager } = gauge.data;
    const opens = number === undefined ? 0n : gauges.epochWindow(gauge, number).votingEnd;
    const { symbol } = useTokens()(rewardMint);
    const amount = (units: bigint) => (
        <Amount units={units} decimals={decimals} mint={rewardMint} />
    );
    return (
        <section className="card" aria-label={`The gauge of ${symbol}`}>
            <div className="row between">
                <h2>The gauge of {symbol}</h2>
                <Address of={gauge.address} />
            </div>
            {number === undefined && (
                <Notice kind="hint">
                    Its first epoch begins <Until time={terms.genesis} now={now} />.
                </Notice>
            )}
            {number !== undefined && !isOpen && (
                <Notice kind="hint">
                    Epoch {number.toString()} runs without votes: nobody opened it before it began.
                    The next one is opened <Until time={opens} now={now} />, by anyone, if there is
                    a budget: <code>acequia gauge advance</code>.
                </Notice>
            )}
            <dl className="facts">
                <div>
                    <dt>An epoch lasts</dt>
                    <dd>
                        {duration(terms.epochSeconds)}; voting ends {duration(terms.closingSeconds)}{' '}
                        before its end
                    </dd>
                </div>
                <div>
                    <dt>It takes at least</dt>
                    <dd>
                        {terms.quorum === 0n ? (
                            'no number of votes'
                        ) : (
                            <>
                                <Votes count={terms.quorum} />; without them the budget goes to the
                                next epoch
                            </>
                        )}
                    </dd>
                </div>
                <div>
                    <dt>One pool gets at most</dt>
                    <dd>{bps(terms.capBps)} of the budget</dd>
                </div>
                <div>
                    <dt>For epochs to come</dt>
                    <dd>
                        {amount(books.idle)}
                        {terms.epochBudget > 0n && (
                            <>
                                , of which an epoch splits at most {amount(terms.epochBudget)}; the
                                rest stays for later ones
                            </>
                        )}
                    </dd>
                </div>
                <div>
                    <dt>Passed on to pools so far</dt>
                    <dd>{amount(books.applied)}</dd>
                </div>
                <div>
                    <dt>Authority</dt>
                    <dd>
                        <Address of={authority} />, who sets quorum, cap and pools of epochs to
                        come, and may take back what no epoch holds
                    </dd>
                </div>
                {powerManager.__option === 'Some' && powerManager.value !== authority && (
                    <div>
                        <dt>Power manager</dt>
                        <dd>
                            <Address of={powerManager.value} />, who says what the pools’ stakes
                            weigh in epochs to come
                        </dd>
                    </div>
                )}
            </dl>
        </section>
    );
}
