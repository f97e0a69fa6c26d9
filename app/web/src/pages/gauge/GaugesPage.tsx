/** Votes of stakers on how a budget is split among pools. */
import type { Address } from '@solana/kit';
import { useNow } from '../../chain/clock';
import { Loaded } from '../../ui/loading';
import { EpochPanel } from './EpochPanel';
import { GaugeHead } from './GaugeHead';
import { History } from './History';
import { useGauges, useGaugeState, type GaugeState } from './queries';
import { useTitle } from '../../ui/useTitle';

export default function GaugesPage() {
    useTitle('Votes');
    const gauges = useGauges();
    return (
        <>
            <h1>Votes</h1>
            <p>
                In a gauge, those who stake vote each epoch on how a budget of rewards is split
                among pools. Votes of one epoch fund what streams in the next. Your stake votes with
                what has been staked without a break since the epoch began.
            </p>
            <Loaded query={gauges} what="the gauges">
                {(found) =>
                    found.length === 0 ? (
                        <p>No pool on this chain passes votes on to a gauge yet.</p>
                    ) : (
                        <div className="stack">
                            {found.map((gauge) => (
                                <Gauge key={gauge} address={gauge} />
                            ))}
                        </div>
                    )
                }
            </Loaded>
        </>
    );
}

function Gauge({ address }: { address: Address }) {
    const state = useGaugeState(address);
    return (
        <Loaded query={state} what="the gauge">
            {(read) => <Parts state={read} />}
        </Loaded>
    );
}

function Parts({ state }: { state: GaugeState }) {
    const now = useNow();
    const { gauge, epochs, number } = state;
    const current = epochs.find(({ data }) => data.books.number === number);
    const earlier = epochs.filter(
        (epoch) => epoch !== current && epoch.data.books.number <= (number ?? 0n),
    );
    if (now === undefined) return null;
    return (
        <div className="stack">
            {current && <EpochPanel gauge={gauge} epoch={current} earlier={earlier} now={now} />}
            <GaugeHead gauge={gauge} now={now} number={number} isOpen={current !== undefined} />
            <History gauge={gauge} epochs={earlier} />
        </div>
    );
}
