/** Epochs that are over, as far as they still have an account. */
import { gauges } from '@acequia/client';
import { usePoolName, useTokens } from '../../tokens/tokens';
import { Amount, When } from '../../ui/figures';
import { Plot } from '../../ui/Plot';
import { Scrolls } from '../../ui/Scrolls';
import type { PlotLine } from '../../ui/plotData';
import { Passed } from './EpochPanel';
import { Votes } from './Votes';

interface Props {
    readonly gauge: gauges.GaugeAccount;
    /** The latest first. */
    readonly epochs: readonly gauges.EpochAccount[];
}

export function History({ gauge, epochs }: Props) {
    if (epochs.length === 0) return null;
    const { decimals, rewardMint } = gauge.data;
    return (
        <section className="card stack" aria-label="Epochs before">
            <h2>Epochs before</h2>
            {epochs.length > 1 && <SharePlot gauge={gauge} epochs={epochs} />}
            <Scrolls label="Epochs that are over">
                <table>
                    <caption className="unseen">Epochs that are over</caption>
                    <thead>
                        <tr>
                            <th scope="col">Epoch</th>
                            <th scope="col">Voting ended</th>
                            <th scope="col" className="number">
                                Votes
                            </th>
                            <th scope="col" className="number">
                                Budget
                            </th>
                            <th scope="col">Went to</th>
                            <th scope="col" className="number">
                                To the next
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        {epochs.map((epoch) => {
                            const { books } = epoch.data;
                            const split = gauges.allocation(books);
                            return (
                                <tr key={epoch.address}>
                                    <th scope="row">{books.number.toString()}</th>
                                    <td>
                                        <When time={books.window.votingEnd} />
                                    </td>
                                    <td className="number">
                                        <Votes count={split.votes} />
                                    </td>
                                    <td className="number">
                                        <Amount
                                            units={books.budget}
                                            decimals={decimals}
                                            mint={rewardMint}
                                        />
                                    </td>
                                    <td>
                                        <WentTo gauge={gauge} epoch={epoch} split={split} />
                                    </td>
                                    <td className="number">
                                        <Amount
                                            units={split.rollover}
                                            decimals={decimals}
                                            mint={rewardMint}
                                            bare
                                        />
                                    </td>
                                </tr>
                            );
                        })}
                    </tbody>
                </table>
            </Scrolls>
        </section>
    );
}

function WentTo({
    gauge,
    epoch,
    split,
}: {
    gauge: gauges.GaugeAccount;
    epoch: gauges.EpochAccount;
    split: gauges.Allocation;
}) {
    const name = usePoolName();
    return gauges.poolsOf(epoch).map((pool, place) => {
        const { amount } = split.shares[place]!;
        if (amount === 0n) return null;
        return (
            <div key={pool}>
                {name(pool)}:{' '}
                <Amount
                    units={amount}
                    decimals={gauge.data.decimals}
                    mint={gauge.data.rewardMint}
                    bare
                />
                <Passed epoch={epoch} place={place} />
            </div>
        );
    });
}

/** What each pool got, epoch by epoch. */
function SharePlot({ gauge, epochs }: Props) {
    const name = usePoolName();
    const { symbol } = useTokens()(gauge.data.rewardMint);
    const one = 10 ** gauge.data.decimals;
    const rising = epochs.toReversed();
    const pools = [...new Set(epochs.flatMap((epoch) => gauges.poolsOf(epoch)))];
    const end = Number(rising.at(-1)!.data.books.window.boundary) + gauge.data.terms.epochSeconds;
    const lines = pools.map((pool): PlotLine => {
        const points = rising.map((epoch) => {
            const place = gauges.poolsOf(epoch).indexOf(pool);
            const { shares } = gauges.allocation(epoch.data.books);
            const amount = shares[place]?.amount ?? 0n;
            return { at: Number(epoch.data.books.window.boundary), value: Number(amount) / one };
        });
        const last = points.at(-1)!;
        return { label: name(pool), shape: 'step', points: [...points, { ...last, at: end }] };
    });
    return <Plot title="What each pool got" unit={`${symbol} in the epoch after`} lines={lines} />;
}
