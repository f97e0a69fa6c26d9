import type { gauges } from '@acequia/client';
import { usePoolName, useTokens } from '../../tokens/tokens';
import { Scrolls } from '../../ui/Scrolls';
import { Amount } from '../../ui/figures';
import { percent } from '../../ui/format';
import { movesOf, partOfVotes } from './moves';
import type { Voter } from './queries';

/** What each pool would get a day with a vote, and what of it is the vote's doing. */
export function VoteMoves({
    gauge,
    epoch,
    voters,
    split,
}: {
    gauge: gauges.GaugeAccount;
    epoch: gauges.EpochAccount;
    voters: readonly Voter[];
    split: gauges.Split;
}) {
    const name = usePoolName();
    const { rewardMint: mint, decimals } = gauge.data;
    const { symbol } = useTokens()(mint);
    const figure = { decimals, mint, bare: true, places: 4 };
    return (
        <div>
            <p>
                You have <strong>{percent(partOfVotes(epoch, voters))}</strong> of the votes. If
                nobody else voted any more, this is what yours moves:
            </p>
            <Scrolls label="What your vote moves">
                <table>
                    <caption className="unseen">What your vote moves</caption>
                    <thead>
                        <tr>
                            <th scope="col">Pool</th>
                            <th scope="col" className="number">
                                {symbol} a day
                            </th>
                            <th scope="col" className="number">
                                By your vote
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        {movesOf(epoch, voters, split).map(({ pool, gets, more }) => (
                            <tr key={pool}>
                                <th scope="row">{name(pool)}</th>
                                <td className="number">
                                    <Amount units={gets} {...figure} />
                                </td>
                                <td className="number">
                                    <Amount units={more} {...figure} signed />
                                </td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </Scrolls>
        </div>
    );
}
